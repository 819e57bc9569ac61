import type { CommonStrings } from './common-strings.ts';

/** Words of `<carequeue-ticket>` with those of every element. */
export interface TicketWords extends CommonStrings {
  readonly ticket: TicketStrings;
  /** Not in English, which comes with the form: most pages of a token never show it. */
  readonly join?: JoinStrings;
}

/** The ticket's words with those of its form. */
export interface JoinWords extends TicketWords {
  readonly join: JoinStrings;
}

interface Ending {
  readonly title: string;
  readonly text: string;
}

type Need = 'collect-in-person' | 'large-print' | 'lip-reading' | 'interpreter' | 'wheelchair' | 'hearing-loop';

/** What is asked before a token is taken. */
export interface JoinStrings {
  /** In place of the form's, where no token can be taken now, and where only the desk gives them. */
  readonly nowTitle: string;
  readonly deskTitle: string;
  lead(department: string): string;
  /** Said before it to whoever may be on the way. */
  readonly anywhere: string;
  readonly doctor: string;
  readonly anyDoctor: string;
  /** A button on a page about one doctor whom no token can be taken for. */
  readonly others: string;
  /** Of a doctor or a time, where the one that was chosen can be had no more. */
  readonly choiceNeeded: string;
  readonly session: string;
  readonly anySession: string;
  span(times: { from: string; until: string }): string;
  /** Beside a doctor or a session that gives no more tokens. */
  readonly full: string;
  /** Beside a doctor whose rooms are all shut. */
  readonly offDuty: string;
  readonly presence: string;
  readonly onSite: string;
  readonly remote: string;
  readonly remoteHint: string;
  readonly remoteFull: string;
  readonly presenceNeeded: string;
  /** In place of the form, where tokens are given to checked phone numbers only. */
  readonly phoneOnly: string;
  readonly sessionFull: string;
  readonly sessionOver: string;
  /** A link to the page where a token that was taken elsewhere is opened. */
  readonly openMine: string;
  readonly takeTitle: string;
  waitingNow(count: number): string;
  waitNow(minutes: string): string;
  readonly name: string;
  readonly phone: string;
  readonly optional: string;
  /** With a number as an example, where the country is known. */
  phoneHint(example: string | null): string;
  readonly joinCode: string;
  readonly joinCodeHint: string;
  readonly joinCodeNeeded: string;
  readonly joinCodeWrong: string;
  readonly alreadyOpen: string;
  readonly privacy: string;
  readonly take: string;
  readonly taking: string;
  readonly closed: string;
  readonly paused: string;
  readonly allTaken: string;
  readonly joiningOff: string;
  readonly tooMany: string;
  phoneInvalid(example: string | null): string;
  readonly nameInvalid: string;
  /** How a patient wants to be called. */
  readonly needs: {
    readonly title: string;
    readonly lead: string;
    /** What a patient ticks, in the first person. */
    readonly ask: Readonly<Record<Need, string>>;
  };
}

/** How a patient wants to be called. */
export interface NeedStrings {
  /** What is done about it; said on the card. */
  readonly done: Readonly<Record<Need, string>>;
  /** What is felt of a call on this device, for whoever would not hear it. */
  readonly vibration: Readonly<Record<'felt' | 'afterTouch' | 'none', string>>;
}

/** How a call reaches a patient who looks elsewhere. */
export interface AlertStrings {
  readonly title: string;
  readonly soundOn: string;
  readonly soundIsOn: string;
  readonly soundOff: string;
  readonly soundHint: string;
  readonly soundFailed: string;
  /** Before a choice of how many. */
  readonly early: string;
  readonly earlyNever: string;
  /** Said when so many are before the patient; 0: next. */
  near(count: number): string;
  readonly notify: string;
  readonly notifyIsOn: string;
  readonly notifyDenied: string;
}

/** Letting others go first. */
export interface DeferStrings {
  readonly open: string;
  readonly title: string;
  readonly text: string;
  readonly legend: string;
  places(count: number): string;
  turn(between: string): string;
  readonly confirm: string;
  readonly keep: string;
}

/** The token on another phone. */
export interface ShareStrings {
  readonly title: string;
  readonly text: string;
  /** Said after it on the device the token was taken on. */
  readonly own: string;
  readonly qrLabel: string;
  readonly send: string;
  readonly copy: string;
  readonly copied: string;
  readonly failed: string;
}

