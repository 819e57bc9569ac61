import type { FactsGiven } from '../hospitals/index.ts';

/** A doctor to load: the name alone, or with what the public is told. */
export interface DoctorPlan {
  readonly name: string;
  readonly facts?: FactsGiven | undefined;
}

type Known = Pick<FactsGiven, 'speciality' | 'qualification' | 'languages'>;

const DOCTORS: Readonly<Record<string, readonly [rupees: number, facts: Known]>> = {
  'Dr. Meera Nair': [
    900,
    { speciality: 'Interventional cardiology', qualification: 'MD, DM (Cardiology)', languages: ['en', 'hi', 'ml'] },
  ],
  'Dr. Arjun Rao': [800, { speciality: 'Heart failure', qualification: 'MD, DNB', languages: ['en', 'te', 'hi'] }],
  'Dr. Farah Khan': [850, { speciality: 'Heart rhythm', qualification: 'MD, DM', languages: ['en', 'hi', 'ur'] }],
  'Dr. Vikram Shetty': [
    700,
    { speciality: 'Knee and hip', qualification: 'MS (Ortho)', languages: ['en', 'kn', 'hi'] },
  ],
  'Dr. Leela Thomas': [700, { speciality: 'Spine', qualification: 'MS, MCh', languages: ['en', 'ml', 'ta'] }],
  'Dr. Imran Qureshi': [650, { speciality: 'Sports injuries', qualification: 'MS (Ortho)', languages: ['hi', 'ur'] }],
  'Dr. Kavita Joshi': [500, { speciality: 'General paediatrics', qualification: 'MD', languages: ['mr', 'hi', 'en'] }],
  'Dr. Samuel Dias': [600, { speciality: 'Newborn care', qualification: 'MD, DM', languages: ['en', 'kok', 'mr'] }],
  'Dr. Nandini Bose': [
    550,
    { speciality: 'Child asthma and allergy', qualification: 'MD', languages: ['bn', 'en', 'hi'] },
  ],
  'Dr. Rohan Gupta': [400, { speciality: null, qualification: 'MBBS, MD', languages: ['hi', 'en', 'pa'] }],
  'Dr. Anita Pillai': [450, { speciality: 'Diabetes', qualification: 'MD', languages: ['en', 'ta', 'ml'] }],
  'Dr. Joseph Mathew': [400, { speciality: 'Geriatrics', qualification: 'MD', languages: ['en', 'ml', 'hi'] }],
  'Dr. Priya Menon': [600, { speciality: 'Eczema and psoriasis', qualification: 'MD', languages: ['en', 'ml', 'hi'] }],
  'Dr. Harish Iyer': [600, { speciality: 'Hair and nails', qualification: 'MD, DVD', languages: ['en', 'ta', 'kn'] }],
  'Dr. Zoya Sheikh': [650, { speciality: 'Skin of children', qualification: 'MD', languages: ['hi', 'ur', 'en'] }],
};

const SPANISH_DOCTORS: Readonly<Record<string, readonly [euros: number, facts: Known]>> = {
  'Dra. Elena Ruiz': [40, { speciality: null, qualification: 'MFyC', languages: ['es', 'en'] }],
  'Dr. Javier Ortega': [40, { speciality: 'Geriatría', qualification: 'MFyC', languages: ['es', 'fr'] }],
  'Dra. Carmen Molina': [45, { speciality: 'Salud de la mujer', qualification: 'MFyC', languages: ['es', 'ca', 'en'] }],
  'Dr. Samir Haddad': [60, { speciality: 'Cataratas', qualification: 'FEBO', languages: ['ar', 'es', 'fr'] }],
  'Dra. Lucía Navarro': [65, { speciality: 'Retina', qualification: 'FEBO', languages: ['es', 'en'] }],
  'Dr. Andrés Vidal': [60, { speciality: 'Glaucoma', qualification: 'FEBO', languages: ['es', 'gl'] }],
};

const ON_LEAVE: readonly string[] = ['Dr. Leela Thomas', 'Dr. Andrés Vidal'];
const LEAVE_DAYS = 3;
const MS_PER_DAY = 86_400_000;

/**
 * The demo's doctor of a name, with what its hospital tells of each; one of orthopaedics and one of the eye clinic are on
 * leave from `today` on.
 */
export function demoDoctor(name: string, today: string): DoctorPlan {
  const [amount, known] = DOCTORS[name] ?? SPANISH_DOCTORS[name] ?? [];
  if (amount === undefined) return { name };
  const currency = name in SPANISH_DOCTORS ? 'EUR' : 'INR';
  const last = new Date(Date.parse(today) + (LEAVE_DAYS - 1) * MS_PER_DAY).toISOString().slice(0, today.length);
  const leave = ON_LEAVE.includes(name) ? [{ from: today, until: last }] : [];
  return { name, facts: { ...known, fee: { amountMinor: amount * 100, currency }, leave } };
}
