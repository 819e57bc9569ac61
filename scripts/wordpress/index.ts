import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runScript } from '../product/lifetime.ts';
import { ROOT } from '../product/settings.ts';
import { tryInWordPress } from './in-wordpress.ts';
import type { PluginScript } from './plugin.ts';
import { pluginFiles } from './plugin.ts';
import { zip } from './zip.ts';

// Makes the zip that a hospital uploads under Plugins → Add New; with --try, the plugin is run in WordPress first, as it
// is and as it will be once its script is released; `--try <zip>` takes another WordPress than 6.5.
await runScript(async () => {
  const files = pluginFiles();
  const [flag, wordPress] = process.argv.slice(2);
  if (flag === '--try') {
    await tryInWordPress(files, wordPress);
    await tryInWordPress(pluginFiles({ version: '1.2.3', integrity: `sha384-${'a'.repeat(64)}` }), wordPress);
  }
  const { version, integrity }: PluginScript = JSON.parse(files.get('pinned.json') ?? '{}');
  const folder = path.join(ROOT, 'dist/wordpress');
  const file = path.join(folder, `carequeue-${version}.zip`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, zip(new Map([...files].map(([name, text]) => [`carequeue/${name}`, text]))));
  const script =
    integrity === null
      ? `loads the newest script: version ${version} is not released, so that no hash of it can be pinned`
      : `pins version ${version} of the script`;
  process.stdout.write(`${path.relative(ROOT, file)}: ${files.size} files, ${script}\n`);
});
