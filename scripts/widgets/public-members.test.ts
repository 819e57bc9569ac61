import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { elementFacts } from './element-facts.ts';
import { WIDGETS_FOLDER } from './elements.ts';

const elements = elementFacts(JSON.parse(readFileSync(path.join(WIDGETS_FOLDER, 'custom-elements.json'), 'utf8')));
const sourcesOf = (folder: string): string =>
  globSync(`src/${folder}/**/*.ts`, { cwd: WIDGETS_FOLDER })
    .filter((file) => !/\.test\.ts$|-scenes\.ts$/.test(file))
    .map((file) => readFileSync(path.join(WIDGETS_FOLDER, file), 'utf8'))
    .join('\n');

/** What an element talks to CareQueue with. */
const TO_TALK = ['publishableKey', 'department', 'baseUrl', 'platform'];

test.each(elements)('$tag documents a key and a department only if it asks CareQueue for anything', (element) => {
  const talks = /\b(makeClient|connect)\(/.test(sourcesOf(element.name));
  const members = [...element.attributes.map(({ property }) => property), ...element.properties];
  expect(members.filter((name) => TO_TALK.includes(name))).toEqual(talks ? TO_TALK : []);
});

test('a slip and a kiosk ask nothing of CareQueue', () => {
  const named = (name: string) => elements.find((element) => element.name === name)?.attributes ?? [];
  for (const name of ['slip', 'kiosk']) {
    expect(named(name).map(({ attribute }) => attribute)).not.toContain('publishable-key');
    expect(named(name).map(({ attribute }) => attribute)).toContain('theme');
  }
});

test.each(elements)('$tag uses each property that it documents', ({ name, attributes, properties }) => {
  const sources = sourcesOf(name) + sourcesOf('base');
  for (const property of [...attributes.map((one) => one.property), ...properties]) {
    // Once where it is declared; a look reads its attribute in a style sheet.
    const uses = sources.match(new RegExp(`\\b${property}\\b`, 'g')) ?? [];
    expect(uses.length, property).toBeGreaterThan(1);
  }
});

test('what an element’s own parts talk to each other by is documented nowhere', () => {
  const board = elements.find(({ name }) => name === 'board');
  expect(board?.properties).toEqual(['voicePlatform', 'platform']);
  for (const { tag, attributes } of elements) {
    const untold = attributes.filter(({ description }) => description === '').map(({ attribute }) => attribute);
    expect(untold, tag).toEqual([]);
  }
});
