import type { BoardWords } from '../board-strings.ts';
import { common, plural } from './base.ts';

const COUNTS = ['', 'एक', 'दो', 'तीन', 'चार', 'पाँच', 'छह'];
const ORDINALS = ['', 'हर एक', 'हर दूसरे', 'हर तीसरे', 'हर चौथे', 'हर पाँचवें', 'हर छठे'];

/** The board's words in Hindi. */
export const words: BoardWords = {
  ...common,
  board: {
    label: (name) => (name === '' ? 'कतार' : `${name} की कतार`),
    nowServing: 'अभी की बारी',
    pleaseGoIn: 'कृपया अंदर जाएँ',
    called: 'बुलाया गया',
    inside: 'अंदर हैं',
    noCall: 'अभी कोई बुलावा नहीं',
    pausedSentence: 'बुलाना अभी रुका है। कृपया यहीं रहें, अगला बुलावा यहीं दिखेगा।',
    next: 'अगले',
    recent: 'पिछले बुलावे',
    missed: 'छूट गए',
    missedHint: 'कृपया काउंटर पर पूछें',
    nobodyWaits: 'कोई इंतज़ार में नहीं है',
    notReady: 'टूटी रेखा: पहले काउंटर पर आना है',
    more: (count) => `+${count} और`,
    waiting: (count) => plural(count, { one: '# व्यक्ति इंतज़ार में', other: '# लोग इंतज़ार में' }),
    expected: (minutes) => `अभी टोकन लेने पर: ${minutes}`,
    call: (call) => `टोकन ${call.label}, कृपया ${call.point} पर जाएँ।`,
    served: (call) => `अभी की बारी: टोकन ${call.label}, ${call.point}।`,
    page: ({ page, of }) => `पेज ${page} / ${of}`,
    aDoctor: 'डॉक्टर',
    pattern: ({ runs, reviewEvery }) => {
      const lanes = runs.map(
        ({ lane, count }) => `${COUNTS[count] ?? count} ${lane === 'booked' ? 'पहले से बुक' : 'बिना बुकिंग'}`,
      );
      const review =
        reviewEvery === 0 ? [] : [`${ORDINALS[reviewEvery] ?? `हर ${reviewEvery}`} मरीज़ के बाद एक रिपोर्ट दिखाने वाला`];
      return `क्रम: ${[lanes.join(', फिर '), ...review].filter((text) => text !== '').join('; ')}`;
    },
    soundOff: 'आवाज़ बंद है। चालू करने के लिए स्क्रीन को एक बार छुएँ।',
    soundOn: 'आवाज़ चालू करें',
    noSound: 'इस स्क्रीन में आवाज़ नहीं है। कृपया अपना टोकन स्क्रीन पर देखें।',
    sayAgain: 'फिर से बोलें',
  },
};
