import type { KioskWords } from '../kiosk-strings.ts';
import { common, plural } from './base.ts';

/** The kiosk's words in Hindi. */
export const words: KioskWords = {
  ...common,
  slip: {
    yourToken: 'आपका टोकन',
    ahead: (count) =>
      count === 0 ? 'अगली बारी आपकी है' : plural(count, { one: 'आपसे पहले # व्यक्ति', other: 'आपसे पहले # लोग' }),
    scan: 'फ़ोन पर अपनी बारी देखने के लिए स्कैन करें',
    keep: 'बुलाए जाने तक यह पर्ची सँभालकर रखें।',
    print: 'पर्ची छापें',
    failed: 'यहाँ पर्ची नहीं बन पा रही है। कृपया अपना टोकन लिख लें।',
    described: ({ code, department, hasLink }) =>
      `${department && `${department} के `}टोकन ${code} की पर्ची${hasLink ? ', स्कैन करने के कोड के साथ' : ''}`,
  },
  kiosk: {
    stillThere: 'क्या आप अभी यहीं हैं?',
    startsAnew: (seconds) =>
      `आपकी जानकारी कोई और न देखे, इसलिए ${plural(seconds, { one: '# सेकंड', other: '# सेकंड' })} में यह फिर शुरू से खुलेगा।`,
    moreTime: 'मुझे और समय चाहिए',
  },
};
