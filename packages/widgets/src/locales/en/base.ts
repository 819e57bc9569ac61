import type { CommonStrings } from '../common-strings.ts';
import { pluralOf } from '../plural.ts';
import { first } from './first.ts';

/** Puts a count into its English form. */
export const plural = pluralOf<'one' | 'other'>('en');

/** What every element says in English. */
export const common: CommonStrings = {
  ...first,
  connectionLost: (time) => `Connection lost · showing ${time}`,
  state: {
    open: 'Open',
    paused: 'Paused',
    closed: 'Closed',
    full: 'Full',
    closedSentence: 'No more tokens are given today.',
  },
  opensAt: (time) => `Opens at ${time}`,
  opensOn: ({ day, time }) => `Opens ${day} at ${time}`,
  noDoctor: 'No doctor is on duty just now.',
  tokensGiven: 'Tokens are given now.',
  session: {
    planned: (from) => `from ${from}`,
    awaited: (from) => `expected since ${from}`,
    delayed: (until) => (until === null ? 'delayed' : `delayed, expected at ${until}`),
    in: 'in',
    break: (until) => (until === null ? 'on a break' : `on a break until ${until}`),
    left: 'has left',
    ended: 'finished for today',
  },
  minutes: (range) =>
    range.until <= range.from
      ? `about ${plural(range.until, { one: '# minute', other: '# minutes' })}`
      : `${range.from} to ${plural(range.until, { one: '# minute', other: '# minutes' })}`,
  minutesUnder: (minutes) => `under ${plural(minutes, { one: '# minute', other: '# minutes' })}`,
  expectedWait: 'Expected wait',
  expectedUnknown: 'Not enough to say yet',
  definitionTitle: 'What does this mean?',
  definition:
    'How long somebody who takes a token now will wait until the call: half of all people wait no longer than the first number, nine of ten no longer than the second. It comes from how fast this department works today, and changes with it.',
};

/** Where a hospital has no department that is shown. */
export const noDepartments = 'No departments are listed here.';
