import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runScript } from '../product/lifetime.ts';
import { bundleScripts } from './bundle.ts';
import { WIDGETS_FOLDER } from './elements.ts';
import { EMBED_GUIDE, packageVersion, writeVersion } from './folders.ts';
import { withPinnedSnippet } from './pinned-snippet.ts';
import { readReleases, recordRelease } from './released.ts';

// Bundles the scripts that the package publishes; with `--release` they are recorded as the version's, for ever.
await runScript(async () => {
  const version = packageVersion();
  const files = await bundleScripts({ name: version, isFrozen: true });
  writeVersion(path.join(WIDGETS_FOLDER, 'dist/script'), version, files);
  if (process.argv.includes('--release')) {
    recordRelease(version, files);
    const newest = readReleases().at(-1)?.manifest ?? null;
    writeFileSync(EMBED_GUIDE, withPinnedSnippet(readFileSync(EMBED_GUIDE, 'utf8'), newest, version));
  }
});
