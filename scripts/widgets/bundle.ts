import { createHash } from 'node:crypto';
import path from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';
import { build } from 'esbuild';
import { elementNames, WIDGETS_FOLDER } from './elements.ts';
import { plainMethods } from './plain-methods.ts';
import { shorterTemplatesPlugin } from './shorter-templates.ts';
import { smallest } from './smallest.ts';

/**
 * The oldest browsers whose syntax the scripts keep to: a board's television of 2021 (Chrome 76), and phones. The whole
 * script is held to the board's, for a page that loads it may hold a board.
 */
const OLDEST_BROWSERS = ['chrome76', 'safari15.4', 'firefox90'];

/** A file for pages: its name in a folder of scripts, and its text. */
export interface ScriptFile {
  readonly name: string;
  readonly text: string;
}

/** What a folder of scripts is made as. */
export interface ScriptFolder {
  /** The folder's name in addresses: `v1`, or a version. */
  readonly name: string;
  /** Whole files, each with all languages, so that an integrity hash covers all that runs; else an element's parts stand apart. */
  readonly isFrozen: boolean;
}

/** The script with every element. */
export const WHOLE_SCRIPT = 'carequeue.js';
/** Stands in for parts of versions that are gone: apps/api/src/http/part-gone.ts serves it in their place. */
export const PART_GONE_SCRIPT = 'part-gone.js';
/** Tells readers with older browsers so, where a page wishes; plain ES5. */
export const OLD_BROWSER_SCRIPT = 'old-browser.js';

const LANGUAGES = path.join(WIDGETS_FOLDER, 'src/locales/');
/** Parts that are handed Lit with what else the first part has: they import types of it alone. */
const PARTS = ['base/developer-advice.ts', 'board/whole-board.ts', 'voice/index.ts'].map((file) =>
  path.join(WIDGETS_FOLDER, 'src', file),
);

const COMMON: BuildOptions = {
  bundle: true,
  minify: true,
  write: false,
  platform: 'browser',
  target: OLDEST_BROWSERS,
  // Chrome has had private fields since 74; methods, which it has since 84, become plain ones.
  supported: { 'class-private-field': true, 'class-private-method': true, 'class-private-accessor': true },
  conditions: ['production', 'browser', 'module', 'import', 'default'],
  legalComments: 'none',
  charset: 'utf8',
  absWorkingDir: WIDGETS_FOLDER,
  tsconfig: path.join(WIDGETS_FOLDER, 'tsconfig.json'),
  logLevel: 'silent',
};

async function bundledText(options: BuildOptions): Promise<string> {
  const plugins = [...(options.plugins ?? []), shorterTemplatesPlugin()];
  const { outputFiles = [] } = await build({ ...COMMON, ...options, plugins });
  const [file] = outputFiles;
  if (file === undefined || outputFiles.length !== 1) throw new Error('A script is not one file.');
  return file.text;
}

async function textOf(options: BuildOptions): Promise<string> {
  return smallest(plainMethods(await bundledText(options)));
}

/**
 * Makes each language, the whole board, the voice and what developers are told a file of its own, whole in itself and named
 * by its content. What else is imported when it is first used becomes part of the script: a file of its own would hold a
 * second Lit.
 */
export function splitLanguages(split: Map<string, ScriptFile>, languages: string = LANGUAGES): Plugin {
  const names = new Map<string, Promise<string>>();
  const fileOf = async (source: string): Promise<string> => {
    const text = await textOf({ entryPoints: [source], format: 'esm', plugins: [plugin] });
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 10);
    const isLanguage = source.startsWith(languages);
    const base = isLanguage ? languages : path.join(WIDGETS_FOLDER, 'src');
    const words = path.join(isLanguage ? 'locales' : '', path.relative(base, source)).replaceAll(/[/\\]/g, '-');
    const name = `${words.replace(/\.ts$/, '')}-${hash}.js`;
    split.set(name, { name, text });
    return name;
  };
  const plugin: Plugin = {
    name: 'split-languages',
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, async ({ kind, path: specifier, resolveDir }) => {
        if (kind !== 'dynamic-import') return null;
        const source = path.resolve(resolveDir, specifier);
        if (!source.startsWith(languages) && !PARTS.includes(source)) return null;
        const pending = names.get(source) ?? fileOf(source);
        names.set(source, pending);
        return { path: `./${await pending}`, external: true };
      });
    },
  };
  return plugin;
}

function withoutBanner(text: string): string {
  // "use strict" at the top of a file would bind whatever an optimiser of pages puts behind it.
  const body = text.trim().replace(/^"use strict";/, '');
  // A server has no page, and importing the script does nothing there.
  return `;(function(){"use strict";if(typeof document==="undefined")return;${body}})();\n`;
}

/**
 * Every element in one script, which loads no other in any folder. It runs as a module and as a plain script, for optimisers of
 * pages make that of it, and may stand in a file or a page that is kept for weeks: a part beside it would not be found from there.
 */
async function wholeScript({ name }: ScriptFolder): Promise<ScriptFile> {
  const elements = elementNames().map((element) => `import './src/${element}/carequeue-${element}.ts';`);
  const text = await textOf({
    stdin: {
      contents: ["import './src/script-tag.ts';", ...elements].join('\n'),
      resolveDir: WIDGETS_FOLDER,
      loader: 'ts',
    },
    format: 'iife',
    define: { CAREQUEUE_SCRIPT_FOLDER: JSON.stringify(name) },
  });
  return { name: WHOLE_SCRIPT, text: withoutBanner(text) };
}

/** One element as a module that exports its class and events. */
async function elementScript(element: string, plugins: Plugin[]): Promise<ScriptFile> {
  const contents = `import './src/script-address.ts';\nexport * from './src/${element}/carequeue-${element}.ts';`;
  const text = await textOf({ stdin: { contents, resolveDir: WIDGETS_FOLDER, loader: 'ts' }, format: 'esm', plugins });
  return { name: `${element}.js`, text };
}

/** One element's module as `/widgets/v1/` serves it, without the parts that it fetches later. */
export async function movingElementScript(element: string): Promise<string> {
  const { text } = await elementScript(element, [splitLanguages(new Map())]);
  return text;
}

async function oldBrowserScript(): Promise<ScriptFile> {
  const text = await bundledText({
    entryPoints: ['src/old-browser.js'],
    format: 'iife',
    target: ['es5'],
    charset: 'ascii',
  });
  return { name: OLD_BROWSER_SCRIPT, text };
}

async function partGoneScript(): Promise<ScriptFile> {
  return { name: PART_GONE_SCRIPT, text: await textOf({ entryPoints: ['src/part-gone.ts'], format: 'esm' }) };
}

/**
 * Bundles the scripts of one folder: the whole one, one for each element, the one for old browsers, and in a moving
 * folder the parts of single elements, and what stands in for those that are gone.
 */
export async function bundleScripts(folder: ScriptFolder): Promise<ScriptFile[]> {
  const split = new Map<string, ScriptFile>();
  const plugins = folder.isFrozen ? [] : [splitLanguages(split)];
  const files = await Promise.all([
    wholeScript(folder),
    ...elementNames().map((element) => elementScript(element, plugins)),
    oldBrowserScript(),
    ...(folder.isFrozen ? [] : [partGoneScript()]),
  ]);
  return [...files, ...split.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
