import type { DoctorsWords } from '../doctors-strings.ts';
import { common, noDepartments, plural } from './base.ts';

/** The words of `<carequeue-doctors>` in Spanish. */
export const words: DoctorsWords = {
  ...common,
  doctors: {
    noDepartments,
    none: 'No hay médicos en la lista de este servicio.',
    whoever: 'Si no pide uno en concreto, le atenderá quien esté de servicio.',
    hours: 'Hoy',
    calling: 'Llamando a',
    inside: 'Atendiendo a',
    next: 'Próximo turno',
    full: 'No quedan turnos',
    left: (count) => plural(count, { one: 'queda #', other: 'quedan #' }),
    fee: 'Precio',
    languages: 'Idiomas',
    take: 'Tomar turno',
    takeFor: (doctor) => `Tomar turno con ${doctor}`,
    deskOnly: 'Turnos solo en el mostrador',
  },
};
