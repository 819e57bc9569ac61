import type { BoardWords } from '../board-strings.ts';
import { common, plural } from './base.ts';

/** The board's words in English. */
export const words: BoardWords = {
  ...common,
  board: {
    label: (department) => `Queue of ${department}`,
    nowServing: 'Now serving',
    pleaseGoIn: 'Please go in',
    inside: 'Inside',
    noCall: 'No call now',
    next: 'Next',
    recent: 'Recently called',
    missed: 'Missed · go to the desk',
    nobodyWaits: 'Nobody is waiting',
    notReady: 'Dashed: has to check in first',
    noPoint: 'No room is calling at the moment.',
    more: (count) => `+${count} more`,
    morePoints: (count) => `+${plural(count, { one: '# more room', other: '# more rooms' })}`,
    waiting: (count) => plural(count, { one: '# person waiting', other: '# people waiting' }),
    expected: (minutes) => `A token taken now: ${minutes}`,
    call: (call) => `Token ${call.label}, please go to ${call.point}.`,
  },
};
