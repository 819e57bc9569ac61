import type { DoctorsWords } from './doctors-strings.ts';
import { words } from './en/doctors.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The words of `<carequeue-doctors>` in every language. */
export const doctorsVocabulary: Vocabulary<DoctorsWords> = {
  en: words,
  others: {
    hi: () => import('./hi/doctors.ts'),
    ta: () => import('./ta/doctors.ts'),
    es: () => import('./es/doctors.ts'),
    ar: () => import('./ar/doctors.ts'),
  },
};
