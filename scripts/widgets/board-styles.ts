import { parseSync, Visitor } from 'oxc-parser';

/** A rule of a style sheet that Chrome 76 would draw otherwise. */
export interface NewerStyle {
  readonly what: string;
  readonly selector: string;
}

/** What came later, by what a rule's declarations hold; Chrome's version beside it. */
const NEWER_DECLARATIONS: readonly (readonly [string, RegExp])[] = [
  ['inset (87)', /^inset(-\w+)*$/],
  ['aspect-ratio (88)', /^aspect-ratio$/],
  ['logical shorthand (87)', /^(margin|padding)-(inline|block)$/],
  ['logical radius (89)', /^border-(start|end)-(start|end)-radius$/],
];
const NEWER_VALUES: readonly (readonly [string, RegExp])[] = [
  ['min(), max() or clamp() (79)', /\b(min|max|clamp)\(/],
  ['units of small and large viewports (108)', /\d(dv|sv|lv|cq)(h|w|i|b|min|max)\b/],
  ['colour functions (111)', /\b(color-mix|oklch|light-dark)\(/],
  ['overflow: clip (90)', /^clip$/],
];
// A rule that only draws where keys are used may stay away: the browser's own ring is drawn then.
const NEWER_SELECTORS = /:(is|where|has|dir)\(|:not\([^)]*,/;

/** The style sheets in a script: the templates that are no HTML. */
function sheetsOf(script: string): string[] {
  const sheets: string[] = [];
  new Visitor({
    TaggedTemplateExpression: ({ quasi }) => {
      const text = quasi.quasis.map(({ value }) => value.raw).join('0');
      if (!/<[a-z]/.test(text) && /\{[^}]*:/.test(text)) sheets.push(text);
    },
  }).visit(parseSync('script.js', script, { sourceType: 'module' }).program);
  return sheets;
}

function newerIn(selector: string, body: string): string[] {
  const declarations = body.split(';').flatMap((declaration) => {
    const [name = '', ...value] = declaration.split(':');
    return value.length === 0 ? [] : [{ name: name.trim(), value: value.join(':').trim() }];
  });
  const hasFallback = (index: number): boolean =>
    declarations.slice(0, index).some(({ name }) => name === declarations[index]?.name);
  const found = declarations.flatMap(({ name, value }, index) => {
    const values = hasFallback(index) ? [] : NEWER_VALUES.filter(([, pattern]) => pattern.test(value));
    return [...NEWER_DECLARATIONS.filter(([, pattern]) => pattern.test(name)), ...values].map(([what]) => what);
  });
  const isFlex = declarations.some(({ name, value }) => name === 'display' && /flex/.test(value));
  const hasGap = declarations.some(({ name }) => /^(row-|column-)?gap$/.test(name));
  return [
    ...found,
    ...(isFlex && hasGap ? ['gap in flex (84): use grid, or margins'] : []),
    ...(NEWER_SELECTORS.test(selector) ? ['selector'] : []),
  ];
}

/**
 * Finds rules that need more than Chrome 76 has. A value that an older one of the same property stands before is fine, and
 * so is what stands in `@supports`.
 */
export function stylesNewerThan76(script: string): NewerStyle[] {
  return sheetsOf(script).flatMap((sheet) => {
    const always = sheet.replaceAll(/@supports[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
    return [...always.matchAll(/([^{}]*)\{([^{}]*)\}/g)].flatMap(([, selector = '', body = '']) =>
      newerIn(selector, body).map((what) => ({ what, selector: selector.trim() })),
    );
  });
}
