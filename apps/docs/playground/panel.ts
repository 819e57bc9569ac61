import { BRAND, type Choices, LANGUAGES, VIEWPORTS } from './choices.ts';
import type { PlaygroundDemo } from './demo-queue.ts';
import type { AttributeControl, ElementControls } from './element-controls.ts';
import { labelledField, makeElement, selectField } from './make-element.ts';

/** What a field changes. */
export type Change = (change: Partial<Choices>) => void;

/** Draws the fields for what is chosen whatever the element. */
export function pageFields(choices: Choices, demo: PlaygroundDemo | null, change: Change): readonly HTMLElement[] {
  const language = selectField(LANGUAGES, choices.language);
  language.addEventListener('change', () => change({ language: language.value }));
  const direction = selectField(
    [
      ['', 'As the language'],
      ['ltr', 'Left to right'],
      ['rtl', 'Right to left'],
    ],
    choices.direction,
  );
  direction.addEventListener('change', () => change({ direction: direction.value }));
  const viewport = selectField(
    VIEWPORTS.map(({ name }) => [name, name]),
    choices.viewport.name,
  );
  viewport.addEventListener('change', () =>
    change({ viewport: VIEWPORTS.find(({ name }) => name === viewport.value) ?? VIEWPORTS[0] }),
  );
  return [
    ...(demo === null ? accountFields(choices, change) : [queueField(choices, demo, change)]),
    labelledField('Language', language),
    labelledField('Page’s direction', direction),
    labelledField('Size', viewport),
  ];
}

function queueField(choices: Choices, { queues }: PlaygroundDemo, change: Change): HTMLElement {
  const select = selectField(
    queues.map(({ department, label }) => [department, label]),
    choices.department,
  );
  select.addEventListener('change', () => {
    const queue = queues.find(({ department }) => department === select.value);
    if (queue !== undefined) change({ publishableKey: queue.publishableKey, department: queue.department });
  });
  return labelledField('Queue', select);
}

function accountFields(choices: Choices, change: Change): readonly HTMLElement[] {
  const field = (name: 'baseUrl' | 'publishableKey' | 'department', label: string, placeholder: string) => {
    const input = makeElement('input', { type: 'text', placeholder, value: choices[name], spellcheck: 'false' });
    input.addEventListener('change', () => change({ [name]: input.value.trim() }));
    return labelledField(label, input);
  };
  return [
    field('baseUrl', 'Address of CareQueue', 'https://queue.example.org'),
    field('publishableKey', 'Publishable key', 'cq_pk_…'),
    field('department', 'Department', 'dep_…'),
  ];
}

/** Draws a field for each attribute of an element. */
export function attributeFields(
  { attributes }: ElementControls,
  chosen: Choices['attributes'],
  change: (name: string, value: string | boolean) => void,
): readonly HTMLElement[] {
  return attributes.map((attribute) => {
    const { name, description } = attribute;
    const field = attributeField(attribute, chosen[name]);
    const isSwitch = attribute.control.kind === 'switch';
    field.addEventListener(isSwitch || attribute.control.kind === 'choice' ? 'change' : 'input', () =>
      change(name, isSwitch && field instanceof HTMLInputElement ? field.checked : field.value),
    );
    return labelledField(name, field, description);
  });
}

function attributeField(
  { control }: AttributeControl,
  chosen: string | boolean | undefined,
): HTMLInputElement | HTMLSelectElement {
  if (control.kind === 'choice') {
    return selectField(
      [['', 'Not set'], ...control.values.map((value) => [value, control.names?.get(value) ?? value] as const)],
      String(chosen ?? ''),
    );
  }
  if (control.kind !== 'switch') return makeElement('input', { type: control.kind, value: String(chosen ?? '') });
  const box = makeElement('input', { type: 'checkbox' });
  box.checked = chosen === true;
  return box;
}

/** Draws a field for each of the brand's custom properties. */
export function brandFields(
  chosen: Choices['brand'],
  change: (name: string, value: string) => void,
): readonly HTMLElement[] {
  return BRAND.map(({ name, label, kind, own }) => {
    const value = chosen[name] ?? own;
    if (kind !== 'length') {
      const input = makeElement('input', {
        type: kind === 'colour' ? 'color' : 'text',
        value,
        placeholder: 'system-ui',
      });
      input.addEventListener('input', () => change(name, input.value));
      return labelledField(label, input);
    }
    const range = makeElement('input', { type: 'range', min: '0', max: '32', value: value.replace('px', '') });
    range.addEventListener('input', () => change(name, `${range.value}px`));
    return labelledField(label, range);
  });
}
