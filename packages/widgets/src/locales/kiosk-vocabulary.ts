import { words } from './en/kiosk.ts';
import type { KioskWords } from './kiosk-strings.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The words of kiosk and slip in every language. */
export const kioskVocabulary: Vocabulary<KioskWords> = {
  en: words,
  others: {
    hi: async () => (await import('./hi/kiosk.ts')).words,
    ta: async () => (await import('./ta/kiosk.ts')).words,
    es: async () => (await import('./es/kiosk.ts')).words,
    ar: async () => (await import('./ar/kiosk.ts')).words,
  },
};
