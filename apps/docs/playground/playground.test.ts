import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { contrastOf, contrastWarnings } from './contrast.ts';
import { controlOf, type ElementsManifest, elementControls } from './element-controls.ts';
import { snippetsOf } from './snippets.ts';

const manifest: ElementsManifest = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../../packages/widgets/custom-elements.json'), 'utf8'),
);

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
    ['number', 'How many `rows` and `columns`.', { kind: 'text' }],
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
    properties: new Map([['--carequeue-radius', '2px']]),
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

  test('is a component, a shortcode and a theme', () => {
    expect(text('React')).toContain("import { CareQueueBoard } from '@carequeue/widgets/react';");
    expect(text('React')).toContain('  hospitalName={"A & \\"B\\""}\n  kiosk\n');
    expect(text('WordPress')).toBe(
      '[carequeue_board department="dep_1" hospital_name="A &amp; &quot;B&quot;" kiosk="true"]',
    );
    expect(text('Theme')).toBe(':root {\n  --carequeue-radius: 2px;\n}');
    expect(snippetsOf({ ...embedding, properties: new Map() }).map(({ name }) => name)).not.toContain('Theme');
  });
});
