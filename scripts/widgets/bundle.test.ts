import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';
import { stylesNewerThan76 } from './board-styles.ts';
import type { ScriptFile } from './bundle.ts';
import { bundleScripts, OLD_BROWSER_SCRIPT, splitLanguages, WHOLE_SCRIPT } from './bundle.ts';
import { elementNames } from './elements.ts';
import { newerThan76 } from './syntax.ts';

const moving = await bundleScripts({ name: 'v1', isFrozen: false });
const frozen = await bundleScripts({ name: '0.1.0', isFrozen: true });
const importsOf = (text: string): string[] => {
  const { staticImports, dynamicImports } = parseSync('script.js', text, { sourceType: 'module' }).module;
  const loaded = dynamicImports.map(({ moduleRequest }) => text.slice(moduleRequest.start, moduleRequest.end));
  return [...staticImports.map(({ moduleRequest }) => `static ${moduleRequest.value}`), ...loaded];
};
const textOf = (files: typeof frozen, name: string): string => files.find((file) => file.name === name)?.text ?? '';

test('there is a script for each element, one for all, and one for browsers that are too old', () => {
  expect(elementNames()).toEqual(expect.arrayContaining(['board', 'ticket']));
  const expected = [WHOLE_SCRIPT, OLD_BROWSER_SCRIPT, ...elementNames().map((name) => `${name}.js`)].sort();
  expect(frozen.map(({ name }) => name)).toEqual(expected);
  expect(moving.map(({ name }) => name)).toEqual(expect.arrayContaining(expected));
});

test('a frozen script loads no other: its hash covers all that runs', () => {
  for (const { name, text } of frozen) expect(importsOf(text), name).toEqual([]);
});

test('the script with every element loads no other: from a file or a page it was put into, none is found', () => {
  for (const text of [textOf(moving, WHOLE_SCRIPT), textOf(frozen, WHOLE_SCRIPT)]) {
    expect(importsOf(text)).toEqual([]);
    for (const words of ['कृपया अंदर जाएँ', 'உள்ளே செல்லவும்', 'Pase, por favor', 'تفضّل بالدخول'])
      expect(text).toContain(words);
  }
});

test('a moving element’s script loads its languages, the whole board, the voice and words for developers from files beside it, named by their content', () => {
  const beside = moving.map(({ name }) => `./${name}`);
  const loaded = moving.flatMap(({ text }) => importsOf(text));
  for (const request of loaded) {
    // Whoever asks says what is added to the address, where it could not be had before.
    const [, file = ''] = /^"(.+)"\+q$/.exec(request) ?? [];
    expect(beside).toContain(file);
    expect(file).toMatch(
      /^\.\/(locales-(hi|ta|es|ar)-[a-z-]+|board-whole-board|voice-index|base-developer-advice)-[0-9a-f]{10}\.js$/,
    );
  }
});

test('what becomes a file of its own brings no second Lit', () => {
  for (const { name, text } of moving) {
    if (/^(board-whole|voice|locales|base)/.test(name)) expect(text.includes('litHtmlVersions'), name).toBe(false);
  }
});

test('the script with every element does nothing where there is no page', () => {
  for (const text of [textOf(moving, WHOLE_SCRIPT), textOf(frozen, WHOLE_SCRIPT)]) {
    const server = {};
    runInNewContext(text, server);
    expect(server).toEqual({});
  }
});

test('a language becomes a file of its own, and what else is imported late a part of the script', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'carequeue-languages-'));
  try {
    mkdirSync(path.join(folder, 'hi'));
    writeFileSync(path.join(folder, 'hi/board.ts'), "export const words = 'नमस्ते';");
    writeFileSync(path.join(folder, 'chime.ts'), "export const chime = 'chime';");
    const contents = "export const all = [import('./hi/board.ts'), import('./chime.ts')];";
    const split = new Map<string, ScriptFile>();
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: folder, loader: 'ts' },
      ...{ bundle: true, write: false, format: 'esm', plugins: [splitLanguages(split, path.join(folder, 'hi'))] },
    });
    const [name = ''] = split.keys();
    expect(name).toMatch(/^locales-board-[0-9a-f]{10}\.js$/);
    expect(split.get(name)?.text).toContain('नमस्ते');
    expect(importsOf(outputFiles[0]?.text ?? '')).toEqual([`"./${name}"`]);
    expect(outputFiles[0]?.text).toContain('chime');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the script with every element runs as a module and as a plain script among others', () => {
  for (const text of [textOf(moving, WHOLE_SCRIPT), textOf(frozen, WHOLE_SCRIPT)]) {
    expect(text.slice(0, 26)).toBe(';(function(){"use strict";');
    expect(text.slice(-6)).toBe('})();\n');
    expect(parseSync('script.js', text, { sourceType: 'script' }).errors).toEqual([]);
    for (const name of elementNames()) expect(text.includes(`customElements.define("carequeue-${name}"`)).toBe(true);
  }
});

test.each([...moving, ...frozen].map((file) => [file.name, file.text] as const))(
  '%s is known to a browser of the board’s age',
  (_name, text) => {
    expect(newerThan76(text)).toEqual([]);
  },
);

test('a board is drawn alike by a browser of its age', () => {
  expect(textOf(frozen, 'board.js')).toContain('.panel-name{');
  expect(stylesNewerThan76(textOf(frozen, 'board.js'))).toEqual([]);
});

test('styles that a browser of the board’s age draws otherwise are found', () => {
  const sheet = (text: string) =>
    stylesNewerThan76(`const styles = css\`${text}\`;`).map(({ what }) => what.split(' ')[0]);
  expect(sheet('.a { display: flex; gap: 1px } .b { inset: 0 } .c { width: min(1px, 2px) }')).toEqual([
    ...['gap', 'inset', 'min(),'],
  ]);
  expect(sheet('.a:is(b) { color: red } .d { height: 100dvh; margin-inline: 1px }')).toEqual([
    ...['selector', 'units', 'logical'],
  ]);
  expect(sheet('.a { display: grid; gap: 1px; height: 100vh; height: 100dvh; margin-inline-start: 1px }')).toEqual([]);
  expect(sheet('@supports (inset: 0) { .b { inset: 0 } } .c { color: red }')).toEqual([]);
});

test('what a browser of the board’s age does not know is found', () => {
  const newer = `
    class A { #m() {} static {} x = 1_000 }
    a?.b; a ?? b; a ||= b; /x/d; s.replaceAll('a', 'b'); [].at(-1); Promise.any([]); structuredClone({});
    class B { #p; has(q) { return #p in q; } }
  `;
  expect(
    newerThan76(newer)
      .map(({ what }) => what)
      .sort(),
  ).toEqual(
    [
      ...['.at()', '??', 'Promise.any', 'flag of a regular expression', 'numeric separator', 'optional chaining'],
      ...['private method', 'private name with in', 's.replaceAll', 'static block', 'structuredClone', '||='],
    ].sort(),
  );
  expect(newerThan76('class A { #x = 1; y = 2; get z() { return this.#x; } }')).toEqual([]);
});

test('the words for old browsers are plain ES5', () => {
  const text = textOf(frozen, OLD_BROWSER_SCRIPT);
  expect(text).not.toMatch(/=>|\b(const|let|class)\b|`/);
  expect(text, 'an old page may have another encoding').toMatch(/^[ -~\n]*$/);
});
