import { expect, test } from 'vitest';
import type { ElementFacts } from './element-facts.ts';
import { elementFacts } from './element-facts.ts';
import { editorData, exportsOf, handlerName, reactFile, reactIndex } from './generated-files.ts';

const MANIFEST = {
  modules: [
    { declarations: [{ name: 'CareQueueElement', members: [{ kind: 'field', name: 'theme', attribute: 'theme' }] }] },
    {
      declarations: [
        {
          name: 'CareQueueWait',
          tagName: 'carequeue-wait',
          summary: 'One line: the wait',
          members: [
            { kind: 'field', name: 'showAge', attribute: 'show-age', type: { text: 'boolean' }, description: 'Age.' },
            { kind: 'field', name: 'platform' },
            { kind: 'field', name: 'styles', static: true },
            { kind: 'field', name: 'live', readonly: true },
            { kind: 'method', name: 'retry' },
          ],
          events: [{ name: 'carequeue-wait-changed', description: 'It changed.' }],
        },
      ],
    },
    { declarations: [{ name: 'CareQueueBoard', tagName: 'carequeue-board' }] },
  ],
};
const elements = elementFacts(MANIFEST);

test('of a manifest the elements count, with what pages can set and hear', () => {
  expect(elements.map(({ tag }) => tag)).toEqual(['carequeue-board', 'carequeue-wait']);
  expect(elements[1]).toEqual({
    name: 'wait',
    tag: 'carequeue-wait',
    className: 'CareQueueWait',
    summary: 'One line: the wait',
    attributes: [{ attribute: 'show-age', property: 'showAge', type: 'boolean', description: 'Age.' }],
    properties: ['platform'],
    events: [{ name: 'carequeue-wait-changed', description: 'It changed.' }],
  } satisfies ElementFacts);
});

test('an event’s handler is named as React names them', () => {
  expect(handlerName('carequeue-ticket-issued')).toBe('onCarequeueTicketIssued');
});

test('a component lists attributes, properties and handlers, and imports what registers its tag', () => {
  const [board, wait] = elements.map(reactFile);
  expect(wait).toContain("onCarequeueWaitChanged: 'carequeue-wait-changed';");
  expect(wait).toContain("showAge: 'show-age',");
  expect(wait).toContain("properties: ['platform'],");
  expect(wait).toContain("import '../../wait/carequeue-wait.ts';");
  expect(wait?.startsWith("'use client';")).toBe(true);
  expect(board).toContain('events: {},');
  expect(reactIndex(elements)).toContain("export { CareQueueBoard } from './board.ts';");
});

test('each element is an entry of the package, its types come first, and other entries stay', () => {
  const { sources, published } = exportsOf(['wait'], {
    sources: { './voice': './src/voice/index.ts' },
    published: { './script': './dist/script/carequeue.js' },
  });
  expect(sources).toEqual({
    '.': './src/index.ts',
    './wait': './src/wait/carequeue-wait.ts',
    './react': './src/react/index.ts',
    './voice': './src/voice/index.ts',
  });
  expect(JSON.stringify(published['./wait'])).toMatch(/^\{"types".*"import"/);
  expect(published).toHaveProperty(['./script'], './dist/script/carequeue.js');
});

test('editors are told which attributes need no value', () => {
  const { tags } = JSON.parse(editorData(elements));
  expect(tags[1].attributes).toEqual([{ name: 'show-age', description: 'Age.', valueSet: 'v' }]);
});
