import type { PersonStrings } from '../person-strings.ts';

/** What is said in English of one doctor. */
export const person: PersonStrings = {
  onLeave: 'on leave today',
  leaveUntil: (day) => `On leave until ${day}`,
  opensAt: (time) => `Sees patients from ${time}`,
  opensOn: ({ day, time }) => `Sees patients on ${day} from ${time}`,
  notToday: 'Not in today',
  offDuty: 'Not on duty',
  noDoctor: 'This doctor is not on duty just now.',
  askWhen: 'Please ask at the desk when this doctor is in.',
};
