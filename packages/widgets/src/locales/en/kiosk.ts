import type { KioskWords } from '../kiosk-strings.ts';
import { common, plural } from './base.ts';

/** The kiosk's words in English. */
export const words: KioskWords = {
  ...common,
  slip: {
    yourToken: 'Your token',
    ahead: (count) =>
      count === 0 ? 'You are next' : plural(count, { one: '# person before you', other: '# people before you' }),
    scan: 'Scan to follow your place on a phone',
    keep: 'Please keep this slip until you are called.',
    print: 'Print the slip',
    failed: 'The slip cannot be drawn here. Please note your token.',
    described: ({ code, department, hasLink }) =>
      `Slip with token ${code}${department && ` for ${department}`}${hasLink ? ' and a code to scan' : ''}`,
  },
  kiosk: {
    stillThere: 'Are you still there?',
    startsAnew: (seconds) =>
      `So that nobody sees what is yours, this starts anew in ${plural(seconds, { one: '# second', other: '# seconds' })}.`,
    moreTime: 'I need more time',
  },
};
