/** Languages a kiosk is used in. */
export const KIOSK_LANGUAGES = ['en', 'hi', 'ta', 'es', 'ar'] as const;
/** A language a kiosk is used in. */
export type KioskLanguage = (typeof KIOSK_LANGUAGES)[number];

/** Why no token was given, as far as somebody before a kiosk can act on it. */
export type KioskProblem = 'closed' | 'paused' | 'full' | 'doctor' | 'busy' | 'desk';

/** What help a patient may ask for: the API's `needs`. */
export const NEEDS = [
  'collect-in-person',
  'large-print',
  'lip-reading',
  'interpreter',
  'wheelchair',
  'hearing-loop',
] as const;
/** What help a patient may ask for. */
export type Need = (typeof NEEDS)[number];

/** By what a department shows patients who agree to it: the API's `labelMode`. */
export type ShownBy = 'initials' | 'name';

/** What a kiosk says in one language; a missing sentence does not compile. */
export interface KioskWords {
  readonly languageName: string;
  readonly languageLabel: string;
  readonly title: string;
  readonly chooseDepartment: string;
  readonly chooseDoctor: string;
  readonly anyDoctor: string;
  readonly tokensAtDesk: string;
  readonly help: string;
  readonly helpNote: string;
  readonly needs: Readonly<Record<Need, string>>;
  readonly take: string;
  readonly back: string;
  readonly yourToken: string;
  readonly takeSlip: string;
  readonly done: string;
  readonly private: string;
  /** Asked where the department shows patients by initials or name to whom agrees. */
  readonly shown: {
    readonly name: string;
    readonly ask: Readonly<Record<ShownBy, string>>;
    readonly hint: string;
    readonly privacy: string;
  };
  readonly problemTitle: string;
  readonly problems: Readonly<Record<KioskProblem, string>>;
  readonly notSetUpTitle: string;
  readonly notSetUpText: string;
}

const english: KioskWords = {
  languageName: 'English',
  languageLabel: 'Language',
  title: 'Take a token',
  chooseDepartment: 'Where do you want to go?',
  chooseDoctor: 'Which doctor?',
  anyDoctor: 'Whoever is free first',
  tokensAtDesk: 'Please go to the desk: tokens for this department are given there.',
  help: 'Do you need help?',
  helpNote: 'Touch what fits. It makes you wait no longer.',
  needs: {
    'collect-in-person': 'Please fetch me',
    'large-print': 'Large print',
    'lip-reading': 'I read lips',
    interpreter: 'An interpreter',
    wheelchair: 'Wheelchair',
    'hearing-loop': 'Hearing loop',
  },
  take: 'Take my token',
  back: 'Back',
  yourToken: 'Your token',
  takeSlip: 'Please take your slip, and wait where you like. The board and your phone say when it is your turn.',
  done: 'Done',
  private: 'No name, no phone. Nothing stays on this screen.',
  shown: {
    name: 'Your name, if you like',
    ask: {
      initials: 'Show my initials on the screen in the waiting room',
      name: 'Show my name on the screen in the waiting room',
    },
    hint: 'People there can see it, and so can anyone who looks at the queue online. You can change this at any time.',
    privacy: 'Unless you agree to be shown, only the hospital’s staff see your name. Nothing stays on this screen.',
  },
  problemTitle: 'There is no token just now',
  problems: {
    closed: 'This department gives no more tokens today.',
    paused: 'Tokens are paused for the moment. Please try again a little later, or ask at the desk.',
    full: 'Today’s tokens are all taken. The desk may still help you.',
    doctor: 'This doctor gives no tokens just now. Please choose somebody else, or ask at the desk.',
    busy: 'Many people are taking tokens. Please touch the button again in a moment.',
    desk: 'Please go to the desk: somebody there gives you your token.',
  },
  notSetUpTitle: 'This kiosk is not set up yet',
  notSetUpText: 'A kiosk is set up once: open the address with its key, which "npm start" tells, in this browser.',
};

