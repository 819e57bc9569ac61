import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { contrastOf, contrastWarnings } from './contrast.ts';
import {
  controlOf,
  type ElementControls,
  type ElementsManifest,
  elementControls,
  withDoctors,
} from './element-controls.ts';
import { sampleOf, showsQueue } from './samples.ts';
import { newestFrozen, snippetsOf } from './snippets.ts';

const manifest: ElementsManifest = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../../packages/widgets/custom-elements.json'), 'utf8'),
);

const NONE: ElementControls = { tag: '', className: '', summary: '', attributes: [], events: [] };

describe('the controls of an element', () => {
  test('are read from the manifest, without what the page itself sets', () => {
    const elements = elementControls(manifest);
    expect(elements.map(({ tag }) => tag)).toEqual(expect.arrayContaining(['carequeue-board', 'carequeue-ticket']));
    const ticket = elements.find(({ tag }) => tag === 'carequeue-ticket');
    expect(ticket?.attributes.find(({ name }) => name === 'remember')?.control).toEqual({
      kind: 'choice',
      values: ['day', 'tab', 'none'],
    });
    expect(ticket?.events.map(({ name }) => name)).toContain('carequeue-ticket-issued');
    for (const { attributes } of elements) {
      expect(attributes.map(({ name }) => name)).not.toContain('publishable-key');
      expect(attributes.find(({ name }) => name === 'theme')?.control.kind).toBe('choice');
    }
  });

  test.each([
    ['boolean', 'Starts anew by itself.', { kind: 'switch' }],
    ["'token' | 'initials'", '', { kind: 'choice', values: ['token', 'initials'] }],
    ['string', '`light` or `dark`; else as the system.', { kind: 'choice', values: ['light', 'dark'] }],
    ['string', "The hospital's name, such as `asha` or `lago`.", { kind: 'text' }],
    ['number', 'How many `rows` and `columns`.', { kind: 'number' }],
  ])('follow from the type %s and %j', (type, description, expected) => {
    expect(controlOf(type, description)).toEqual(expected);
  });
});

describe('the contrast of a brand', () => {
  test('is WCAG’s', () => {
    expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrastOf('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
    expect(contrastOf('teal', '#ffffff')).toBeNull();
  });

  test('is warned of where it is too low, and only there', () => {
    expect(contrastWarnings({ accent: '#0a5a70', called: '#0b6647', page: '#f3f6f7' })).toEqual([]);
    const warned = contrastWarnings({ accent: '#7fd8e6', called: '#0b6647', page: '#333333' });
    expect(warned.map((text) => text.split(':')[0])).toEqual(['Buttons and links', 'Text']);
  });
});

describe('a snippet', () => {
  const embedding = {
    tag: 'carequeue-board',
    className: 'CareQueueBoard',
    baseUrl: 'https://queue.example.org',
    attributes: new Map<string, string | true>([
      ['publishable-key', 'cq_pk_1'],
      ['department', 'dep_1'],
      ['hospital-name', 'A & "B"'],
      ['kiosk', true],
    ]),
    numbers: new Set<string>(),
    properties: new Map([['--carequeue-radius', '2px']]),
    content: '',
    isAlone: false,
    frozen: { version: '1.2.3', integrity: 'sha384-abc' },
  };
  const text = (name: string) => snippetsOf(embedding).find((snippet) => snippet.name === name)?.text;

  test('is two lines of HTML', () => {
    expect(text('HTML')).toBe(
      '<script type="module" src="https://queue.example.org/widgets/v1/carequeue.js"></script>\n' +
        '<carequeue-board publishable-key="cq_pk_1" department="dep_1" hospital-name="A &amp; &quot;B&quot;" kiosk></carequeue-board>',
    );
  });

  test('pins a version with its hash, and is left out where none is known', () => {
    expect(text('Pinned')).toContain('/widgets/1.2.3/carequeue.js"\n  integrity="sha384-abc" crossorigin="anonymous"');
    expect(snippetsOf({ ...embedding, frozen: null }).map(({ name }) => name)).not.toContain('Pinned');
  });

  test('pins the newest version that was released, and none that is being worked on', () => {
    const version = (integrity: string, isFrozen: boolean) => ({ isFrozen, files: { 'carequeue.js': { integrity } } });
    expect(newestFrozen({ versions: { '0.1.0': version('a', false) } })).toBe(null);
    const versions = { '0.9.0': version('a', true), '0.10.0': version('b', true), '0.11.0': version('c', false) };
    expect(newestFrozen({ versions })).toEqual({ version: '0.10.0', integrity: 'b' });
  });

  test('is a component, a shortcode and a theme', () => {
    expect(text('React')).toContain("import { CareQueueBoard } from '@carequeue/widgets/react';");
    expect(text('React')).toContain('  hospitalName={"A & \\"B\\""}\n  kiosk\n');
    expect(text('WordPress')).toBe(
      '[carequeue_board department="dep_1" hospital_name="A &amp; &quot;B&quot;" kiosk="true"]',
    );
    expect(text('Theme')).toBe(':root {\n  --carequeue-radius: 2px;\n}');
    expect(snippetsOf({ ...embedding, properties: new Map() }).map(({ name }) => name)).not.toContain('Theme');
  });

  test('writes what stands in it, numbers as numbers, and no address for one that asks nothing of CareQueue', () => {
    const kiosk = {
      ...embedding,
      tag: 'carequeue-kiosk',
      className: 'CareQueueKiosk',
      content: 'A page',
      isAlone: true,
    };
    const seconds = [
      ['home', '/kiosk'],
      ['idle-seconds', '10'],
    ] as const;
    const snippets = snippetsOf({ ...kiosk, attributes: new Map(seconds), numbers: new Set(['idle-seconds']) });
    const written = (name: string) => snippets.find((snippet) => snippet.name === name)?.text;
    expect(written('HTML')).toContain('<carequeue-kiosk home="/kiosk" idle-seconds="10">A page</carequeue-kiosk>');
    expect(written('React')).toContain(
      '<CareQueueKiosk\n  home="/kiosk"\n  idleSeconds={10}\n>A page</CareQueueKiosk>',
    );
    expect(written('WordPress')).toBe('[carequeue_kiosk home="/kiosk" idle_seconds="10"]A page[/carequeue_kiosk]');
  });
});

describe('a sample', () => {
  const attributes = (tag: string) =>
    elementControls(manifest).find((element) => element.tag === tag)?.attributes ?? [];

  test.each(['carequeue-slip', 'carequeue-kiosk'])('of %s gives attributes that the element has', (tag) => {
    expect(showsQueue(tag)).toBe(false);
    const known = attributes(tag).map(({ name }) => name);
    expect(known).toEqual(expect.arrayContaining(Object.keys(sampleOf(tag, null, '')?.attributes ?? { none: '' })));
  });

  test('lets a doctor be chosen by his name', () => {
    const board = elementControls(manifest).find(({ tag }) => tag === 'carequeue-board');
    const { attributes: found } = withDoctors(board ?? NONE, [{ id: 'doc_1', name: 'Dr. Meera Nair' }]);
    expect(found.find(({ name }) => name === 'doctor')?.control).toMatchObject({ kind: 'choice', values: ['doc_1'] });
  });
});
