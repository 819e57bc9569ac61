import type { Language } from '../locales/languages.ts';
import type { CallWords } from './call-phrases.ts';
import { namesFor } from './call-phrases.ts';
import type { PlaceKind } from './place.ts';
import { placeOf } from './place.ts';

interface Words {
  token(code: string): string;
  goTo(point: string): string;
  readonly look: string;
  readonly places: Readonly<Record<PlaceKind, string>>;
  /** Scripts a voice of the language reads. */
  readonly scripts: RegExp;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    token: (code) => `Token ${code}.`,
    goTo: (point) => `Please go to ${point}.`,
    look: 'Please look at the screen.',
    places: {
      room: 'room',
      'consulting-room': 'consulting room',
      cabin: 'cabin',
      counter: 'counter',
      desk: 'desk',
      window: 'window',
      laboratory: 'laboratory',
      door: 'door',
      pharmacy: 'the pharmacy',
      reception: 'reception',
      'x-ray': 'X-ray',
    },
    scripts: /^[\p{Script=Latin}\P{L}]*$/u,
  },
  hi: {
    token: (code) => `टोकन नंबर ${code}।`,
    goTo: (point) => `कृपया ${point} पर आइए।`,
    look: 'कृपया स्क्रीन देखिए।',
    places: {
      room: 'कमरा नंबर',
      'consulting-room': 'परामर्श कक्ष नंबर',
      cabin: 'केबिन नंबर',
      counter: 'काउंटर नंबर',
      desk: 'डेस्क नंबर',
      window: 'खिड़की नंबर',
      laboratory: 'लैब',
      door: 'दरवाज़ा नंबर',
      pharmacy: 'दवाखाने',
      reception: 'रिसेप्शन',
      'x-ray': 'एक्स-रे',
    },
    scripts: /^[\p{Script=Latin}\p{Script=Devanagari}\P{L}]*$/u,
  },
  ta: {
    token: (code) => `டோக்கன் எண் ${code}.`,
    goTo: (point) => `நீங்கள் செல்ல வேண்டிய இடம்: ${point}.`,
    look: 'தயவுசெய்து திரையைப் பாருங்கள்.',
    places: {
      room: 'அறை எண்',
      'consulting-room': 'ஆலோசனை அறை எண்',
      cabin: 'கேபின் எண்',
      counter: 'கவுண்டர் எண்',
      desk: 'மேசை எண்',
      window: 'சாளரம் எண்',
      laboratory: 'ஆய்வகம்',
      door: 'கதவு எண்',
      pharmacy: 'மருந்தகம்',
      reception: 'வரவேற்பு',
      'x-ray': 'எக்ஸ்ரே',
    },
    scripts: /^[\p{Script=Latin}\p{Script=Tamil}\P{L}]*$/u,
  },
  es: {
    token: (code) => `Turno ${code}.`,
    goTo: (point) => `Por favor, pase a: ${point}.`,
    look: 'Por favor, mire la pantalla.',
    places: {
      room: 'sala',
      'consulting-room': 'consultorio',
      cabin: 'cabina',
      counter: 'mostrador',
      desk: 'escritorio',
      window: 'ventanilla',
      laboratory: 'laboratorio',
      door: 'puerta',
      pharmacy: 'farmacia',
      reception: 'recepción',
      'x-ray': 'rayos equis',
    },
    scripts: /^[\p{Script=Latin}\P{L}]*$/u,
  },
  ar: {
    token: (code) => `الرقم ${code}.`,
    goTo: (point) => `يرجى التوجه إلى ${point}.`,
    look: 'يرجى النظر إلى الشاشة.',
    places: {
      room: 'الغرفة رقم',
      'consulting-room': 'العيادة رقم',
      cabin: 'المقصورة رقم',
      counter: 'الكاونتر رقم',
      desk: 'المكتب رقم',
      window: 'الشباك رقم',
      laboratory: 'المختبر',
      door: 'الباب رقم',
      pharmacy: 'الصيدلية',
      reception: 'الاستقبال',
      'x-ray': 'الأشعة',
    },
    scripts: /^[\p{Script=Latin}\p{Script=Arabic}\P{L}]*$/u,
  },
};

/**
 * Writes a call as a sentence for a browser's voice. A place is told in the language; a name, that in the language first,
 * is said where a voice of the language can read it, else the sentence asks to look at the screen.
 *
 * @example
 * callSentence('en', { code: 'CAR-123', pointName: 'Room 2' }) // 'Token C A R 123. Please go to room 2.'
 */
export function callSentence(language: Language, call: CallWords): string {
  const words = WORDS[language];
  const said = namesFor(language, call).map((name) => {
    const place = placeOf(name);
    return place === null ? name : `${words.places[place.kind]} ${place.sign}`.trim();
  });
  const name = said.find((one) => one !== '' && words.scripts.test(one));
  return `${words.token(spelled(call.code))} ${name === undefined ? words.look : words.goTo(name)}`;
}

/** Letters apart, or an engine reads a word; the number whole. */
function spelled(code: string): string {
  const [, before = '', number = ''] = /^(.*?)(\d*)$/u.exec(code) ?? [];
  return [...Array.from(before).filter((sign) => /[\p{L}\p{N}]/u.test(sign)), number]
    .filter((part) => part !== '')
    .join(' ');
}