const hindi: KioskWords = {
  languageName: 'हिन्दी',
  languageLabel: 'भाषा',
  title: 'टोकन लें',
  chooseDepartment: 'आपको कहाँ जाना है?',
  chooseDoctor: 'किस डॉक्टर को दिखाना है?',
  anyDoctor: 'जो डॉक्टर पहले खाली हों',
  tokensAtDesk: 'कृपया काउंटर पर जाएँ: इस विभाग के टोकन वहीं मिलते हैं।',
  help: 'कोई मदद चाहिए?',
  helpNote: 'जो चाहिए उसे छुएँ। इससे इंतज़ार नहीं बढ़ता।',
  needs: {
    'collect-in-person': 'कृपया मुझे लेने आएँ',
    'large-print': 'बड़े अक्षर',
    'lip-reading': 'होंठ पढ़कर समझ आता है',
    interpreter: 'दुभाषिया',
    wheelchair: 'व्हीलचेयर',
    'hearing-loop': 'सुनने की मशीन',
  },
  take: 'मेरा टोकन दें',
  back: 'वापस',
  yourToken: 'आपका टोकन',
  takeSlip: 'कृपया अपनी पर्ची लें और जहाँ चाहें इंतज़ार करें। बारी आने पर बोर्ड और आपका फ़ोन बताएँगे।',
  done: 'हो गया',
  private: 'न नाम, न फ़ोन। इस स्क्रीन पर कुछ नहीं रहता।',
  shown: {
    name: 'आपका नाम, अगर देना चाहें',
    ask: { initials: 'प्रतीक्षालय की स्क्रीन पर मेरे नाम के पहले अक्षर दिखाएँ', name: 'प्रतीक्षालय की स्क्रीन पर मेरा नाम दिखाएँ' },
    hint: 'वहाँ बैठे लोग इसे देख सकते हैं, और इंटरनेट पर कतार देखने वाला कोई भी। आप इसे कभी भी बदल सकते हैं।',
    privacy: 'जब तक आप दिखाने की अनुमति न दें, आपका नाम केवल अस्पताल के कर्मचारी देखते हैं। इस स्क्रीन पर कुछ नहीं रहता।',
  },
  problemTitle: 'अभी टोकन नहीं मिल सकता',
  problems: {
    closed: 'इस विभाग में आज और टोकन नहीं दिए जाएँगे।',
    paused: 'टोकन देना अभी रुका है। कृपया थोड़ी देर में फिर आएँ या काउंटर पर पूछें।',
    full: 'आज के सारे टोकन दिए जा चुके हैं। काउंटर पर पूछें, शायद मदद हो सके।',
    doctor: 'इन डॉक्टर के टोकन अभी नहीं मिल रहे। कृपया कोई और डॉक्टर चुनें या काउंटर पर पूछें।',
    busy: 'बहुत लोग टोकन ले रहे हैं। कृपया एक क्षण बाद फिर छुएँ।',
    desk: 'कृपया काउंटर पर जाएँ: टोकन वहीं मिलेगा।',
  },
  notSetUpTitle: 'यह कियोस्क अभी तैयार नहीं है',
  notSetUpText: 'इस ब्राउज़र में एक बार वह पता खोलें जो "npm start" बताता है।',
};

