import type { StatusWords } from '../status-strings.ts';
import { common } from './base.ts';

/** The words of `<carequeue-status>` in Hindi. */
export const words: StatusWords = {
  ...common,
  status: {
    waiting: 'प्रतीक्षा में',
    nobody: 'कोई नहीं',
    pausedNote: 'बुलाना और नए टोकन अभी रुके हैं। जो प्रतीक्षा में हैं, उनकी बारी बनी रहेगी।',
    nowServing: 'अभी अंदर',
    noneServed: 'अभी कोई नहीं',
    noDepartments: 'यहाँ कोई विभाग नहीं है।',
  },
};
