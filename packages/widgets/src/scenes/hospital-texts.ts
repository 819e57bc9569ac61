import type { Language } from '../locales/languages.ts';
import type { TextField } from './contact-protocol.ts';

/** What a hospital calls its own things, in its own language. */
export interface HospitalTexts {
  readonly hospital: string;
  readonly department: string;
  readonly otherDepartments: readonly [string, string];
  room(number: number): string;
  readonly doctors: readonly [string, string, string];
  readonly doctorOnLeave: string;
  readonly speciality: string;
  readonly qualification: string;
  /** What it calls a session, as of the morning. */
  readonly session: string;
  readonly message: string;
  readonly reason: string;
  /** What patients who agreed to it are called by on a board. */
  readonly people: readonly [string, string, string, string];
  /** Before the number of a token. */
  readonly prefix: string;
}

/** A hospital of each language's country. */
export const hospitalTexts: Readonly<Record<Language, HospitalTexts>> = {
  en: {
    hospital: 'Asha Hospital',
    department: 'Cardiology',
    otherDepartments: ['Orthopaedics', 'Obstetrics and Gynaecology'],
    room: (number) => `Room ${number}`,
    doctors: ['Dr. Meera Iyer', 'Dr. Arjun Rao', 'Dr. Fatima Sheikh'],
    doctorOnLeave: 'Dr. Thomas Kurian',
    speciality: 'Heart failure',
    qualification: 'MD, DM',
    session: 'Morning',
    message: 'Dr. Rao is in an operation. We go on at about 11:30.',
    reason: 'on the ward',
    people: ['Asha K.', 'Ravi M.', 'Joseph P.', 'Noor A.'],
    prefix: 'CAR',
  },
  hi: {
    hospital: 'आशा अस्पताल',
    department: 'हृदय रोग विभाग',
    otherDepartments: ['हड्डी रोग विभाग', 'स्त्री एवं प्रसूति रोग विभाग'],
    room: (number) => `कमरा ${number}`,
    doctors: ['डॉ. मीरा अय्यर', 'डॉ. अर्जुन राव', 'डॉ. फ़ातिमा शेख़'],
    doctorOnLeave: 'डॉ. थॉमस कुरियन',
    speciality: 'हृदय गति रुकना',
    qualification: 'एमडी, डीएम',
    session: 'सुबह',
    message: 'डॉ. राव ऑपरेशन में हैं। लगभग 11:30 बजे फिर शुरू होगा।',
    reason: 'वार्ड में',
    people: ['आशा के.', 'रवि म.', 'जोसेफ़ प.', 'नूर अ.'],
    prefix: 'CAR',
  },
  ta: {
    hospital: 'ஆஷா மருத்துவமனை',
    department: 'இதயவியல் துறை',
    otherDepartments: ['எலும்பியல் துறை', 'மகப்பேறு மற்றும் மகளிர் நலத் துறை'],
    room: (number) => `அறை ${number}`,
    doctors: ['டாக்டர் மீரா ஐயர்', 'டாக்டர் அர்ஜுன் ராவ்', 'டாக்டர் பாத்திமா ஷேக்'],
    doctorOnLeave: 'டாக்டர் தாமஸ் குரியன்',
    speciality: 'இதயச் செயலிழப்பு',
    qualification: 'எம்.டி., டி.எம்.',
    session: 'காலை',
    message: 'டாக்டர் ராவ் அறுவை சிகிச்சையில் உள்ளார். சுமார் 11:30 மணிக்குத் தொடரும்.',
    reason: 'வார்டில்',
    people: ['ஆஷா க.', 'ரவி ம.', 'ஜோசப் ப.', 'நூர் அ.'],
    prefix: 'CAR',
  },
  es: {
    hospital: 'Hospital Santa Lucía',
    department: 'Cardiología',
    otherDepartments: ['Traumatología', 'Obstetricia y Ginecología'],
    room: (number) => `Consulta ${number}`,
    doctors: ['Dra. Elena Ruiz', 'Dr. Javier Ortega', 'Dra. Carmen Molina'],
    doctorOnLeave: 'Dr. Andrés Gil',
    speciality: 'Insuficiencia cardiaca',
    qualification: 'Doctora en Medicina',
    session: 'Mañana',
    message: 'El Dr. Ortega está en quirófano. Seguimos hacia las 11:30.',
    reason: 'en planta',
    people: ['Asunción R.', 'Rafael M.', 'José P.', 'Nuria A.'],
    prefix: 'CAR',
  },
  ar: {
    hospital: 'مستشفى الأمل',
    department: 'قسم القلب',
    otherDepartments: ['قسم العظام', 'قسم النساء والتوليد'],
    room: (number) => `غرفة ${number}`,
    doctors: ['د. ليلى حداد', 'د. كريم منصور', 'د. سارة العلي'],
    doctorOnLeave: 'د. يوسف نجار',
    speciality: 'قصور القلب',
    qualification: 'دكتوراه',
    session: 'الصباح',
    message: 'د. كريم منصور في عملية. نتابع حوالي الساعة 11:30.',
    reason: 'في الجناح',
    people: ['عائشة ك.', 'رامي م.', 'يوسف ب.', 'نور ع.'],
    prefix: 'CAR',
  },
};

/** A hospital that writes in each field what it is told to. */
export function textsOf(write: (field: TextField) => string): HospitalTexts {
  const [doctor, person, other] = [write('doctor'), write('person'), write('otherDepartment')];
  return {
    hospital: write('hospital'),
    department: write('department'),
    otherDepartments: [other, other],
    room: () => write('room'),
    doctors: [doctor, doctor, doctor],
    doctorOnLeave: doctor,
    speciality: write('speciality'),
    qualification: write('qualification'),
    session: write('session'),
    message: write('message'),
    reason: write('reason'),
    people: [person, person, person, person],
    prefix: write('prefix'),
  };
}
