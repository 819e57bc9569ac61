import { isolated } from '../languages.ts';
import type { PersonStrings } from '../person-strings.ts';

/** What is said in Arabic of one doctor. */
export const person: PersonStrings = {
  onLeave: 'في إجازة اليوم',
  leaveUntil: (day) => `في إجازة حتى ${day}`,
  opensAt: (time) => `يستقبل المرضى من الساعة ${isolated(time)}`,
  opensOn: ({ day, time }) => `يستقبل المرضى يوم ${day} من الساعة ${isolated(time)}`,
  notToday: 'لا دوام له اليوم',
  offDuty: 'غير مناوب الآن',
  noDoctor: 'هذا الطبيب غير مناوب الآن.',
  askWhen: 'يُرجى سؤال الاستقبال عن مواعيد دوامه.',
};
