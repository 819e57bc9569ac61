import type { VoiceScript } from '../script.ts';
import { letters, numbered, rounds, words } from '../script.ts';

// Nothing below a hundred follows from anything else.
const below100 = words(`शून्य एक दो तीन चार पाँच छह सात आठ नौ
  दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस
  बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस
  तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस
  चालीस इकतालीस बयालीस तैंतालीस चौवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास
  पचास इक्यावन बावन तिरपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ
  साठ इकसठ बासठ तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर
  सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उन्यासी
  अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी अट्ठासी नवासी
  नब्बे इक्यानवे बानवे तिरानवे चौरानवे पचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे`);
const hundreds = below100.slice(1, 10).map((one) => `${one} सौ`);
const thousands = below100.slice(1, 10).map((one) => `${one} हज़ार`);

/** Hindi: the place first, then that one is to come into it or to it. */
export const hindi: VoiceScript = {
  language: 'hi',
  name: 'हिन्दी',
  voice: 'hi',
  wordsPerMinute: 140,
  lines: {
    token: 'टोकन नंबर',
    go: 'कृपया',
    'go-in': 'में आइए',
    'go-at': 'पर आइए',
    look: 'कृपया स्क्रीन देखिए',
    room: 'कमरा नंबर',
    'consulting-room': 'परामर्श कक्ष नंबर',
    cabin: 'केबिन नंबर',
    counter: 'काउंटर नंबर',
    desk: 'डेस्क नंबर',
    window: 'खिड़की नंबर',
    laboratory: 'लैब नंबर',
    door: 'दरवाज़ा नंबर',
    'laboratory-only': 'प्रयोगशाला',
    'pharmacy-only': 'दवाखाने',
    'reception-only': 'रिसेप्शन',
    'x-ray-only': 'एक्स-रे कक्ष',
    ...letters(words('ए बी सी डी ई एफ़ जी एच आई जे के एल एम एन ओ पी क्यू आर एस टी यू वी डब्ल्यू एक्स वाई ज़ेड')),
    ...numbered(below100),
    ...rounds(100, hundreds),
    ...rounds(100, hundreds, '-and'),
    ...rounds(1_000, thousands),
    ...rounds(1_000, thousands, '-and'),
  },
};
