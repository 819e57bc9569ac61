import type { VoiceScript } from '../script.ts';
import { letters, numbered, rounds, words } from '../script.ts';

// All vowels are written: without them the engine cannot know what to say. Endings are those before a pause, as
// numbers are called out.
const below11 = words('صِفْر وَاحِد اِثْنَان ثَلَاثَة أَرْبَعَة خَمْسَة سِتَّة سَبْعَة ثَمَانِيَة تِسْعَة عَشَرَة');
const teens = [
  'أَحَدَ عَشَر',
  'اِثْنَا عَشَر',
  'ثَلَاثَةَ عَشَر',
  'أَرْبَعَةَ عَشَر',
  'خَمْسَةَ عَشَر',
  'سِتَّةَ عَشَر',
  'سَبْعَةَ عَشَر',
  'ثَمَانِيَةَ عَشَر',
  'تِسْعَةَ عَشَر',
];
const tens = words('عِشْرُون ثَلَاثُون أَرْبَعُون خَمْسُون سِتُّون سَبْعُون ثَمَانُون تِسْعُون');
const below100 = [
  ...below11,
  ...teens,
  ...tens.flatMap((ten) => [ten, ...below11.slice(1, 10).map((one) => `${one} وَ${ten}`)]),
];
const hundreds = words('مِئَة مِئَتَان ثَلَاثُمِئَة أَرْبَعُمِئَة خَمْسُمِئَة سِتُّمِئَة سَبْعُمِئَة ثَمَانِمِئَة تِسْعُمِئَة');
const thousands = ['أَلْف', 'أَلْفَان', ...words('ثَلَاثَةُ أَرْبَعَةُ خَمْسَةُ سِتَّةُ سَبْعَةُ ثَمَانِيَةُ تِسْعَةُ').map((one) => `${one} آلَاف`)];
/** Consonants and short vowels, in the code points of the block. */
const CONSONANT = '[\u0621-\u064a]';
const VOWEL = '[\u064b-\u0650]';
const DOUBLED = '\u0651';

/**
 * Spells a line as the engine reads it: a doubled consonant twice (it loses the vowel of one with the sign), once where
 * the article doubles it, and no T at the end of a word (it takes the ending of a pause for that of a flow).
 */
function spelledOut(line: string): string {
  return line
    .replace(new RegExp(`(?<=^|\\s)(ال${CONSONANT})(${VOWEL}?)${DOUBLED}(${VOWEL}?)`, 'gu'), '$1$2$3')
    .replace(new RegExp(`(${CONSONANT})(${VOWEL}?)${DOUBLED}(${VOWEL}?)`, 'gu'), '$1\u0652$1$2$3')
    .replace(/\u064e\u0629(?=\s|$)/gu, '\u064e');
}

const and = (line: string): string => `${line} وَ`;

/** Arabic, in the standard language: "a hundred and three and twenty". */
export const arabic: VoiceScript = {
  language: 'ar',
  name: 'العربية',
  voice: 'ar',
  wordsPerMinute: 140,
  spelledOut,
  lines: {
    token: 'الرَّقْم',
    go: 'يُرْجَى التَّوَجُّه إِلَى',
    look: 'يُرْجَى النَّظَرُ إِلَى الشَّاشَة',
    room: 'الغُرْفَة رَقْم',
    'consulting-room': 'العِيَادَة رَقْم',
    cabin: 'المَقْصُورَة رَقْم',
    counter: 'الكَاوُنْتَر رَقْم',
    desk: 'المَكْتَب رَقْم',
    window: 'الشُّبَّاك رَقْم',
    laboratory: 'المُخْتَبَر رَقْم',
    door: 'البَاب رَقْم',
    'laboratory-only': 'المُخْتَبَر',
    'pharmacy-only': 'الصَّيْدَلِيَّة',
    'reception-only': 'الاِسْتِقْبَال',
    'x-ray-only': 'غُرْفَةُ الأَشِعَّة',
    ...letters(words('A B C D E F G H I J K L M N O P Q R S T U V W X Y Z')),
    ...numbered(below100),
    ...rounds(100, hundreds),
    ...rounds(100, hundreds.map(and), '-and'),
    ...rounds(1_000, thousands),
    ...rounds(1_000, thousands.map(and), '-and'),
  },
};
