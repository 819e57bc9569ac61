import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { elementFacts } from '../widgets/element-facts.ts';
import { elementNames, WIDGETS_FOLDER } from '../widgets/elements.ts';
import { elementsForPhp, PLUGIN_FOLDER } from './plugin.ts';

/** What the editor draws: a component or tag with its properties, and what stands in it. */
interface Drawn {
  readonly type: unknown;
  readonly props: Readonly<Record<string, unknown>>;
  readonly children: readonly unknown[];
}

interface Block {
  readonly edit: (props: object) => Drawn;
  readonly save: () => unknown;
}

const COMPONENTS = ['PanelBody', 'Placeholder', 'SelectControl', 'TextareaControl', 'TextControl', 'ToggleControl'];

function openEditor(elements: object) {
  const blocks = new Map<string, Block>();
  const variations: string[] = [];
  const wp = {
    element: {
      Fragment: 'Fragment',
      createElement: (type: unknown, props: Drawn['props'] | null, ...children: unknown[]): Drawn => {
        return { type, props: props ?? {}, children: children.flat() };
      },
    },
    blockEditor: { InspectorControls: 'InspectorControls', useBlockProps: () => ({}) },
    components: Object.fromEntries(COMPONENTS.map((name) => [name, name])),
    i18n: { __: (text: string) => text },
    blocks: {
      registerBlockType: (name: string, block: Block) => blocks.set(name, block),
      registerBlockVariation: (_block: string, { name }: { name: string }) => variations.push(name),
    },
  };
  const window = { wp, carequeueElements: elements };
  runInNewContext(readFileSync(path.join(PLUGIN_FOLDER, 'block/editor.js'), 'utf8'), { window });
  return { block: blocks.get('carequeue/element'), variations };
}

function isDrawn(value: unknown): value is Drawn {
  return typeof value === 'object' && value !== null && 'children' in value;
}

function allOf(drawn: Drawn): Drawn[] {
  return [drawn, ...drawn.children.filter(isDrawn).flatMap(allOf)];
}

const ELEMENTS = {
  board: {
    summary: 'A board.',
    attributes: {
      department: { type: 'string', description: 'Which.' },
      'base-url': { type: 'string', description: 'Where.' },
      kiosk: { type: 'boolean', description: 'Alone.' },
    },
  },
};

test('the editor has a variation for each element', () => {
  const manifest = JSON.parse(readFileSync(path.join(WIDGETS_FOLDER, 'custom-elements.json'), 'utf8'));
  const { block, variations } = openEditor(elementsForPhp(elementFacts(manifest)));
  expect(variations).toEqual(elementNames());
  expect(block?.save()).toBeNull();
});

test('an element’s attributes are set beside it, but for address and key', () => {
  const { block } = openEditor(ELEMENTS);
  const set: unknown[] = [];
  const attributes = { element: 'board', settings: { department: 'dep_1' }, fallback: 'Desk' };
  const drawn = block?.edit({ attributes, setAttributes: (given: unknown) => set.push(given) });
  if (drawn === undefined) throw new Error('There is no block.');
  const controls = new Map(allOf(drawn).map(({ type, props }) => [props.label ?? type, { type, props }]));
  expect([...controls.keys()]).not.toContain('base-url');
  expect(controls.get('department')).toMatchObject({ type: 'TextControl', props: { value: 'dep_1', help: 'Which.' } });
  expect(controls.get('kiosk')).toMatchObject({ type: 'ToggleControl', props: { checked: false } });
  const change = (label: string, value: unknown) => {
    const { onChange } = controls.get(label)?.props ?? {};
    if (typeof onChange === 'function') onChange(value);
  };
  change('kiosk', true);
  change('department', '');
  change('Shows', 'board');
  expect(set).toEqual([{ settings: { department: 'dep_1', kiosk: true } }, { settings: {} }, { element: 'board' }]);
});
