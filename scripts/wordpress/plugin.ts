import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../product/settings.ts';
import { bundleScripts, WHOLE_SCRIPT } from '../widgets/bundle.ts';
import type { ElementFacts } from '../widgets/element-facts.ts';
import { elementFacts } from '../widgets/element-facts.ts';
import { WIDGETS_FOLDER } from '../widgets/elements.ts';
import { packageVersion } from '../widgets/folders.ts';
import type { ScriptManifest } from '../widgets/manifest.ts';
import { manifestOf } from '../widgets/manifest.ts';
import { readReleases } from '../widgets/released.ts';

/** The plugin's sources. */
export const PLUGIN_FOLDER = path.join(ROOT, 'integrations/wordpress/carequeue');

/** The plugin's files by their paths in it. */
export type PluginFiles = ReadonlyMap<string, string>;

/** What PHP needs to know of the elements: `elements.json`. */
export function elementsForPhp(elements: readonly ElementFacts[]): object {
  return Object.fromEntries(
    elements.map(({ name, summary, attributes }) => [
      name,
      {
        summary,
        attributes: Object.fromEntries(
          attributes.map(({ attribute, type, description }) => [
            attribute,
            { type: type === 'boolean' ? 'boolean' : 'string', description },
          ]),
        ),
      },
    ]),
  );
}

/** The script that the plugin pins: the newest released one, else that of the version being worked on. */
async function pinnedManifest(): Promise<ScriptManifest> {
  const released = readReleases().at(-1);
  if (released !== undefined) return released.manifest;
  const version = packageVersion();
  return manifestOf(version, await bundleScripts({ name: version, isFrozen: true }));
}

/** Every file of the plugin: its sources, and what follows from the elements and the script that it pins. */
export async function pluginFiles(): Promise<PluginFiles> {
  const { version, files } = await pinnedManifest();
  const integrity = files[WHOLE_SCRIPT]?.integrity;
  if (integrity === undefined) throw new Error('The script has no hash.');
  const elements = elementFacts(JSON.parse(readFileSync(path.join(WIDGETS_FOLDER, 'custom-elements.json'), 'utf8')));
  const sources = [...globSync('**/*.*', { cwd: PLUGIN_FOLDER }).sort(), 'LICENSE'];
  // The plugin has the number of the script that it pins.
  const numbered = (text: string) => text.replace(/^( \* Version: +|Stable tag: )0\.0\.0$/m, `$1${version}`);
  return new Map([
    ...sources.map((file) => [file, numbered(readFileSync(path.join(PLUGIN_FOLDER, file), 'utf8'))] as const),
    ['elements.json', JSON.stringify(elementsForPhp(elements), null, 2)],
    ['pinned.json', JSON.stringify({ version, integrity }, null, 2)],
  ]);
}
