/** Makes an element with attributes and what stands in it; an attribute of null is left out. */
export function makeElement<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | null>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A text whose words between backticks are code. */
function codeWithin(text: string): readonly (Node | string)[] {
  return text.split('`').map((piece, index) => (index % 2 === 1 ? makeElement('code', {}, piece) : piece));
}

let labelled = 0;

/** A field with its label above it, and what it means below: paragraphs apart by empty lines, code in backticks. */
export function labelledField(label: string, field: HTMLElement, hint = ''): HTMLElement {
  labelled += 1;
  field.id = `playground-field-${labelled}`;
  const hintId = `${field.id}-hint`;
  if (hint !== '') field.setAttribute('aria-describedby', hintId);
  return makeElement(
    'div',
    { class: 'field' },
    makeElement('label', { for: field.id }, label),
    field,
    ...(hint === ''
      ? []
      : [
          makeElement(
            'div',
            { class: 'hint', id: hintId },
            ...hint.split('\n\n').map((paragraph) => makeElement('p', {}, ...codeWithin(paragraph))),
          ),
        ]),
  );
}

/** A list to choose from; the first of a pair is the value. */
export function selectField(options: readonly (readonly [string, string])[], chosen: string): HTMLSelectElement {
  const select = makeElement('select', {}, ...options.map(([value, text]) => makeElement('option', { value }, text)));
  select.value = chosen;
  return select;
}
