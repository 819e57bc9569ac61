/** What a service point is called in every hospital, in whatever language its name is written. */
export const NUMBERED_PLACES = [
  'room',
  'consulting-room',
  'cabin',
  'counter',
  'desk',
  'window',
  'laboratory',
  'door',
] as const;

/** Places a hospital may have one of: they are said without a number. */
export const SINGLE_PLACES = ['laboratory', 'pharmacy', 'reception', 'x-ray'] as const;

/** A kind of place that has words in every language. */
export type PlaceKind = (typeof NUMBERED_PLACES)[number] | (typeof SINGLE_PLACES)[number];

/** A place as it can be said in every language. */
export interface Place {
  readonly kind: PlaceKind;
  /** Letters and digits as they are said, `B12`; empty for the only place of its kind. */
  readonly sign: string;
}

// Longer words stand before those they begin with.
const WORDS: Readonly<Record<PlaceKind, string>> = {
  'consulting-room':
    "consult(?:ing|ation) room|doctor’?'?s room|clinic|परामर्श (?:कक्ष|रूम)|क्लिनिक|ஆலோசனை அறை|கிளினிக்|consultorio|consulta|(?:ال)?عيادة",
  room: 'exam(?:ination)? room|treatment room|room|rm|कमरा|कक्ष|रूम|அறை|ரூம்|sala(?: de consulta)?|habitación|habitacion|cuarto|(?:ال)?غرفة|(?:ال)?حجرة|(?:ال)?قاعة',
  cabin: 'cabin|cubicle|booth|chamber|केबिन|चैंबर|கேபின்|cabina|cubículo|cubiculo|box|(?:ال)?كابينة|(?:ال)?مقصورة',
  counter: 'counter|काउंटर|काउन्टर|கவுண்டர்|கவுன்டர்|mostrador|(?:ال)?كاونتر',
  desk: 'desk|table|डेस्क|टेबल|மேசை|மேஜை|escritorio|módulo|modulo|puesto|(?:ال)?مكتب|(?:ال)?طاولة',
  window: 'window|खिड़की|விண்டோ|சாளரம்|ஜன்னல்|ventanilla|ventana|(?:ال)?شباك|(?:ال)?نافذة',
  laboratory: 'laboratory|lab|प्रयोगशाला|लैब|ஆய்வகம்|ஆய்வுக்கூடம்|laboratorio|(?:ال)?مختبر|(?:ال)?معمل',
  door: 'door|दरवाज़ा|दरवाजा|द्वार|கதவு|puerta|(?:ال)?باب',
  pharmacy: 'pharmacy|chemist|दवाखाना|फ़ार्मेसी|फार्मेसी|மருந்தகம்|farmacia|(?:ال)?صيدلية',
  reception: 'reception|front desk|रिसेप्शन|स्वागत कक्ष|வரவேற்பு|recepción|recepcion|admisión|admision|(?:ال)?استقبال',
  'x-ray': 'x-?\\s?ray|radiology|एक्स-?\\s?रे|எக்ஸ்-?\\s?ரே|rayos x|radiología|radiologia|(?:ال)?[أا]شعة',
};
const NUMBER_SIGN =
  '(?:(?:no|number|num|nr|n\\.?[°o]|número|numero|नंबर|नम्बर|नं|संख्या|क्रमांक|எண்|رقم)\\s*[.:]?|#)?\\s*[-.:]?\\s*';
/** A letter, a number of up to four digits, a letter; all of them may be missing. */
const SIGN = '((?:[a-z](?![a-z]))?[-\\s]?\\d{0,4}[-\\s]?[a-z]?)';
const KINDS = Object.entries(WORDS).map(
  ([kind, words]) =>
    [kind, new RegExp(`^(?:${words.normalize('NFKC')})(?![\\p{L}\\p{M}])\\s*${NUMBER_SIGN}${SIGN}$`, 'u')] as const,
);
/** Code points of the digit zero in the scripts that names are written in. */
const ZEROS = [0x660, 0x6f0, 0x966, 0xbe6];
/** Longer names are sentences. */
const NAME_LENGTH_MAX = 80;
/** A remark behind the name: "Room 2 (dental)", "Room 2 – Dr Rao". */
const REMARK = /\s*\(.*$|\s+[-–—,:·|/]\s.*$|,.*$/u;
/** Short vowels, which names have or have not. */
const ARABIC_MARKS = /[\u064b-\u0652\u0640]/gu;

/**
 * Recognises the place in a service point's name, so that it can be said in any language; null where it is a name.
 *
 * @example
 * placeOf('Room No. 2') // { kind: 'room', sign: '2' }
 * placeOf('غرفة ١٢') // { kind: 'room', sign: '12' }
 * placeOf('Dr Rao') // null
 */
export function placeOf(pointName: string): Place | null {
  if (pointName.length > NAME_LENGTH_MAX) return null;
  const name = withPlainDigits(pointName.normalize('NFKC'))
    .replace(ARABIC_MARKS, '')
    .replace(REMARK, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
  for (const [kind, pattern] of KINDS) {
    const sign = pattern.exec(name)?.[1]?.replace(/[-\s]/gu, '');
    if (sign === undefined || !isPlaceKind(kind)) continue;
    const isOnly = sign === '';
    const known: readonly string[] = isOnly ? SINGLE_PLACES : NUMBERED_PLACES;
    return known.includes(kind) ? { kind, sign: sign.toUpperCase() } : null;
  }
  return null;
}

function isPlaceKind(word: string): word is PlaceKind {
  return word in WORDS;
}

function withPlainDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = ZEROS.find((start) => code >= start && code < start + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}
