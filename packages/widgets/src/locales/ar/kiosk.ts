import type { KioskWords } from '../kiosk-strings.ts';
import { isolated } from '../languages.ts';
import { common, plural } from './base.ts';

/** The kiosk's words in Arabic. */
export const words: KioskWords = {
  ...common,
  slip: {
    yourToken: 'رقمك',
    ahead: (count) =>
      plural(count, {
        zero: 'أنت التالي',
        one: 'قبلك شخص واحد',
        two: 'قبلك شخصان',
        few: 'قبلك # أشخاص',
        many: 'قبلك # شخصًا',
        other: 'قبلك # شخص',
      }),
    scan: 'امسح الرمز لتتابع دورك على هاتفك',
    keep: 'احتفظ بهذه الورقة حتى يُنادى رقمك.',
    print: 'طباعة الورقة',
    failed: 'تعذّر إعداد الورقة. يُرجى تسجيل رقمك.',
    described: ({ code, department, hasLink }) =>
      `ورقة بالرقم ${isolated(code)}${department && `، ${isolated(department)}`}${hasLink ? '، مع رمز للمسح' : ''}`,
  },
  kiosk: {
    stillThere: 'هل ما زلت هنا؟',
    startsAnew: (seconds) =>
      `حتى لا يرى أحد ما يخصك، نبدأ من جديد خلال ${plural(seconds, { zero: '# ثانية', one: 'ثانية واحدة', two: 'ثانيتين', few: '# ثوانٍ', many: '# ثانية', other: '# ثانية' })}.`,
    moreTime: 'أحتاج إلى مزيد من الوقت',
  },
};
