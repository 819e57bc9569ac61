import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Explained } from './settings.ts';

/** Secrets of one state folder: made once, kept beside the state they sign for. */
export interface DevelopmentSecrets {
  /** Opens the development-only routes. */
  readonly token: string;
  /** `kid:base64` of the key that signs ticket credentials. */
  readonly ticketSecrets: string;
}

/** Writes a file that only its owner may read, whole or not at all. */
export function writePrivateFile(file: string, content: string): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, content, { mode: 0o600 });
  renameSync(draft, file);
}

/** The folder of wrangler's and Miniflare's local state (`--persist-to`). */
export function stateFolder(home: string): string {
  return path.join(home, 'state');
}

function isSecrets(value: unknown): value is DevelopmentSecrets {
  return (
    typeof value === 'object' &&
    value !== null &&
    'token' in value &&
    typeof value.token === 'string' &&
    'ticketSecrets' in value &&
    typeof value.ticketSecrets === 'string'
  );
}

/** The secrets of this state folder, made at its first use. */
export function developmentSecrets(home: string): DevelopmentSecrets {
  const file = path.join(home, 'development.json');
  if (existsSync(file)) {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (isSecrets(kept)) return kept;
    throw new Explained(`${file} is damaged: delete it, then start again (tickets taken before are then unknown).`);
  }
  const made = {
    token: randomBytes(24).toString('base64url'),
    ticketSecrets: `k1:${randomBytes(32).toString('base64')}`,
  };
  writePrivateFile(file, `${JSON.stringify(made, null, 2)}\n`);
  return made;
}
