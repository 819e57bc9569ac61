import { parseSync, Visitor } from 'oxc-parser';

/**
 * Calls that came to Chrome after version 76, which the scripts may make only where they ask first whether they are
 * there. Names that our own data bear too (`reason`, `with`) are left out: none of these is the only way to do a thing.
 */
const NEWER_MEMBERS = new Set([
  ...['replaceAll', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'hasOwn', 'groupBy'],
  ...['withResolvers', 'isWellFormed', 'toWellFormed', 'supportedValuesOf', 'formatRange', 'formatRangeToParts'],
  ...[
    'replaceChildren',
    'getAnimations',
    'commitStyles',
    'randomUUID',
    'throwIfAborted',
    'canParse',
    'checkVisibility',
  ],
  ...['showPopover', 'attachInternals', 'wakeLock', 'contentBoxSize', 'borderBoxSize', 'userAgentData', 'setHTML'],
]);
const NEWER_STATIC = new Set([
  'Promise.any',
  'AbortSignal.timeout',
  'AbortSignal.any',
  'Response.json',
  'Array.fromAsync',
]);
const NEWER_GLOBALS = new Set([
  ...['structuredClone', 'WeakRef', 'FinalizationRegistry', 'AggregateError', 'reportError', 'scheduler', 'Temporal'],
]);
const NEWER_ASSIGNMENTS = new Set(['??=', '||=', '&&=']);

/** Something in a script that a browser of the board's age does not know. */
export interface NewerThing {
  readonly what: string;
  /** The script's text there. */
  readonly where: string;
}

/**
 * Finds what Chrome 76 cannot parse, or does not have, in a script.
 *
 * @throws SyntaxError when it is no script at all.
 */
export function newerThan76(text: string): NewerThing[] {
  const { program, errors } = parseSync('script.js', text, { sourceType: 'module' });
  if (errors[0] !== undefined) throw new SyntaxError(errors[0].message);
  const found: NewerThing[] = [];
  const add = (what: string, { start }: { start: number }) =>
    found.push({ what, where: text.slice(Math.max(0, start - 30), start + 60) });
  new Visitor({
    ChainExpression: (node) => add('optional chaining', node),
    LogicalExpression: (node) => node.operator === '??' && add('??', node),
    AssignmentExpression: (node) => NEWER_ASSIGNMENTS.has(node.operator) && add(node.operator, node),
    StaticBlock: (node) => add('static block', node),
    MethodDefinition: (node) => node.key.type === 'PrivateIdentifier' && add('private method', node),
    AccessorProperty: (node) => add('accessor', node),
    Decorator: (node) => add('decorator', node),
    // Both kinds of `in`: only the one of private names has such a left side, which the types do not tell.
    BinaryExpression: (node) =>
      node.operator === 'in' && text[node.left.start] === '#' && add('private name with in', node),
    Literal: (node) => {
      if (typeof node.value === 'number' && node.raw?.includes('_') === true) add('numeric separator', node);
      if ('regex' in node && /[dv]/.test(node.regex.flags)) add('flag of a regular expression', node);
    },
    MemberExpression: (node) => {
      if (node.computed || node.property.type !== 'Identifier') return;
      const { name } = node.property;
      const object = node.object.type === 'Identifier' ? node.object.name : '';
      if (NEWER_MEMBERS.has(name) || NEWER_STATIC.has(`${object}.${name}`)) add(`${object}.${name}`, node.property);
    },
    CallExpression: ({ callee }) => {
      // The element after the last has no other name than a position in our own data.
      if (
        callee.type === 'MemberExpression' &&
        callee.property.type === 'Identifier' &&
        callee.property.name === 'at'
      ) {
        add('.at()', callee.property);
      }
    },
    Identifier: (node) => NEWER_GLOBALS.has(node.name) && add(node.name, node),
  }).visit(program);
  return found;
}