const tamil: KioskWords = {
  languageName: 'தமிழ்',
  languageLabel: 'மொழி',
  title: 'டோக்கன் எடுக்கவும்',
  chooseDepartment: 'நீங்கள் எங்கே செல்ல வேண்டும்?',
  chooseDoctor: 'எந்த மருத்துவர்?',
  anyDoctor: 'முதலில் கிடைக்கும் மருத்துவர்',
  tokensAtDesk: 'கவுண்டருக்குச் செல்லவும்: இந்தத் துறையின் டோக்கன் அங்கே கிடைக்கும்.',
  help: 'உதவி வேண்டுமா?',
  helpNote: 'தேவையானதைத் தொடவும். இதனால் காத்திருக்கும் நேரம் அதிகமாகாது.',
  needs: {
    'collect-in-person': 'என்னை வந்து அழைத்துச் செல்லவும்',
    'large-print': 'பெரிய எழுத்து',
    'lip-reading': 'உதட்டசைவைப் படிப்பேன்',
    interpreter: 'மொழிபெயர்ப்பாளர்',
    wheelchair: 'சக்கர நாற்காலி',
    'hearing-loop': 'காது கேட்கும் கருவி',
  },
  take: 'என் டோக்கனை எடுக்கவும்',
  back: 'பின்செல்லவும்',
  yourToken: 'உங்கள் டோக்கன்',
  takeSlip: 'உங்கள் சீட்டை எடுத்துக்கொண்டு விரும்பிய இடத்தில் காத்திருக்கவும். உங்கள் முறை வரும்போது பலகையும் கைபேசியும் சொல்லும்.',
  done: 'முடிந்தது',
  private: 'பெயர் வேண்டாம், தொலைபேசி வேண்டாம். இந்தத் திரையில் எதுவும் நிற்காது.',
  shown: {
    name: 'உங்கள் பெயர் (விரும்பினால்)',
    ask: {
      initials: 'காத்திருப்பு அறைத் திரையில் என் பெயரின் முதல் எழுத்துகளைக் காட்டவும்',
      name: 'காத்திருப்பு அறைத் திரையில் என் பெயரைக் காட்டவும்',
    },
    hint: 'அங்கிருப்பவர்களும், இணையத்தில் வரிசையைப் பார்க்கும் எவரும் இதைப் பார்க்கலாம். எப்போது வேண்டுமானாலும் மாற்றிக்கொள்ளலாம்.',
    privacy: 'நீங்கள் சம்மதித்தால் தவிர, உங்கள் பெயரை மருத்துவமனை ஊழியர்கள் மட்டுமே பார்ப்பார்கள். இந்தத் திரையில் எதுவும் நிற்காது.',
  },
  problemTitle: 'இப்போது டோக்கன் கிடைக்காது',
  problems: {
    closed: 'இந்தத் துறையில் இன்று இனி டோக்கன் வழங்கப்படாது.',
    paused: 'டோக்கன் வழங்குவது சற்று நிறுத்தப்பட்டுள்ளது. சிறிது நேரம் கழித்து முயற்சிக்கவும், அல்லது கவுண்டரில் கேட்கவும்.',
    full: 'இன்றைய டோக்கன்கள் முடிந்துவிட்டன. கவுண்டரில் கேட்டுப் பார்க்கவும்.',
    doctor: 'இந்த மருத்துவருக்கு இப்போது டோக்கன் இல்லை. வேறு மருத்துவரைத் தேர்ந்தெடுக்கவும், அல்லது கவுண்டரில் கேட்கவும்.',
    busy: 'பலர் டோக்கன் எடுக்கிறார்கள். சற்று நேரத்தில் மீண்டும் தொடவும்.',
    desk: 'கவுண்டருக்குச் செல்லவும்: டோக்கன் அங்கே கிடைக்கும்.',
  },
  notSetUpTitle: 'இந்தக் கருவி இன்னும் தயாராகவில்லை',
  notSetUpText: '"npm start" சொல்லும் முகவரியை இந்த உலாவியில் ஒருமுறை திறக்க வேண்டும்.',
};

const spanish: KioskWords = {
  languageName: 'Español',
  languageLabel: 'Idioma',
  title: 'Tome su turno',
  chooseDepartment: '¿Adónde va?',
  chooseDoctor: '¿Con qué médico?',
  anyDoctor: 'Con quien quede libre antes',
  tokensAtDesk: 'Pase por el mostrador, por favor: allí se dan los turnos de esta especialidad.',
  help: '¿Necesita ayuda?',
  helpNote: 'Toque lo que necesite. No por ello esperará más.',
  needs: {
    'collect-in-person': 'Vengan a buscarme',
    'large-print': 'Letra grande',
    'lip-reading': 'Leo los labios',
    interpreter: 'Intérprete',
    wheelchair: 'Silla de ruedas',
    'hearing-loop': 'Bucle magnético',
  },
  take: 'Tomar mi turno',
  back: 'Volver',
  yourToken: 'Su turno',
  takeSlip: 'Recoja su papel y espere donde quiera. La pantalla y su teléfono le avisarán.',
  done: 'Listo',
  private: 'Sin nombre ni teléfono. Aquí no queda nada guardado.',
  shown: {
    name: 'Su nombre, si lo desea',
    ask: {
      initials: 'Mostrar mis iniciales en la pantalla de la sala de espera',
      name: 'Mostrar mi nombre en la pantalla de la sala de espera',
    },
    hint: 'Lo verán las personas de la sala y quien consulte la cola por internet. Puede cambiarlo cuando quiera.',
    privacy: 'Si usted no lo autoriza, solo el personal del hospital ve su nombre. Aquí no queda nada guardado.',
  },
  problemTitle: 'Ahora no se puede dar turno',
  problems: {
    closed: 'Hoy ya no se dan más turnos aquí.',
    paused: 'Los turnos están en pausa. Pruebe dentro de un rato o pregunte en el mostrador.',
    full: 'Los turnos de hoy están agotados. Pregunte en el mostrador: quizá puedan ayudarle.',
    doctor: 'Ahora no se dan turnos con este médico. Elija a otra persona o pregunte en el mostrador.',
    busy: 'Hay mucha gente tomando turno. Toque otra vez dentro de un momento.',
    desk: 'Pase por el mostrador, por favor: allí le darán su turno.',
  },
  notSetUpTitle: 'Este quiosco aún no está preparado',
  notSetUpText: 'Se prepara una vez: abra en este navegador la dirección con clave que indica «npm start».',
};

