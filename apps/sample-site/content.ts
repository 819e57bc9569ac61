/** What the sample hospital's website says of itself. */
export const HOSPITAL = {
  name: 'Asha Hospital',
  address: '14 Lake Road, Pune 411 004',
  telephone: '+91 20 5550 0140',
} as const;

interface DepartmentText {
  readonly lead: string;
  readonly where: string;
  readonly bring: string;
}

const TEXTS: Readonly<Record<string, DepartmentText>> = {
  CAR: {
    lead: 'Chest pain, breathlessness, blood pressure and follow-up after heart surgery.',
    where: 'Block B, first floor',
    bring: 'Earlier ECGs and reports, and the medicines you take now.',
  },
  ORT: {
    lead: 'Bones, joints and sports injuries, fractures and physiotherapy.',
    where: 'Block A, ground floor',
    bring: 'X-rays or scans you already have, and comfortable clothes.',
  },
  PED: {
    lead: 'Children from birth to sixteen, vaccinations and growth.',
    where: 'Block C, ground floor',
    bring: 'The vaccination card, and something your child likes to hold.',
  },
  GEN: {
    lead: 'Fever, cough, diabetes and everything you are not sure about.',
    where: 'Block A, first floor',
    bring: 'A list of the medicines you take, and earlier prescriptions.',
  },
  DER: {
    lead: 'Skin, hair and nails, allergies and small procedures.',
    where: 'Block B, second floor',
    bring: 'The creams you use now, in their tubes.',
  },
  CAS: {
    lead: 'Injuries and sudden illness, day and night.',
    where: 'Block A, entrance East',
    bring: 'Nothing. Come at once; somebody meets you at the door.',
  },
};

const OTHER: DepartmentText = {
  lead: 'Outpatients without an appointment.',
  where: 'Ask at the main desk',
  bring: 'Earlier reports and a list of the medicines you take.',
};

/** What the website tells about a department, by the prefix of its tokens. */
export function textsOf(code: string): DepartmentText {
  return TEXTS[code] ?? OTHER;
}
