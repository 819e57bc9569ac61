import type { BoardWords } from '../board-strings.ts';
import { isolated } from '../languages.ts';
import { common, plural } from './base.ts';

const patients = (count: number, two: 'مريضان' | 'مريضين'): string =>
  plural(count, { zero: '# مريض', one: 'مريض واحد', two, few: '# مرضى', many: '# مريضًا', other: '# مريض' });

/** The board's words in Arabic. */
export const words: BoardWords = {
  ...common,
  board: {
    label: (name) => (name === '' ? 'الطابور' : `طابور ${isolated(name)}`),
    nowServing: 'الأرقام الحالية',
    pleaseGoIn: 'تفضّل بالدخول',
    called: 'تم النداء',
    inside: 'في الداخل',
    noCall: 'لا نداء الآن',
    pausedSentence: 'النداء متوقف مؤقتًا. يُرجى البقاء: سيظهر النداء التالي هنا.',
    next: 'التالي',
    recent: 'آخر النداءات',
    missed: 'فاتهم النداء',
    missedHint: 'يُرجى مراجعة الاستقبال',
    nobodyWaits: 'لا أحد ينتظر',
    notReady: 'الإطار المتقطع: يلزم تسجيل الحضور أولًا',
    more: (count) => `المزيد: ${isolated(`+${count}`)}`,
    waiting: (count) =>
      plural(count, {
        zero: 'لا أحد ينتظر',
        one: 'شخص واحد ينتظر',
        two: 'شخصان ينتظران',
        few: '# أشخاص ينتظرون',
        many: '# شخصًا ينتظرون',
        other: '# شخص ينتظرون',
      }),
    expected: (minutes) => `لمن يأخذ رقمًا الآن: ${minutes}`,
    call: (call) => `الرقم ${isolated(call.label)}، يُرجى التوجه إلى ${isolated(call.point)}.`,
    served: (call) => `الرقم الحالي: ${isolated(call.label)}، ${isolated(call.point)}.`,
    page: ({ page, of }) => `صفحة ${page} من ${of}`,
    aDoctor: 'طبيب',
    pattern: ({ runs, reviewEvery }) => {
      const lanes = runs.map(
        ({ lane, count }) => `${patients(count, 'مريضان')} ${lane === 'booked' ? 'بموعد' : 'بلا موعد'}`,
      );
      const review = reviewEvery === 0 ? [] : [`مريض لعرض نتيجة بعد كل ${patients(reviewEvery, 'مريضين')}`];
      return `الترتيب: ${[lanes.join('، ثم '), ...review].filter((text) => text !== '').join('؛ ')}`;
    },
    soundOff: 'الصوت مغلق. المس الشاشة مرة واحدة لتشغيله.',
    soundOn: 'تشغيل الصوت',
    noSound: 'لا صوت في هذه الشاشة. يُرجى متابعة رقمك عليها.',
    sayAgain: 'إعادة النداء',
  },
};
