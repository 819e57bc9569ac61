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
  'Dr. Gauri Kulkarni': [350, { speciality: null, qualification: 'MBBS, DNB', languages: ['mr', 'hi', 'en'] }],
  'Dr. Peter Souza': [350, { speciality: null, qualification: 'MBBS, MD', languages: ['en', 'kok'] }],
  'Dr. Hema Raj': [400, { speciality: "Women's health", qualification: 'MD', languages: ['ta', 'en'] }],
  'Dr. Tariq Ali': [500, { speciality: 'Cataract', qualification: 'MS (Ophth)', languages: ['en', 'hi', 'ur', 'ar'] }],
  'Dr. Bela Shah': [550, { speciality: 'Retina', qualification: 'MS, FVRS', languages: ['gu', 'hi', 'en'] }],
  'Dr. Kiran Das': [500, { speciality: 'Glaucoma', qualification: 'MS (Ophth)', languages: ['en', 'te', 'hi'] }],
};

const ON_LEAVE: readonly string[] = ['Dr. Leela Thomas', 'Dr. Kiran Das'];
const LEAVE_DAYS = 3;
const MS_PER_DAY = 86_400_000;

/**
 * The demo's doctor of a name, with what its hospital tells of each; one of orthopaedics and one of the eye clinic are on
 * leave from `today` on.
 */
export function demoDoctor(name: string, today: string): DoctorPlan {
  const [rupees, known] = DOCTORS[name] ?? [];
  if (rupees === undefined) return { name };
  const last = new Date(Date.parse(today) + (LEAVE_DAYS - 1) * MS_PER_DAY).toISOString().slice(0, today.length);
  const leave = ON_LEAVE.includes(name) ? [{ from: today, until: last }] : [];
  return { name, facts: { ...known, fee: { amountMinor: rupees * 100, currency: 'INR' }, leave } };
}
