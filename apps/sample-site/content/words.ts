/** What a hospital's website says in one language; a missing sentence does not compile. */
export interface SiteWords {
  readonly tagline: string;
  readonly description: string;
  readonly skip: string;
  readonly navLabel: string;
  readonly languageLabel: string;
  readonly home: string;
  readonly departments: string;
  readonly doctorsToday: string;
  readonly myToken: string;
  readonly yourVisit: string;
  readonly emergency: string;
  readonly heroTitle: string;
  readonly heroLead: string;
  readonly chooseDepartment: string;
  readonly haveToken: string;
  readonly departmentsLead: string;
  readonly takeToken: string;
  readonly seeDepartment: string;
  readonly tokensAtDesk: string;
  readonly board: string;
  readonly waitNow: string;
  readonly doctorsLead: string;
  readonly seeDoctors: string;
  readonly visitTitle: string;
  readonly stepTakeTitle: string;
  readonly stepTakeText: string;
  readonly stepTimeTitle: string;
  readonly stepTimeText: string;
  readonly stepComeTitle: string;
  readonly stepComeText: string;
  readonly voiceText: string;
  readonly voiceName: string;
  readonly rightNow: string;
  readonly doctorsHere: string;
  readonly practical: string;
  readonly where: string;
  readonly bring: string;
  readonly withoutPhone: string;
  readonly withoutPhoneText: string;
  readonly hours: string;
  readonly hoursText: string;
  readonly gettingHere: string;
  readonly gettingHereText: string;
  readonly help: string;
  readonly helpText: string;
  readonly openBoard: string;
  readonly phonePage: string;
  readonly chooseTitle: string;
  /** Beside a department of which this device keeps a token. */
  readonly tokenHere: string;
  readonly otherDepartment: string;
  readonly notFoundTitle: string;
  readonly notFoundText: string;
  readonly telephoneLabel: string;
  readonly addressLabel: string;
  readonly address: string;
  readonly askDesk: string;
  readonly ticketFallback: string;
  readonly boardFallback: string;
  readonly statusFallback: string;
  readonly sampleNote: string;
}

/** What the website tells about a department; its name is CareQueue's. */
export interface DepartmentText {
  readonly lead: string;
  readonly where: string;
  readonly bring: string;
}

/** A hospital's website in one language. */
export interface Edition {
  readonly language: 'en' | 'hi' | 'es' | 'ar';
  readonly direction: 'ltr' | 'rtl';
  /** The language's name in itself. */
  readonly languageName: string;
  /** What its addresses begin with: empty, or a path without a slash at its end. */
  readonly prefix: string;
  readonly hospitalName: string;
  readonly words: SiteWords;
  /** By the prefix of a department's tokens. */
  readonly departments: Readonly<Record<string, DepartmentText>>;
  readonly otherDepartment: DepartmentText;
}

/** A hospital's look, and its website in each of its languages. */
export interface Brand {
  readonly key: 'asha' | 'lago';
  readonly telephone: string;
  /** IANA zone of the town it stands in. */
  readonly timeZone: string;
  /** The theme its elements are fixed to, or empty where the reader's system decides. */
  readonly theme: '' | 'light';
  readonly editions: readonly [Edition, ...Edition[]];
}
