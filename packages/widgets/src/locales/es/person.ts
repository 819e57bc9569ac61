import type { PersonStrings } from '../person-strings.ts';
import { hour } from '../spanish-hour.ts';

/** What is said in Spanish of one doctor. */
export const person: PersonStrings = {
  onLeave: 'hoy está de permiso',
  leaveUntil: (day) => `De permiso hasta el ${day}`,
  opensAt: (time) => `Pasa consulta desde ${hour(time)}`,
  opensOn: ({ day, time }) => `Pasa consulta el ${day} desde ${hour(time)}`,
  notToday: 'Hoy no pasa consulta',
  offDuty: 'Ahora no está de servicio',
  noDoctor: 'Ahora mismo no está de servicio.',
  askWhen: 'Pregunte en el mostrador cuándo pasa consulta.',
};
