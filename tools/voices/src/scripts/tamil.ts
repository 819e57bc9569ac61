import type { VoiceScript } from '../script.ts';
import { letters, numbered, rounds, words } from '../script.ts';

const below20 = words(`பூஜ்ஜியம் ஒன்று இரண்டு மூன்று நான்கு ஐந்து ஆறு ஏழு எட்டு ஒன்பது பத்து பதினொன்று பன்னிரண்டு
  பதிமூன்று பதினான்கு பதினைந்து பதினாறு பதினேழு பதினெட்டு பத்தொன்பது`);
const tens = words('இருபது முப்பது நாற்பது ஐம்பது அறுபது எழுபது எண்பது தொண்ணூறு');
// Before a one, tens end in a doubled consonant that takes the vowel the one begins with.
const stems = words('இருபத்த முப்பத்த நாற்பத்த ஐம்பத்த அறுபத்த எழுபத்த எண்பத்த தொண்ணூற்ற');
const ones = ['ொன்று', 'ிரண்டு', 'ு மூன்று', 'ு நான்கு', 'ைந்து', 'ாறு', 'ேழு', 'ெட்டு', 'ொன்பது'];
const below100 = [
  ...below20,
  ...tens.flatMap((ten, index) => [ten, ...ones.map((one) => `${stems[index] ?? ''}${one}`)]),
];
const hundreds = words('நூறு இருநூறு முந்நூறு நானூறு ஐநூறு அறுநூறு எழுநூறு எண்ணூறு தொள்ளாயிரம்');
const hundredsAnd = words('நூற்று இருநூற்று முந்நூற்று நானூற்று ஐநூற்று அறுநூற்று எழுநூற்று எண்ணூற்று தொள்ளாயிரத்து');
const thousands = words('ஆயிரம் இரண்டாயிரம் மூன்றாயிரம் நான்காயிரம் ஐந்தாயிரம் ஆறாயிரம் ஏழாயிரம் எட்டாயிரம் ஒன்பதாயிரம்');
const thousandsAnd = words('ஆயிரத்து இரண்டாயிரத்து மூன்றாயிரத்து நான்காயிரத்து ஐந்தாயிரத்து ஆறாயிரத்து ஏழாயிரத்து எட்டாயிரத்து ஒன்பதாயிரத்து');

/** Tamil: "the place you are to go to", so that no case ending has to grow on a number. */
export const tamil: VoiceScript = {
  language: 'ta',
  name: 'தமிழ்',
  voice: 'ta',
  wordsPerMinute: 140,
  lines: {
    token: 'டோக்கன் எண்',
    go: 'நீங்கள் செல்ல வேண்டிய இடம்',
    look: 'தயவுசெய்து திரையைப் பாருங்கள்',
    room: 'அறை எண்',
    'consulting-room': 'ஆலோசனை அறை எண்',
    cabin: 'கேபின் எண்',
    counter: 'கவுண்டர் எண்',
    desk: 'மேசை எண்',
    window: 'சாளரம் எண்',
    laboratory: 'ஆய்வகம் எண்',
    door: 'கதவு எண்',
    'laboratory-only': 'ஆய்வகம்',
    'pharmacy-only': 'மருந்தகம்',
    'reception-only': 'வரவேற்பு',
    'x-ray-only': 'எக்ஸ்ரே அறை',
    ...letters(words('A B C D E F G H I J K L M N O P Q R S T U V W X Y Z')),
    ...numbered(below100),
    ...rounds(100, hundreds),
    ...rounds(100, hundredsAnd, '-and'),
    ...rounds(1_000, thousands),
    ...rounds(1_000, thousandsAnd, '-and'),
  },
};
