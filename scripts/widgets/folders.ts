import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../product/settings.ts';
import type { ScriptFile } from './bundle.ts';
import { bundleScripts } from './bundle.ts';
import { WIDGETS_FOLDER } from './elements.ts';
import type { VersionsManifest } from './manifest.ts';
import { compareVersions, manifestOf } from './manifest.ts';
import type { Release } from './released.ts';
import { MANIFEST, readReleases } from './released.ts';

/** The moving folder: the newest scripts of the first line of versions that pages can rely on. */
export const MOVING = 'v1';

/** The guide that shows how to pin a script. */
export const EMBED_GUIDE = path.join(ROOT, 'apps/docs/guides/embed.md');

/** The version of the package as it stands. */
export function packageVersion(): string {
  const { version }: { version: string } = JSON.parse(readFileSync(path.join(WIDGETS_FOLDER, 'package.json'), 'utf8'));
  return version;
}

/** Writes scripts into a folder, and nothing else stays there. */
export function writeScripts(folder: string, files: readonly ScriptFile[]): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of files) writeFileSync(path.join(folder, name), text);
}

/** Writes scripts with the manifest of their hashes. */
export function writeVersion(folder: string, version: string, files: readonly ScriptFile[]): void {
  writeScripts(folder, files);
  writeFileSync(path.join(folder, MANIFEST), JSON.stringify(manifestOf(version, files), null, 2));
}

function versionsManifest(releases: readonly Release[], working: Release | null): VersionsManifest {
  const all = [
    ...releases.map(({ manifest }) => ({ ...manifest, isFrozen: true })),
    ...(working === null ? [] : [{ ...working.manifest, isFrozen: false }]),
  ].sort((a, b) => compareVersions(a.version, b.version));
  return {
    latest: all.at(-1)?.version ?? '',
    moving: MOVING,
    versions: Object.fromEntries(all.map((manifest) => [manifest.version, manifest])),
  };
}

/**
 * Writes all that is served under `/widgets/`: the moving scripts, each released version as it was, and the version that
 * is being worked on until it is released.
 *
 * @returns the versions that never change any more.
 */
export async function writeWidgets(folder: string): Promise<readonly string[]> {
  rmSync(folder, { recursive: true, force: true });
  const version = packageVersion();
  const releases = readReleases();
  const isReleased = releases.some(({ manifest }) => manifest.version === version);
  const [moving, frozen] = await Promise.all([
    bundleScripts({ name: MOVING, isFrozen: false }),
    isReleased ? null : bundleScripts({ name: version, isFrozen: true }),
  ]);
  const working = frozen === null ? null : { manifest: manifestOf(version, frozen), files: frozen };
  writeScripts(path.join(folder, MOVING), moving);
  for (const { manifest, files } of working === null ? releases : [...releases, working]) {
    writeVersion(path.join(folder, manifest.version), manifest.version, files);
  }
  writeFileSync(path.join(folder, MANIFEST), JSON.stringify(versionsManifest(releases, working), null, 2));
  return releases.map(({ manifest }) => manifest.version);
}
