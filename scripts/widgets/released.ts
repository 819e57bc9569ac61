import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ScriptFile } from './bundle.ts';
import { WIDGETS_FOLDER } from './elements.ts';
import type { ScriptManifest } from './manifest.ts';
import { compareVersions, integrityOf, manifestOf } from './manifest.ts';

/**
 * The scripts of the versions that were released, as they were: what pages have pinned is served from here for ever, and
 * never built again. docs/decisions/0017-released-scripts-are-kept.md says why.
 */
export const RELEASED_FOLDER = path.join(WIDGETS_FOLDER, 'released');
/** The file beside a version's scripts that tells their hashes and sizes. */
export const MANIFEST = 'manifest.json';

/** A released version. */
export interface Release {
  readonly manifest: ScriptManifest;
  readonly files: readonly ScriptFile[];
}

function readManifest(folder: string): ScriptManifest {
  return JSON.parse(readFileSync(path.join(folder, MANIFEST), 'utf8'));
}

/** Every released version, oldest first. */
export function readReleases(released: string = RELEASED_FOLDER): Release[] {
  if (!existsSync(released)) return [];
  const versions = readdirSync(released, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return versions
    .map(({ name }) => {
      const folder = path.join(released, name);
      const names = readdirSync(folder).filter((file) => file !== MANIFEST);
      const files = names.sort().map((file) => ({ name: file, text: readFileSync(path.join(folder, file), 'utf8') }));
      return { manifest: readManifest(folder), files };
    })
    .sort((a, b) => compareVersions(a.manifest.version, b.manifest.version));
}

/** Says what in a release is not what its manifest promised pages; empty when nothing is. */
export function releaseFaults({ manifest, files }: Release): string[] {
  const promised = Object.keys(manifest.files);
  const missing = promised.filter((name) => !files.some((file) => file.name === name));
  const wrong = files.filter(({ name, text }) => manifest.files[name]?.integrity !== integrityOf(text));
  return [
    ...missing.map((name) => `${manifest.version}/${name} is missing`),
    ...wrong.map(({ name }) => `${manifest.version}/${name} is not what was released`),
  ];
}

/**
 * Records a version's scripts as released.
 *
 * @throws Error when the version was released with other scripts: it needs another number.
 */
export function recordRelease(version: string, files: readonly ScriptFile[], released: string = RELEASED_FOLDER): void {
  const folder = path.join(released, version);
  const manifest = manifestOf(version, files);
  if (existsSync(folder)) {
    const faults = releaseFaults({ manifest: readManifest(folder), files });
    if (faults.length === 0) return;
    throw new Error(`${version} was released with other scripts: ${faults.join('; ')}. Give this one another number.`);
  }
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of files) writeFileSync(path.join(folder, name), text);
  writeFileSync(path.join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
}
