import type { Language } from './languages.ts';

/** Words about being shown by initials or name on the screen of the waiting room. */
export interface ShownWords {
  /** What a patient ticks, in the first person. */
  readonly ask: Readonly<Record<'initials' | 'name', string>>;
  readonly hint: string;
  /** What is said of name and phone where this is asked. */
  readonly privacy: string;
}

/** These words in every language; few departments show names, so they are fetched with the question. */
export const shownWords: Readonly<Record<Language, ShownWords>> = {
  en: {
    ask: {
      initials: 'Show my initials on the screen in the waiting room',
      name: 'Show my name on the screen in the waiting room',
    },
    hint: 'People there can see it, and so can anyone who looks at the queue online. You can change this at any time.',
    privacy: 'Unless you agree to be shown, only the hospital’s staff see your name. Nobody else sees your phone.',
  },
  hi: {
    ask: { initials: 'प्रतीक्षालय की स्क्रीन पर मेरे नाम के पहले अक्षर दिखाएँ', name: 'प्रतीक्षालय की स्क्रीन पर मेरा नाम दिखाएँ' },
    hint: 'वहाँ बैठे लोग इसे देख सकते हैं, और इंटरनेट पर कतार देखने वाला कोई भी। आप इसे कभी भी बदल सकते हैं।',
    privacy: 'जब तक आप दिखाने की अनुमति न दें, आपका नाम केवल अस्पताल के कर्मचारी देखते हैं। आपका फ़ोन और कोई नहीं देखता।',
  },
  ta: {
    ask: {
      initials: 'காத்திருப்பு அறைத் திரையில் என் பெயரின் முதல் எழுத்துகளைக் காட்டவும்',
      name: 'காத்திருப்பு அறைத் திரையில் என் பெயரைக் காட்டவும்',
    },
    hint: 'அங்கிருப்பவர்களும், இணையத்தில் வரிசையைப் பார்க்கும் எவரும் இதைப் பார்க்கலாம். எப்போது வேண்டுமானாலும் மாற்றிக்கொள்ளலாம்.',
    privacy: 'நீங்கள் சம்மதித்தால் தவிர, உங்கள் பெயரை மருத்துவமனை ஊழியர்கள் மட்டுமே பார்ப்பார்கள். தொலைபேசி எண்ணை வேறு யாரும் பார்க்க மாட்டார்கள்.',
  },
  es: {
    ask: {
      initials: 'Mostrar mis iniciales en la pantalla de la sala de espera',
      name: 'Mostrar mi nombre en la pantalla de la sala de espera',
    },
    hint: 'Lo verán las personas de la sala y quien consulte la cola por internet. Puede cambiarlo cuando quiera.',
    privacy: 'Si usted no lo autoriza, solo el personal del hospital ve su nombre. Su teléfono no lo ve nadie más.',
  },
  ar: {
    ask: {
      initials: 'أوافق على عرض الأحرف الأولى من اسمي على شاشة قاعة الانتظار',
      name: 'أوافق على عرض اسمي على شاشة قاعة الانتظار',
    },
    hint: 'يمكن أن يرى ذلك الموجودون هناك، وكل من يتابع الدور عبر الإنترنت. يمكنك تغيير ذلك في أي وقت.',
    privacy: 'ما لم توافق على عرض اسمك، فلا يراه إلا موظفو المستشفى. ولا يرى هاتفك أحد غيرهم.',
  },
};
