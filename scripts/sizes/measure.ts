import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { BuildOptions, Metafile } from 'esbuild';
import { build } from 'esbuild';
import { ROOT } from '../product/settings.ts';
import { movingElementScript } from '../widgets/bundle.ts';
import { shorterTemplatesPlugin } from '../widgets/shorter-templates.ts';
import { smallest } from '../widgets/smallest.ts';
import type { Budget, Measured, Part } from './budget.ts';

/** From here every package of ours can be imported by its name. */
const RESOLVE_FROM = path.join(ROOT, 'packages/widgets');

/** As the scripts for pages are made, in the syntax of browsers of today. */
const OPTIONS = {
  bundle: true,
  minify: true,
  splitting: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  conditions: ['production', 'browser', 'module', 'import', 'default'],
  define: { 'process.env.NODE_ENV': '"production"' },
  legalComments: 'none',
  charset: 'utf8',
  write: false,
  metafile: true,
  outdir: 'out',
  absWorkingDir: ROOT,
  logLevel: 'silent',
} as const satisfies BuildOptions;

function brotliBytes(content: Uint8Array | string): number {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } })
    .byteLength;
}

/** The files an entry needs before anything runs: what is imported when it is first used is not among them. */
function loadedAtOnce({ outputs }: Metafile): readonly string[] {
  // What is imported when it is first used is an entry of its own too, named with its hash.
  const first = Object.keys(outputs).find((name) => /\/(entry|stdin)\.(js|css)$/.test(name));
  const loaded = new Set<string>(first === undefined ? [] : [first]);
  for (const name of loaded) {
    for (const { path: imported, kind } of outputs[name]?.imports ?? []) {
      if (kind !== 'dynamic-import') loaded.add(imported);
    }
  }
  return [...loaded];
}

async function bundledBytes(input: Pick<BuildOptions, 'stdin' | 'entryPoints'>): Promise<number> {
  const { metafile, outputFiles } = await build({ ...OPTIONS, ...input, plugins: [shorterTemplatesPlugin()] });
  const texts = new Map(outputFiles.map((file) => [path.relative(ROOT, file.path), file.text]));
  const loaded = await Promise.all(
    loadedAtOnce(metafile).map((name) => {
      const text = texts.get(name) ?? '';
      return name.endsWith('.js') ? smallest(text) : text;
    }),
  );
  return loaded.reduce((sum, text) => sum + brotliBytes(text), 0);
}

async function partBytes(part: Part): Promise<number> {
  if (typeof part !== 'string') {
    if ('element' in part) return brotliBytes(await movingElementScript(part.element));
    const contents = `export { ${part.exports.join(', ')} } from '${part.from}';`;
    return bundledBytes({ stdin: { contents, resolveDir: RESOLVE_FROM, loader: 'ts' } });
  }
  if (/\.(ts|js|css)$/.test(part)) return bundledBytes({ entryPoints: { entry: part } });
  return brotliBytes(readFileSync(path.join(ROOT, part)));
}

/** Bundles what a budget is for and adds its parts up. */
export async function measure(budget: Budget): Promise<Measured> {
  const bytes = await Promise.all(budget.parts.map(partBytes));
  return { budget, bytes: bytes.reduce((sum, each) => sum + each, 0) };
}
