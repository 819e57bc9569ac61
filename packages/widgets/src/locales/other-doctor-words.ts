import type { Language } from './languages.ts';
import { isolated } from './languages.ts';

/** What a page about one doctor says to whoever holds a token that is not for that doctor. */
export interface OtherDoctorWords {
  /** The token is for whoever is free first. */
  readonly any: string;
  /** It is for a doctor whose name is not known here. */
  readonly another: string;
  of(doctor: string): string;
  readonly change: string;
}

/** These words in every language; few come to such a page with a token, so they are fetched with what its holder may do. */
export const otherDoctorWords: Readonly<Record<Language, OtherDoctorWords>> = {
  en: {
    any: 'You already have this token here, for whichever doctor is free first.',
    another: 'You already have this token here, for another doctor.',
    of: (doctor) => `You already have this token here, for ${doctor}.`,
    change: 'To see somebody else, ask at the desk, or give this token up and take a new one.',
  },
  hi: {
    any: 'आपके पास यहाँ का यह टोकन पहले से है, जो भी डॉक्टर पहले खाली हों उनके लिए।',
    another: 'आपके पास यहाँ का यह टोकन पहले से है, किसी दूसरे डॉक्टर के लिए।',
    of: (doctor) => `आपके पास यहाँ का यह टोकन पहले से है, ${doctor} के लिए।`,
    change: 'किसी और डॉक्टर को दिखाना हो तो काउंटर पर पूछें, या यह टोकन छोड़कर नया लें।',
  },
  ta: {
    any: 'இங்கே இந்த டோக்கன் உங்களிடம் ஏற்கெனவே உள்ளது: முதலில் யார் கிடைத்தாலும் அந்த மருத்துவருக்கு.',
    another: 'இங்கே இந்த டோக்கன் உங்களிடம் ஏற்கெனவே உள்ளது: வேறு மருத்துவருக்கு.',
    of: (doctor) => `இங்கே இந்த டோக்கன் உங்களிடம் ஏற்கெனவே உள்ளது: ${doctor}.`,
    change: 'வேறு மருத்துவரைப் பார்க்க, கவுண்டரில் கேட்கவும்; அல்லது இந்த டோக்கனை விட்டுவிட்டு புதியது எடுக்கவும்.',
  },
  es: {
    any: 'Ya tiene este turno aquí, con quien quede libre antes.',
    another: 'Ya tiene este turno aquí, con otro médico.',
    of: (doctor) => `Ya tiene este turno aquí, con ${doctor}.`,
    change: 'Si quiere otro médico, pregunte en el mostrador, o anule este turno y tome otro.',
  },
  ar: {
    any: 'لديك هذا الرقم هنا بالفعل، لأول طبيب يتفرّغ.',
    another: 'لديك هذا الرقم هنا بالفعل، لدى طبيب آخر.',
    of: (doctor) => `لديك هذا الرقم هنا بالفعل، لدى ${isolated(doctor)}.`,
    change: 'إن أردت طبيبًا آخر فاسأل في الاستقبال، أو ألغِ هذا الرقم وخذ رقمًا جديدًا.',
  },
};
