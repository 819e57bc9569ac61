import type { StatusWords } from '../status-strings.ts';
import { common, noDepartments } from './base.ts';

/** The words of `<carequeue-status>` in Hindi. */
export const words: StatusWords = {
  ...common,
  status: {
    waiting: 'इंतज़ार में',
    nobody: 'कोई नहीं',
    pausedNote: 'बुलाना और नए टोकन अभी रुके हैं। जो इंतज़ार में हैं, उनकी बारी बनी रहेगी।',
    nowServing: 'अभी की बारी',
    noneServed: 'अभी कोई नहीं',
    noDepartments,
  },
};
