import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BuildOptions, Metafile } from 'esbuild';
import { build } from 'esbuild';
import { ROOT } from '../product/settings.ts';
import { shorterTemplatesPlugin } from '../widgets/shorter-templates.ts';
import { smallest } from '../widgets/smallest.ts';
import { elementStyles } from './element-styles.ts';
import { patientPolicy } from './policy.ts';

const SOURCE = path.join(ROOT, 'apps/patient');
/** Phones of 2020 and later. */
const OLDEST_BROWSERS = ['chrome87', 'safari15.4', 'firefox90'];

/** What a browser loads before the page shows anything, beside the page itself; paths below the page's folder. */
export interface PatientPage {
  readonly script: string;
  readonly style: string;
  /** All scripts and styles that are loaded at once. */
  readonly loadedAtOnce: readonly string[];
  /** The content security policy it is to be served with. */
  readonly policy: string;
}

/** Builds the patient's page into `folder`, which is served as `/t/`. */
export async function buildPatientPage(folder: string): Promise<PatientPage> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { metafile, outputFiles } = await build({
    entryPoints: { page: path.join(SOURCE, 'src/main.ts'), style: path.join(SOURCE, 'page.css') },
    outdir: path.join(folder, 'assets'),
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: OLDEST_BROWSERS,
    conditions: ['production', 'browser', 'module', 'import', 'default'],
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    charset: 'utf8',
    metafile: true,
    write: false,
    plugins: [shorterTemplatesPlugin()],
    absWorkingDir: folder,
    tsconfig: path.join(SOURCE, 'tsconfig.json'),
    logLevel: 'silent',
  });
  for (const file of outputFiles) {
    mkdirSync(path.dirname(file.path), { recursive: true });
    writeFileSync(file.path, file.path.endsWith('.js') ? await smallest(file.text) : file.text);
  }
  const modules = Object.keys(metafile.inputs).map((file) => path.resolve(folder, file));
  const page = { ...filesOf(metafile), policy: patientPolicy(await elementStyles(modules)) };
  const html = readFileSync(path.join(SOURCE, 'index.html'), 'utf8')
    .replace('{{script}}', `/t/${page.script}`)
    .replace('{{style}}', `/t/${page.style}`)
    .replace('{{preload}}', preloadsOf(page))
    .replaceAll(/>\s+</g, '><');
  writeFileSync(path.join(folder, 'index.html'), html);
  cpSync(path.join(SOURCE, 'public'), folder, { recursive: true });
  await buildServiceWorker(folder, page);
  await buildPartGone(folder, page);
  return page;
}

function filesOf({ outputs }: Metafile): Omit<PatientPage, 'policy'> {
  // What is imported when it is first used has an entry of its own.
  const entryOf = (source: string) =>
    Object.entries(outputs).find(([, { entryPoint }]) => entryPoint?.endsWith(source) === true)?.[0];
  const [script, style] = [entryOf('apps/patient/src/main.ts'), entryOf('apps/patient/page.css')];
  if (script === undefined || style === undefined) throw new Error('The page has one script and one style.');
  const loaded = new Set([script, style]);
  for (const name of loaded) {
    for (const { path: imported, kind } of outputs[name]?.imports ?? []) {
      if (kind === 'import-statement') loaded.add(imported);
    }
  }
  return { script, style, loadedAtOnce: [...loaded] };
}

/** What the script imports is asked for together with it. */
function preloadsOf({ script, style, loadedAtOnce }: PatientPage): string {
  const imported = loadedAtOnce.filter((file) => file !== script && file !== style);
  return imported.map((file) => `<link rel="modulepreload" href="/t/${file}" />`).join('');
}

/**
 * The worker names its version by what it keeps, the policy that the page is kept with among it: a page that is the same
 * is not fetched again.
 */
async function buildServiceWorker(folder: string, { loadedAtOnce, policy }: PatientPage): Promise<void> {
  const files = ['index.html', 'manifest.json', 'icon.svg', ...loadedAtOnce];
  const hash = createHash('sha256').update(policy);
  for (const file of files) hash.update(file).update(readFileSync(path.join(folder, file)));
  const version = hash.digest('hex').slice(0, 12);
  const addresses = files.map((file) => (file === 'index.html' ? '/t/' : `/t/${file}`));
  await buildAlone('service-worker', folder, {
    define: { SHELL: JSON.stringify({ version, files: addresses }) },
    tsconfig: path.join(SOURCE, 'tsconfig.worker.json'),
  });
}

/** What stands in for parts of versions that are gone: apps/api/src/http/part-gone.ts serves it in their place. */
async function buildPartGone(folder: string, { script }: PatientPage): Promise<void> {
  await buildAlone('part-gone', folder, {
    define: { PAGE_SCRIPT: JSON.stringify(`/t/${script}`) },
    tsconfig: path.join(SOURCE, 'tsconfig.json'),
  });
}

/** Builds a script of one file, which keeps its name in each version. */
async function buildAlone(name: string, folder: string, options: BuildOptions): Promise<void> {
  await build({
    entryPoints: [path.join(SOURCE, `src/${name}.ts`)],
    outfile: path.join(folder, `${name}.js`),
    bundle: true,
    minify: true,
    format: 'iife',
    target: OLDEST_BROWSERS,
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'silent',
    ...options,
  });
}
