import type { VoiceScript } from '../script.ts';
import { letters, numbered, rounds, words } from '../script.ts';

const ONES =
  words(`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen`);
const TENS = words('twenty thirty forty fifty sixty seventy eighty ninety');
const below100 = [...ONES, ...TENS.flatMap((ten) => [ten, ...ONES.slice(1, 10).map((one) => `${ten}-${one}`)])];
const hundreds = ONES.slice(1, 10).map((one) => `${one} hundred`);
const thousands = ONES.slice(1, 10).map((one) => `${one} thousand`);

/** English, as it is said in Britain and India: "one hundred and twenty-three". */
export const english: VoiceScript = {
  language: 'en',
  name: 'English',
  voice: 'en',
  wordsPerMinute: 140,
  lines: {
    token: 'Token',
    go: 'please go to',
    look: 'please look at the screen',
    room: 'room',
    'consulting-room': 'consulting room',
    cabin: 'cabin',
    counter: 'counter',
    desk: 'desk',
    window: 'window',
    laboratory: 'laboratory',
    door: 'door',
    'laboratory-only': 'the laboratory',
    'pharmacy-only': 'the pharmacy',
    'reception-only': 'reception',
    'x-ray-only': 'the X-ray room',
    ...letters(words('A B C D E F G H I J K L M N O P Q R S T U V W X Y Z')),
    ...numbered(below100),
    ...rounds(100, hundreds),
    ...rounds(
      100,
      hundreds.map((hundred) => `${hundred} and`),
      '-and',
    ),
    ...rounds(1_000, thousands),
    ...rounds(1_000, thousands, '-then'),
    ...rounds(
      1_000,
      thousands.map((thousand) => `${thousand} and`),
      '-and',
    ),
  },
};
