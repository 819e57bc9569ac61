import type { KioskWords } from '../kiosk-strings.ts';
import { common, plural } from './base.ts';

/** The kiosk's words in Tamil. */
export const words: KioskWords = {
  ...common,
  slip: {
    yourToken: 'உங்கள் டோக்கன்',
    ahead: (count) =>
      count === 0 ? 'அடுத்தது உங்கள் முறை' : plural(count, { one: 'உங்களுக்கு முன் # நபர்', other: 'உங்களுக்கு முன் # பேர்' }),
    scan: 'உங்கள் முறையைக் கைபேசியில் பார்க்க ஸ்கேன் செய்யவும்',
    keep: 'அழைக்கும் வரை இந்தச் சீட்டை வைத்திருக்கவும்.',
    print: 'சீட்டை அச்சிடவும்',
    failed: 'சீட்டை இங்கே உருவாக்க முடியவில்லை. உங்கள் டோக்கனைக் குறித்துக்கொள்ளவும்.',
    described: ({ code, department, hasLink }) =>
      `${department && `${department}: `}டோக்கன் ${code} சீட்டு${hasLink ? ', ஸ்கேன் செய்ய ஒரு குறியீட்டுடன்' : ''}`,
  },
  kiosk: {
    stillThere: 'நீங்கள் இன்னும் இங்கே இருக்கிறீர்களா?',
    startsAnew: (seconds) =>
      `உங்கள் விவரத்தை வேறு யாரும் பார்க்காமல் இருக்க, ${plural(seconds, { one: '# வினாடியில்', other: '# வினாடிகளில்' })} இது மீண்டும் தொடங்கும்.`,
    moreTime: 'எனக்கு இன்னும் நேரம் வேண்டும்',
  },
};