/** Words of `<carequeue-ticket>`. */
export interface TicketStrings {
  readonly needs: NeedStrings;
  readonly alerts: AlertStrings;
  readonly defer: DeferStrings;
  readonly share: ShareStrings;
  readonly readAloud: string;
  readonly readAloudStop: string;
  readonly readAloudNone: string;
  /** Said on a device that may only follow the token. */
  readonly followOnly: string;
  /** In place of it, where no device of the patient's took it. */
  readonly followDesk: string;
  /** The token another department waits with. */
  goBackTo(code: string): string;
  /** In place of where to go, for whoever is fetched. */
  readonly fetched: string;
  readonly label: string;
  asOf(time: string): string;
  readonly connectionWait: string;
  readonly yourToken: string;
  readonly position: string;
  readonly place: PlaceStrings;
  readonly expectedTitle: string;
  between(times: { from: string; until: string }): string;
  beHereBy(time: string): string;
  /** In place of it, for whoever is at the hospital. */
  beBackBy(time: string): string;
  readonly stayClose: string;
  /** In place of it, for whoever is not at the hospital yet. */
  readonly comeNow: string;
  inMinutes(minutes: string): string;
  readonly expectedUnknown: string;
  readonly definitionTitle: string;
  readonly definition: string;
  readonly whatHappens: string;
  readonly whatHappensWaiting: string;
  /** In place of it, while there is no network. */
  readonly whatHappensCutOff: string;
  readonly whatHappensGated: Readonly<Record<'arrival' | 'payment' | 'vitals' | 'result' | 'other', string>>;
  readonly calledTitle: string;
  goTo(point: string): string;
  readonly goToDesk: string;
  /** In place of a room's name, where that is not known. */
  readonly theDesk: string;
  /** What comes of not arriving, said before a token is taken and while its patient is on the way. */
  readonly whatHappensLate: string;
  /** In place of what happens to whoever has to arrive, once the turn has come. */
  whatHappensLapses(time: string): string;
  /** In place of an expiry, where nobody came after the turn had. */
  readonly lapsed: Ending;
  calledAgain(count: number): string;
  calledAnnouncement(call: { code: string; point: string }): string;
  calledDocumentTitle(call: { code: string; point: string }): string;
  /** In place of it, for whoever is fetched. */
  fetchedDocumentTitle(code: string): string;
  servingTitle(point: string): string;
  readonly servingText: string;
  readonly missed: Ending;
  /** In place of it, for whoever was to be fetched. */
  readonly missedFetched: Ending;
  readonly ended: Readonly<Record<'completed' | 'cancelled' | 'expired' | 'no_show' | 'transferred', Ending>>;
  readonly unknown: string;
  readonly another: string;
  readonly iAmHere: string;
  readonly cancel: string;
  cancelTitle(code: string): string;
  readonly cancelText: string;
  readonly cancelConfirm: string;
  readonly cancelKeep: string;
  readonly commandFailed: string;
  readonly timeline: {
    readonly title: string;
    readonly taken: string;
    readonly here: string;
    readonly waiting: string;
    readonly called: string;
    readonly inside: string;
    readonly done: string;
  };
  paperHint(code: string): string;
  readonly announcement: {
    issued(code: string): string;
    position(position: number): string;
    /** After a call that was not followed, or was taken back. */
    readonly back: string;
    moved(code: string): string;
  };
  sentOn(token: { code: string; department: string }): string;
  /** The code of the token another department gave. */
  whatHappensElsewhere(code: string): string;
  /** What to do where no doctor is on duty. */
  readonly askForDoctor: string;
  readonly pausedNote: string;
  readonly closedNote: string;
}

/** Why a token stands where it does. */
export interface PlaceStrings {
  ahead(count: number): string;
  /** Those who are before somebody, each kind as `ofLane` says it. */
  lanes(kinds: readonly string[]): string;
  /** So many of those who are before somebody, by how they came. */
  readonly ofLane: Readonly<Record<'booked' | 'walk-in' | 'review' | 'late', (count: number) => string>>;
  readonly whyTitle: string;
  /** Holds whoever else comes: among those without a booking alone. */
  readonly byArrival: string;
  /** Lanes that take turns, each as `ofLane` says it. */
  inTurn(turns: readonly string[]): string;
  readonly laneFirst: Readonly<Record<'booked' | 'walk-in', string>>;
  /** 0: reviews come last. */
  reviewEvery(patients: number): string;
  readonly late: string;
  readonly urgent: string;
  passedOver(count: { soFar: number; atMost: number }): string;
}
