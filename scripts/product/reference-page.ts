import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ROOT } from './settings.ts';

const PAGE = path.join(ROOT, 'apps/docs/reference-page');

/**
 * The interactive API reference: our page, our few lines of script, and the viewer from its package. All of it is
 * served by the Worker itself; the page's policy lets nothing in from elsewhere.
 */
export function buildReference(folder: string): void {
  const viewer = createRequire(import.meta.url).resolve('@scalar/api-reference');
  const standalone = path.join(path.dirname(viewer), 'browser/standalone.js');
  mkdirSync(folder, { recursive: true });
  copyFileSync(standalone, path.join(folder, 'viewer.js'));
  for (const name of ['index.html', 'no-eval.js', 'start.js'])
    writeFileSync(path.join(folder, name), readFileSync(path.join(PAGE, name)));
}
