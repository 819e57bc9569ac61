import type { DoctorsWords } from './doctors-strings.ts';
import { words } from './en/doctors.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The words of `<carequeue-doctors>` in every language. */
export const doctorsVocabulary: Vocabulary<DoctorsWords> = {
  en: words,
  others: {
    hi: async () => (await import('./hi/doctors.ts')).words,
    ta: async () => (await import('./ta/doctors.ts')).words,
    es: async () => (await import('./es/doctors.ts')).words,
    ar: async () => (await import('./ar/doctors.ts')).words,
  },
};
