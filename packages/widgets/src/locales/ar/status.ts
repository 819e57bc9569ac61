import type { StatusWords } from '../status-strings.ts';
import { common, noDepartments } from './base.ts';

/** The words of `<carequeue-status>` in Arabic. */
export const words: StatusWords = {
  ...common,
  status: {
    waiting: 'في الانتظار',
    nobody: 'لا أحد',
    pausedNote: 'النداء والأرقام الجديدة متوقفة مؤقتًا. من ينتظر يحتفظ بمكانه.',
    nowServing: 'الأرقام الحالية',
    noneServed: 'لا أحد الآن',
    noDepartments,
  },
};
