import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildVoices } from '../../tools/voices/src/build.ts';
import { buildPatientPage } from '../patient/build.ts';
import { writeWidgets } from '../widgets/folders.ts';
import { writeAssetHeaders } from './asset-headers.ts';
import { runToEnd } from './child.ts';
import { withLock } from './lock.ts';
import { buildReference } from './reference-page.ts';
import { Explained, ROOT } from './settings.ts';

/** The Worker that local starts serve: with the development-only routes. */
export const WORKER_FOLDER = path.join(ROOT, 'dist/worker');
/** What the Worker's assets binding serves. */
export const PUBLIC_FOLDER = path.join(ROOT, 'dist/public');
const STAMP = path.join(ROOT, 'dist/.sources');
const SOURCES = [
  'packages/queue-core/src',
  'packages/sdk/src',
  'packages/widgets/src',
  'packages/widgets/package.json',
  'packages/widgets/tsconfig.json',
  'packages/widgets/released',
  'apps/api/src',
  'apps/patient',
  'scripts/patient',
  'scripts/product',
  'scripts/widgets',
  'tools/voices/src',
  'wrangler.toml',
  'pnpm-lock.yaml',
];

function filesUnder(relative: string): string[] {
  const absolute = path.join(ROOT, relative);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function sourcesHash(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const absolute = path.join(ROOT, source);
    const files = existsSync(absolute) && path.extname(absolute) !== '' ? [absolute] : filesUnder(source);
    for (const file of files.sort()) hash.update(path.relative(ROOT, file)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

async function step(title: string, command: string, args: readonly string[], cwd = ROOT): Promise<void> {
  const { code, output } = await runToEnd(command, args, { quiet: true, cwd });
  if (code !== 0) throw new Explained(`${output}\nBuilding failed at: ${title} (the lines above say why).`);
}

/** Bundles the Worker into `folder`; `development` brings in the routes that exist on a developer's machine only. */
export async function buildWorker(folder: string, options: { development: boolean }): Promise<void> {
  await step('Worker', 'wrangler', [
    'deploy',
    '--dry-run',
    '--outdir',
    folder,
    '--define',
    `CAREQUEUE_DEVELOPMENT:${options.development}`,
  ]);
}

/**
 * Builds what a local start serves (widgets, reference page, Worker), unless it was built from these very sources.
 *
 * @returns whether anything was built.
 */
export async function buildProduct(): Promise<boolean> {
  return withLock(path.join(ROOT, 'node_modules/.cache/build.lock'), async () => {
    const hash = sourcesHash();
    if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return false;
    rmSync(STAMP, { force: true });
    mkdirSync(PUBLIC_FOLDER, { recursive: true });
    const frozenVersions = await writeWidgets(path.join(PUBLIC_FOLDER, 'widgets'));
    await buildVoices(path.join(PUBLIC_FOLDER, 'voices'));
    buildReference(path.join(PUBLIC_FOLDER, 'reference'));
    const { policy } = await buildPatientPage(path.join(PUBLIC_FOLDER, 't'));
    writeAssetHeaders(PUBLIC_FOLDER, frozenVersions, policy);
    await buildWorker(WORKER_FOLDER, { development: true });
    writeFileSync(STAMP, hash);
    return true;
  });
}
