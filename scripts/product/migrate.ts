import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runToEnd } from './child.ts';
import { stateFolder } from './home.ts';
import { Explained, ROOT } from './settings.ts';

const MIGRATIONS = path.join(ROOT, 'apps/api/src/db/migrations');

function migrationsHash(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(MIGRATIONS).sort()) {
    if (name.endsWith('.sql')) hash.update(name).update(readFileSync(path.join(MIGRATIONS, name)));
  }
  return hash.digest('hex');
}

/** Brings the local D1 up to the newest migration; asks wrangler only when there may be something to do. */
export async function migrate(home: string): Promise<void> {
  const state = stateFolder(home);
  const stamp = path.join(state, 'migrated');
  const hash = migrationsHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  const { code, output } = await runToEnd(
    'wrangler',
    ['d1', 'migrations', 'apply', 'carequeue', '--local', '--persist-to', state],
    { quiet: true },
  );
  if (code !== 0) throw new Explained(`${output}\nThe local database could not be migrated (the lines above say why).`);
  mkdirSync(state, { recursive: true });
  writeFileSync(stamp, hash);
}
