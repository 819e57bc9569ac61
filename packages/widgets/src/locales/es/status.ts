import type { StatusWords } from '../status-strings.ts';
import { common, noDepartments } from './base.ts';

/** The words of `<carequeue-status>` in Spanish. */
export const words: StatusWords = {
  ...common,
  status: {
    waiting: 'En espera',
    nobody: 'Nadie',
    pausedNote: 'Las llamadas y los turnos nuevos están en pausa. Quien espera conserva su lugar.',
    nowServing: 'Atendiendo ahora',
    noneServed: 'Nadie ahora mismo',
    noDepartments,
  },
};
