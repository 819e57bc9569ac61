import type { DoctorsWords } from '../doctors-strings.ts';
import { isolated } from '../languages.ts';
import { common, noDepartments, plural } from './base.ts';

/** The words of `<carequeue-doctors>` in Arabic. */
export const words: DoctorsWords = {
  ...common,
  doctors: {
    noDepartments,
    none: 'لا يوجد أطباء مسجّلون في هذا القسم.',
    whoever: 'إن لم تطلب طبيبًا بعينه، فسيراك الطبيب المناوب.',
    hours: 'اليوم',
    calling: 'يُنادى الآن',
    inside: 'في الداخل الآن',
    next: 'الرقم التالي',
    full: 'نفدت جميع الأرقام',
    left: (count) =>
      plural(count, {
        zero: 'لم يبقَ رقم',
        one: 'بقي رقم واحد',
        two: 'بقي رقمان',
        few: 'بقيت # أرقام',
        many: 'بقي # رقمًا',
        other: 'بقي # رقم',
      }),
    fee: 'رسم الكشف',
    languages: 'اللغات',
    take: 'خذ رقمًا',
    takeFor: (doctor) => `خذ رقمًا لدى ${isolated(doctor)}`,
    deskOnly: 'الأرقام من الاستقبال فقط',
  },
};
