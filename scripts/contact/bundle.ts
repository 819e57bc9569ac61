import path from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../product/settings.ts';

/** Bundles the page that draws scenes of the widgets, as one classic script; see `packages/widgets/src/scenes`. */
export async function bundleContactPage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(ROOT, 'packages/widgets/src/scenes/contact-page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    conditions: ['production', 'browser', 'module', 'import', 'default'],
  });
  return outputFiles[0]?.text ?? '';
}

/** The instant every scene is set at, 10:42 in Pune. */
export const SCENE_NOW = '2026-11-21T05:12:00.000Z';
