import type { Language } from '../locales/languages.ts';

/** What a hospital calls its own things, in its own language. */
export interface HospitalTexts {
  readonly hospital: string;
  readonly department: string;
  readonly otherDepartment: string;
  room(number: number): string;
  readonly doctors: readonly [string, string, string];
  readonly message: string;
  readonly reason: string;
}

/** A hospital of each language's country. */
export const hospitalTexts: Readonly<Record<Language, HospitalTexts>> = {
  en: {
    hospital: 'Asha Hospital',
    department: 'Cardiology',
    otherDepartment: 'Orthopaedics',
    room: (number) => `Room ${number}`,
    doctors: ['Dr. Meera Iyer', 'Dr. Arjun Rao', 'Dr. Fatima Sheikh'],
    message: 'Dr. Rao is in an operation. We go on at about 11:30.',
    reason: 'on the ward',
  },
  hi: {
    hospital: 'आशा अस्पताल',
    department: 'हृदय रोग विभाग',
    otherDepartment: 'हड्डी रोग विभाग',
    room: (number) => `कमरा ${number}`,
    doctors: ['डॉ. मीरा अय्यर', 'डॉ. अर्जुन राव', 'डॉ. फ़ातिमा शेख़'],
    message: 'डॉ. राव ऑपरेशन में हैं। लगभग 11:30 बजे फिर शुरू होगा।',
    reason: 'वार्ड में',
  },
  ta: {
    hospital: 'ஆஷா மருத்துவமனை',
    department: 'இதயவியல் துறை',
    otherDepartment: 'எலும்பியல் துறை',
    room: (number) => `அறை ${number}`,
    doctors: ['டாக்டர் மீரா ஐயர்', 'டாக்டர் அர்ஜுன் ராவ்', 'டாக்டர் பாத்திமா ஷேக்'],
    message: 'டாக்டர் ராவ் அறுவை சிகிச்சையில் உள்ளார். சுமார் 11:30 மணிக்குத் தொடரும்.',
    reason: 'வார்டில்',
  },
  es: {
    hospital: 'Hospital Santa Lucía',
    department: 'Cardiología',
    otherDepartment: 'Traumatología',
    room: (number) => `Consulta ${number}`,
    doctors: ['Dra. Elena Ruiz', 'Dr. Javier Ortega', 'Dra. Carmen Molina'],
    message: 'El Dr. Ortega está en quirófano. Seguimos hacia las 11:30.',
    reason: 'en planta',
  },
  ar: {
    hospital: 'مستشفى الأمل',
    department: 'قسم القلب',
    otherDepartment: 'قسم العظام',
    room: (number) => `غرفة ${number}`,
    doctors: ['د. ليلى حداد', 'د. كريم منصور', 'د. سارة العلي'],
    message: 'د. كريم منصور في عملية. نتابع حوالي الساعة 11:30.',
    reason: 'في الجناح',
  },
};

/** A hospital that writes the same text everywhere. */
export function textsAllOf(text: string): HospitalTexts {
  return {
    hospital: text,
    department: text,
    otherDepartment: text,
    room: () => text,
    doctors: [text, text, text],
    message: text,
    reason: text,
  };
}
