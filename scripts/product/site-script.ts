import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { VersionsManifest } from '../widgets/manifest.ts';
import { PUBLIC_FOLDER } from './build.ts';

/** The newest version's script with its hash, as a hospital's web team would pin it; undefined where it is not known. */
export function frozenScript(baseUrl: string): { url: string; integrity: string } | undefined {
  const text = readFileSync(path.join(PUBLIC_FOLDER, 'widgets/manifest.json'), 'utf8');
  const { latest, versions }: VersionsManifest = JSON.parse(text);
  const integrity = versions[latest]?.files['carequeue.js']?.integrity;
  return integrity === undefined ? undefined : { url: `${baseUrl}/widgets/${latest}/carequeue.js`, integrity };
}