const arabic: KioskWords = {
  languageName: 'العربية',
  languageLabel: 'اللغة',
  title: 'خذ رقمك',
  chooseDepartment: 'إلى أين تريد الذهاب؟',
  chooseDoctor: 'أي طبيب تريد؟',
  anyDoctor: 'أول طبيب يتفرّغ',
  tokensAtDesk: 'يُرجى التوجه إلى الاستقبال: هناك تُعطى أرقام هذا القسم.',
  help: 'هل تحتاج إلى مساعدة؟',
  helpNote: 'المس ما يناسبك. لن يطول انتظارك بسببه.',
  needs: {
    'collect-in-person': 'أرجو أن يأتي أحد لاصطحابي',
    'large-print': 'خط كبير',
    'lip-reading': 'أقرأ الشفاه',
    interpreter: 'مترجم',
    wheelchair: 'كرسي متحرك',
    'hearing-loop': 'سماعة أذن',
  },
  take: 'أعطني رقمي',
  back: 'رجوع',
  yourToken: 'رقمك',
  takeSlip: 'خذ ورقتك وانتظر حيث تشاء. ستخبرك الشاشة وهاتفك حين يأتي دورك.',
  done: 'تم',
  private: 'بلا اسم ولا هاتف. لا يبقى شيء على هذه الشاشة.',
  shown: {
    name: 'اسمك إن أردت',
    ask: {
      initials: 'أوافق على عرض الأحرف الأولى من اسمي على شاشة قاعة الانتظار',
      name: 'أوافق على عرض اسمي على شاشة قاعة الانتظار',
    },
    hint: 'يمكن أن يرى ذلك الموجودون هناك، وكل من يتابع الدور عبر الإنترنت. يمكنك تغيير ذلك في أي وقت.',
    privacy: 'ما لم توافق على عرض اسمك، فلا يراه إلا موظفو المستشفى. ولا يبقى شيء على هذه الشاشة.',
  },
  problemTitle: 'لا يمكن إعطاء رقم الآن',
  problems: {
    closed: 'لن تُعطى أرقام أخرى في هذا القسم اليوم.',
    paused: 'توقّف إعطاء الأرقام مؤقتًا. يُرجى المحاولة بعد قليل أو السؤال في الاستقبال.',
    full: 'نفدت أرقام اليوم. يُرجى السؤال في الاستقبال، فقد يساعدونك.',
    doctor: 'لا تُعطى أرقام لهذا الطبيب الآن. يُرجى اختيار طبيب آخر أو السؤال في الاستقبال.',
    busy: 'كثيرون يأخذون أرقامًا الآن. المس الزر مرة أخرى بعد لحظة.',
    desk: 'يُرجى التوجه إلى الاستقبال: هناك تأخذ رقمك.',
  },
  notSetUpTitle: 'هذا الجهاز غير مُعدّ بعد',
  notSetUpText: 'يُعدّ مرة واحدة: افتح في هذا المتصفح العنوان الذي يظهره «npm start».',
};

/** What a kiosk says, by language. */
export const KIOSK_WORDS: Readonly<Record<KioskLanguage, KioskWords>> = {
  en: english,
  hi: hindi,
  ta: tamil,
  es: spanish,
  ar: arabic,
};
