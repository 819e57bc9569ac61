import type { KioskWords } from '../kiosk-strings.ts';
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
    keep: 'احتفظ بهذه الورقة حتى تُنادى.',
    print: 'اطبع الورقة',
    failed: 'تعذّر إعداد الورقة. سجّل رقمك من فضلك.',
    described: ({ code, department }) => `ورقة بالرقم ${code} لقسم ${department} مع رمز للمسح`,
  },
  kiosk: {
    stillThere: 'هل ما زلت هنا؟',
    startsAnew: (seconds) =>
      `حتى لا يرى أحد ما يخصك، نبدأ من جديد خلال ${plural(seconds, { zero: '# ثانية', one: 'ثانية واحدة', two: 'ثانيتين', few: '# ثوانٍ', many: '# ثانية', other: '# ثانية' })}.`,
    moreTime: 'أحتاج إلى مزيد من الوقت',
  },
};
