import type { DoctorsWords } from '../doctors-strings.ts';
import { common, noDepartments, plural } from './base.ts';

/** The words of `<carequeue-doctors>` in English. */
export const words: DoctorsWords = {
  ...common,
  doctors: {
    noDepartments,
    none: 'No doctors are listed for this department.',
    whoever: 'Unless you ask for one of them, whoever is on duty sees you.',
    hours: 'Today',
    calling: 'Calling now',
    inside: 'Inside now',
    next: 'Next token',
    full: 'All tokens are taken',
    left: (count) => plural(count, { one: '# left', other: '# left' }),
    fee: 'Fee',
    languages: 'Languages',
    take: 'Take a token',
    takeFor: (doctor) => `Take a token for ${doctor}`,
    deskOnly: 'Tokens at the desk only',
  },
};
