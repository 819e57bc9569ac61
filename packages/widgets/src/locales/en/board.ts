import type { BoardStrings } from '../board-strings.ts';
import { pluralOf } from '../plural.ts';

const COUNTS = ['', 'one', 'two', 'three', 'four', 'five', 'six'];
const ORDINALS = ['', 'every patient', 'every second', 'every third', 'every fourth', 'every fifth', 'every sixth'];

const plural = pluralOf<'one' | 'other'>('en');

/** The board's words in English; they come with the whole board, what every element says is there before. */
export const board: BoardStrings = {
  label: (name) => (name === '' ? 'Queue' : `Queue of ${name}`),
  nowServing: 'Now serving',
  pleaseGoIn: 'Please go in',
  called: 'Called',
  inside: 'Inside',
  noCall: 'No call now',
  pausedSentence: 'Calling is paused. Please stay: the next call comes here.',
  next: 'Next',
  recent: 'Last called',
  missed: 'Missed',
  missedHint: 'please ask at the desk',
  nobodyWaits: 'Nobody is waiting',
  notReady: 'Dashed: has to check in first',
  more: (count) => `+${count} more`,
  waiting: (count) => plural(count, { one: '# person waiting', other: '# people waiting' }),
  expected: (minutes) => `A token taken now: ${minutes}`,
  call: (call) => `Token ${call.label}, please go to ${call.point}.`,
  served: (call) => `Now serving: token ${call.label}, ${call.point}.`,
  page: ({ page, of }) => `Page ${page} of ${of}`,
  aDoctor: 'A doctor',
  pattern: ({ runs, reviewEvery }) => {
    const lanes = runs.map(
      ({ lane, count }) =>
        `${COUNTS[count] ?? count} ${lane === 'booked' ? 'booked' : count === 1 ? 'walk-in' : 'walk-ins'}`,
    );
    const review =
      reviewEvery === 0 ? [] : [`a review after ${ORDINALS[reviewEvery] ?? `every ${reviewEvery} patients`}`];
    return `Order: ${[lanes.join(', then '), ...review].filter((text) => text !== '').join('; ')}`;
  },
  soundOff: 'Sound is off. Touch the screen once to turn it on.',
  soundOn: 'Turn the sound on',
  noSound: 'This screen has no sound. Please watch for your token.',
  sayAgain: 'Say again',
};
