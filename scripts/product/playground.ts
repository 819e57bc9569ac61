import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runToEnd } from './child.ts';
import { withLock } from './lock.ts';
import { Explained, ROOT } from './settings.ts';

/** What the sample site serves under `/playground/`. */
export const PLAYGROUND_FOLDER = path.join(ROOT, 'dist/playground');
const STAMP = path.join(ROOT, 'dist/.playground-sources');
const DOCS = path.join(ROOT, 'apps/docs');
const SOURCES = ['*.{md,json}', '{errors,guides,playground,public}/*', '.vitepress/*.ts'];
const BESIDE = ['packages/widgets/custom-elements.json', 'pnpm-lock.yaml', 'scripts/product/playground.ts'];

function sourcesHash(): string {
  const hash = createHash('sha256');
  const files = [
    ...globSync(SOURCES, { cwd: DOCS }).map((file) => path.join(DOCS, file)),
    ...BESIDE.map((file) => path.join(ROOT, file)),
  ];
  for (const file of files.sort()) {
    if (statSync(file).isFile()) hash.update(path.relative(ROOT, file)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Builds the documentation with its playground as the sample site serves it, unless it was built from these sources. */
export async function buildPlayground(): Promise<void> {
  await withLock(path.join(ROOT, 'node_modules/.cache/playground.lock'), async () => {
    const hash = sourcesHash();
    if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return;
    rmSync(STAMP, { force: true });
    const { code, output } = await runToEnd(
      'pnpm',
      ['--filter', '@carequeue/docs', 'exec', 'vitepress', 'build', '--outDir', PLAYGROUND_FOLDER],
      { quiet: true, env: { CAREQUEUE_DOCS_BASE: '/playground/' } },
    );
    if (code !== 0) throw new Explained(`${output}\nBuilding failed at: playground (the lines above say why).`);
    writeFileSync(STAMP, hash);
  });
}
