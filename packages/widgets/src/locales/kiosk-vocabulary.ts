import { words } from './en/kiosk.ts';
import type { KioskWords } from './kiosk-strings.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The words of kiosk and slip in every language. */
export const kioskVocabulary: Vocabulary<KioskWords> = {
  en: words,
  others: {
    hi: () => import('./hi/kiosk.ts'),
    ta: () => import('./ta/kiosk.ts'),
    es: () => import('./es/kiosk.ts'),
    ar: () => import('./ar/kiosk.ts'),
  },
};
