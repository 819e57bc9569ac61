import type { BoardWords } from '../board-strings.ts';
import { common, plural } from './base.ts';

/** The board's words in Tamil. */
export const words: BoardWords = {
  ...common,
  board: {
    label: (name) => (name === '' ? 'வரிசை' : `${name} வரிசை`),
    nowServing: 'தற்போதைய டோக்கன்',
    pleaseGoIn: 'உள்ளே செல்லவும்',
    called: 'அழைக்கப்பட்டவர்',
    inside: 'உள்ளே உள்ளார்',
    noCall: 'இப்போது அழைப்பு இல்லை',
    pausedSentence: 'அழைப்பு தற்காலிகமாக நிறுத்தப்பட்டுள்ளது. இங்கேயே இருங்கள்; அடுத்த அழைப்பு இங்கே வரும்.',
    next: 'அடுத்து',
    recent: 'கடைசி அழைப்புகள்',
    missed: 'வராதோர்',
    missedHint: 'கவுண்டரில் கேட்கவும்',
    nobodyWaits: 'யாரும் காத்திருக்கவில்லை',
    notReady: 'புள்ளிக் கோடு: முதலில் பதிவு செய்ய வேண்டும்',
    more: (count) => `+${count} பேர்`,
    waiting: (count) => plural(count, { one: '# நபர் காத்திருக்கிறார்', other: '# பேர் காத்திருக்கிறார்கள்' }),
    expected: (minutes) => `இப்போது டோக்கன் எடுத்தால்: ${minutes}`,
    call: (call) => `டோக்கன் ${call.label}, நீங்கள் செல்ல வேண்டிய இடம்: ${call.point}.`,
    served: (call) => `தற்போதைய டோக்கன்: ${call.label}, ${call.point}.`,
    page: ({ page, of }) => `பக்கம் ${page} / ${of}`,
    aDoctor: 'மருத்துவர்',
    pattern: ({ runs, reviewEvery }) => {
      const lanes = runs.map(({ lane, count }) => `${lane === 'booked' ? 'முன்பதிவு' : 'நேரடி வருகை'} ${count} பேர்`);
      const review = reviewEvery === 0 ? [] : [`ஒவ்வொரு ${reviewEvery} பேருக்குப் பின் அறிக்கை காட்ட ஒருவர்`];
      return `முறை: ${[lanes.join(', பிறகு '), ...review].filter((text) => text !== '').join('; ')}`;
    },
    soundOff: 'ஒலி நிறுத்தப்பட்டுள்ளது. இயக்க, திரையை ஒருமுறை தொடவும்.',
    soundOn: 'ஒலியை இயக்கவும்',
    noSound: 'இந்தத் திரையில் ஒலி இல்லை. உங்கள் டோக்கனைத் திரையில் பார்க்கவும்.',
    sayAgain: 'மீண்டும் சொல்லவும்',
  },
};
