import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../product/settings.ts';
import { WHOLE_SCRIPT } from '../widgets/bundle.ts';
import type { ElementFacts } from '../widgets/element-facts.ts';
import { elementFacts } from '../widgets/element-facts.ts';
import { WIDGETS_FOLDER } from '../widgets/elements.ts';
import { packageVersion } from '../widgets/folders.ts';
import type { Release } from '../widgets/released.ts';
import { readReleases } from '../widgets/released.ts';

/** The plugin's sources. */
export const PLUGIN_FOLDER = path.join(ROOT, 'integrations/wordpress/carequeue');

/** The plugin's files by their paths in it. */
export type PluginFiles = ReadonlyMap<string, string>;

/** What every HTML element has, and every one of ours follows. */
const LANGUAGE = {
  type: 'string',
  description: 'The language it speaks, such as "hi" or "ta"; else that of the page around it.',
};

/** What PHP needs to know of the elements: `elements.json`. */
export function elementsForPhp(elements: readonly ElementFacts[]): object {
  return Object.fromEntries(
    elements.map(({ name, summary, attributes }) => [
      name,
      {
        summary,
        attributes: {
          ...Object.fromEntries(
            attributes.map(({ attribute, type, description }) => [
              attribute,
              { type: type === 'boolean' ? 'boolean' : 'string', description },
            ]),
          ),
          lang: LANGUAGE,
        },
      },
    ]),
  );
}

/** The script that a plugin loads. */
export interface PluginScript {
  readonly version: string;
  /** Its hash; null before the version is released, while its script still changes and none can be promised. */
  readonly integrity: string | null;
}

/** The script of the newest release, or without one that of the version being worked on. */
export function scriptOf(releases: readonly Pick<Release, 'manifest'>[], workingVersion: string): PluginScript {
  const manifest = releases.at(-1)?.manifest;
  if (manifest === undefined) return { version: workingVersion, integrity: null };
  const integrity = manifest.files[WHOLE_SCRIPT]?.integrity;
  if (integrity === undefined) throw new Error('The released script has no hash.');
  return { version: manifest.version, integrity };
}

const PROMISE = /a version that never changes,\nwhose hash browsers check\./;

function readmeFor(readme: string, { integrity }: PluginScript): string {
  if (readme.search(PROMISE) === -1) throw new Error('The readme does not say which script is loaded.');
  return integrity === null
    ? readme.replace(PROMISE, 'always the\nnewest, for no version of it is released yet.')
    : readme;
}

/**
 * Every file of the plugin: its sources, and what follows from the elements and the script that it loads.
 *
 * @param script - the newest release's, which it pins with its hash; before there is one it loads what is newest.
 */
export function pluginFiles(script: PluginScript = scriptOf(readReleases(), packageVersion())): PluginFiles {
  const elements = elementFacts(JSON.parse(readFileSync(path.join(WIDGETS_FOLDER, 'custom-elements.json'), 'utf8')));
  const sources = [...globSync('**/*.*', { cwd: PLUGIN_FOLDER }).sort(), 'LICENSE'];
  // The plugin has the number of the script that it loads.
  const numbered = (text: string) => text.replace(/^( \* Version: +|Stable tag: )0\.0\.0$/m, `$1${script.version}`);
  const files = new Map(
    sources.map((file) => [file, numbered(readFileSync(path.join(PLUGIN_FOLDER, file), 'utf8'))] as const),
  );
  return files
    .set('readme.txt', readmeFor(files.get('readme.txt') ?? '', script))
    .set('elements.json', JSON.stringify(elementsForPhp(elements), null, 2))
    .set('pinned.json', JSON.stringify(script, null, 2));
}
