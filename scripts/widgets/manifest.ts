import { createHash } from 'node:crypto';
import { brotliCompressSync } from 'node:zlib';
import type { ScriptFile } from './bundle.ts';

/** What a page needs to know of one script. */
export interface ScriptFacts {
  /** For the `integrity` attribute: `sha384-…`. */
  readonly integrity: string;
  readonly bytes: number;
  /** As a network sends it. */
  readonly brotliBytes: number;
}

/** The scripts of one version, by file name: `/widgets/<version>/manifest.json`. */
export interface ScriptManifest {
  readonly version: string;
  readonly files: Readonly<Record<string, ScriptFacts>>;
}

/** Every version that is served: `/widgets/manifest.json`. */
export interface VersionsManifest {
  /** The newest. */
  readonly latest: string;
  /** Folder whose scripts are those of the newest version, always. */
  readonly moving: 'v1';
  /** `isFrozen` is false while a version is being worked on: its files change until it is released. */
  readonly versions: Readonly<Record<string, ScriptManifest & { readonly isFrozen: boolean }>>;
}

/** The value of an `integrity` attribute for a script's content. */
export function integrityOf(content: string | Uint8Array): string {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`;
}

/** Tells hash and sizes of a version's scripts. */
export function manifestOf(version: string, files: readonly ScriptFile[]): ScriptManifest {
  const facts = files.map(({ name, text }) => {
    const content = Buffer.from(text);
    const brotliBytes = brotliCompressSync(content).length;
    return [name, { integrity: integrityOf(content), bytes: content.length, brotliBytes }] as const;
  });
  return { version, files: Object.fromEntries(facts) };
}

/** Compares versions by their numbers: below 0 when `a` is older. A pre-release counts as its release. */
export function compareVersions(a: string, b: string): number {
  const numbers = (version: string): number[] => (version.split('-')[0] ?? '').split('.').map(Number);
  const [left, right] = [numbers(a), numbers(b)];
  const differing = left.findIndex((number, index) => number !== right[index]);
  return differing === -1 ? 0 : (left[differing] ?? 0) - (right[differing] ?? 0);
}
