import type { CommonStrings } from '../common-strings.ts';
import { isolated } from '../languages.ts';
import { pluralOf } from '../plural.ts';

/** Puts a count into its Arabic form. */
export const plural = pluralOf<'zero' | 'one' | 'two' | 'few' | 'many' | 'other'>('ar');

const minutes = (count: number): string =>
  plural(count, {
    zero: 'أقل من دقيقة',
    one: 'دقيقة واحدة',
    two: 'دقيقتين',
    few: '# دقائق',
    many: '# دقيقة',
    other: '# دقيقة',
  });

/** What every element says in Arabic. */
export const common: CommonStrings = {
  tag: 'ar-u-nu-latn',
  loading: 'يجري تحميل الطابور',
  retry: 'إعادة المحاولة',
  connectionLost: (time) => `انقطع الاتصال · البيانات كما في الساعة ${isolated(time)}`,
  failure: {
    connection: 'لا يمكن الوصول إلى الطابور الآن.',
    configuration: 'هذا الجزء من الصفحة لم يُجهَّز بعد. يُرجى السؤال في الاستقبال.',
    credential: 'لا يُسمح لهذه الصفحة بعرض الطابور. يُرجى السؤال في الاستقبال.',
    missing: 'هذا القسم غير موجود هنا. يُرجى السؤال في الاستقبال.',
    busy: 'عدد كبير من الناس يسأل الآن. يُرجى المحاولة بعد قليل.',
    other: 'حدث خطأ من جهتنا. يُرجى المحاولة مرة أخرى.',
  },
  state: {
    open: 'مفتوح',
    paused: 'متوقف مؤقتًا',
    closed: 'مغلق',
    full: 'اكتمل العدد',
    closedSentence: 'لن تُعطى أرقام أخرى اليوم.',
  },
  opensAt: (time) => `يفتح الساعة ${isolated(time)}`,
  opensOn: ({ day, time }) => `يفتح يوم ${day} الساعة ${isolated(time)}`,
  noDoctor: 'لا يوجد طبيب مناوب الآن.',
  tokensGiven: 'تُعطى الأرقام الآن.',
  session: {
    planned: (from) => `من الساعة ${isolated(from)}`,
    awaited: (from) => `يُنتظر وصوله منذ الساعة ${isolated(from)}`,
    delayed: (until) => (until === null ? 'متأخر' : `متأخر، يُتوقع وصوله الساعة ${isolated(until)}`),
    in: 'موجود',
    break: (until) => (until === null ? 'في استراحة' : `في استراحة حتى الساعة ${isolated(until)}`),
    left: 'غادر',
    ended: 'انتهى لهذا اليوم',
  },
  minutes: (range) =>
    range.until <= range.from ? `حوالي ${minutes(range.until)}` : `من ${range.from} إلى ${minutes(range.until)}`,
  minutesUnder: (count) => `أقل من ${minutes(count)}`,
  expectedWait: 'الانتظار المتوقع',
  expectedUnknown: 'لا تكفي المعلومات بعد',
  definitionTitle: 'ماذا يعني هذا؟',
  definition:
    'المدة التي ينتظرها من يأخذ رقمًا الآن حتى النداء: نصف الناس لا ينتظرون أكثر من الرقم الأول، وتسعة من كل عشرة لا ينتظرون أكثر من الرقم الثاني. يُحسب ذلك من سرعة عمل القسم اليوم ويتغير معها.',
};

/** Where a hospital has no department that is shown. */
export const noDepartments = 'لا توجد أقسام هنا.';
