import type { TicketStatus } from '@carequeue/sdk';
import type { Ticket } from '@carequeue/sdk/ticket';
import type { ReactiveControllerHost } from 'lit';
import { Announcer } from '../../controllers/announcer.ts';
import type { TicketDetail } from '../../events/ticket-events.ts';
import {
  TicketCalledEvent,
  TicketChangedEvent,
  TicketEndedEvent,
  TicketIssuedEvent,
  TicketNearEvent,
} from '../../events/ticket-events.ts';
import type { TicketWords } from '../../locales/ticket-strings.ts';
import { hasEnded } from '../held/ticket-knowledge.ts';
import { inSentences } from '../shown/sentences.ts';
import type { TicketScreen } from '../shown/ticket-view.ts';
import type { CallAlerts } from './call-alerts.ts';
import { isTeller } from './call-teller.ts';
import { spokenScreen } from './spoken-screen.ts';
import { TurnNotice } from './turn-notice.ts';

type ScreenOf<Kind extends TicketScreen['kind']> = Extract<TicketScreen, { kind: Kind }>;

/** What a place in the queue tells of, and how near the turn is: one of them at a time is true. */
const PLACE = 'place';

/**
 * What of a token is news: told once to screen readers, to the page by events, and by the page's title.
 *
 * A status that has changed makes everything untrue that was still to be said before it.
 */
export class TicketNews {
  private readonly host: ReactiveControllerHost & Element;
  private readonly strings: () => TicketWords;
  private readonly alerts: CallAlerts;
  /** What has to be heard at once, and what can wait until a sentence is finished. */
  private readonly urgent: Announcer;
  private readonly polite: Announcer;
  private readonly turnNotice = new TurnNotice();
  private tag = '';
  /** Empty for a token that another one became here; null for one that is only found, which is no change. */
  private lastStatus: TicketStatus | '' | null = null;
  private lastCallKey = '';
  private lastPosition: number | null = null;
  private callTitle: string | null = null;
  private isNear = false;

  constructor(host: ReactiveControllerHost & Element, told: { alerts: CallAlerts; strings: () => TicketWords }) {
    this.host = host;
    this.strings = told.strings;
    this.alerts = told.alerts;
    this.urgent = new Announcer(host);
    this.polite = new Announcer(host);
  }

  /** What is said now, for the two live regions. */
  get said(): { readonly urgent: string; readonly polite: string } {
    return { urgent: this.urgent.text, polite: this.polite.text };
  }

  /** Tells, before a token is taken, what a choice has changed of what is shown. */
  say(sentence: string): void {
    this.polite.say(sentence, PLACE);
  }

  /** Tells of a token just taken. */
  issued({ id, departmentId, code, status }: Ticket): void {
    this.lastStatus = status;
    this.polite.say(this.strings().ticket.announcement.issued(code));
    this.host.dispatchEvent(new TicketIssuedEvent({ ticketId: id, departmentId, code, status }));
  }

  /** Tells that the patient was sent on, and by which code he is called from now on. */
  moved({ id, departmentId, code, status }: Ticket, nextCode: string): void {
    this.lastStatus = '';
    this.polite.say(this.strings().ticket.announcement.moved(nextCode));
    this.host.dispatchEvent(new TicketChangedEvent({ ticketId: id, departmentId, code, status }));
  }

  /**
   * Tells what is new since it was last told.
   *
   * @param isOwnDoing - true where the reader did it himself: the focus goes to what came of it, which reads it out.
   */
  changed(screen: TicketScreen, detail: TicketDetail, isOwnDoing: boolean): void {
    const before = this.lastStatus;
    const isOther = detail.status !== before;
    this.lastStatus = detail.status;
    if (isOther) this.tellStatus(screen, before, isOwnDoing);
    if (screen.kind === 'called') this.tellCall(screen, detail);
    else this.endCall();
    if (screen.kind === 'waiting') this.tellPosition(screen, detail);
    if (!isOther) return;
    if (before !== null) this.host.dispatchEvent(new TicketChangedEvent(detail));
    if (hasEnded(detail.status)) this.host.dispatchEvent(new TicketEndedEvent(detail));
  }

  /**
   * Goes on in the language that is spoken now: nothing is said in another any more. A call that is just being told is
   * told again, for it may have come before the words of its reader's language did.
   *
   * @param screen - what is shown, in that language.
   */
  speak(tag: string, screen: TicketScreen | null): void {
    this.tag = tag;
    const isTelling = this.urgent.text !== '';
    this.polite.clear();
    this.urgent.clear();
    if (screen?.kind !== 'called' || this.callTitle === null) return;
    this.showTitle(screen.telling.title);
    if (isTelling) this.urgent.sayNow(screen.telling.announcement);
  }

  /** Whether it speaks a language already. */
  speaks(tag: string): boolean {
    return this.tag === tag;
  }

  /** Forgets the token it told of. */
  reset(): void {
    this.endCall();
    this.polite.clear();
    this.lastStatus = null;
    this.lastCallKey = '';
    this.lastPosition = null;
    this.isNear = false;
  }

  /** Takes back what it did to the page, while the element is not in it. */
  leave(): void {
    this.urgent.clear();
    this.turnNotice.end();
  }

  /** The element is in a page again: a call that still holds is in the title again, and not news. */
  enter(): void {
    if (this.callTitle !== null) this.turnNotice.show(this.callTitle);
  }

  private showTitle(title: string): void {
    this.callTitle = title;
    this.turnNotice.show(title);
  }

  private endCall(): void {
    this.callTitle = null;
    this.leave();
  }

  /** What is found when the page is opened is read there; only what asks for something is told even then. */
  private tellStatus(screen: TicketScreen, before: TicketStatus | '' | null, isOwnDoing: boolean): void {
    const isNews = before && !isOwnDoing;
    if (screen.kind === 'missed' || (screen.kind === 'ended' && isNews)) {
      this.polite.sayNow(spokenScreen(screen, this.strings()));
    } else if (screen.kind === 'waiting' && before) {
      this.polite.sayNow(this.backText(screen));
    } else if (before) {
      // A call is told by itself, and who is inside knows it.
      this.polite.clear();
    }
  }

  /** Where somebody stands who waits again, after a call that he missed or that was taken back. */
  private backText({ position }: ScreenOf<'waiting'>): string {
    const { announcement } = this.strings().ticket;
    this.lastPosition = position;
    return inSentences([announcement.back, position === null ? null : announcement.position(position)]);
  }

  private tellCall(screen: ScreenOf<'called'>, detail: TicketDetail): void {
    if (screen.callKey === this.lastCallKey) return;
    this.lastCallKey = screen.callKey;
    const { pointName, callCount, telling } = screen;
    const { announcement, title } = telling;
    if (isTeller(this.host, detail.ticketId + screen.callKey)) this.urgent.sayNow(announcement);
    this.showTitle(title);
    this.turnNotice.vibrate('called');
    this.alerts.tell('called', { title, body: announcement, tag: detail.ticketId });
    this.host.dispatchEvent(new TicketCalledEvent({ ...detail, pointName, callCount, text: announcement }));
  }

  private tellPosition(screen: ScreenOf<'waiting'>, detail: TicketDetail): void {
    const { position } = screen;
    if (position === null) return;
    const isNew = position !== this.lastPosition;
    const isFirst = this.lastPosition === null;
    this.lastPosition = position;
    if (this.tellNear(position - 1, screen, detail)) return;
    if (isNew && !isFirst) this.polite.say(this.strings().ticket.announcement.position(position), PLACE);
  }

  /** Tells once that the turn is near, as early as was chosen; again where the patient has let others go first. */
  private tellNear(ahead: number, { code, manner }: ScreenOf<'waiting'>, detail: TicketDetail): boolean {
    const { aheadCount } = this.alerts;
    const wasNear = this.isNear;
    this.isNear = aheadCount !== null && ahead <= aheadCount;
    if (!this.isNear || wasNear) return false;
    const { alerts, place, needs } = this.strings().ticket;
    const text = manner.isFetched
      ? inSentences([place.ahead(ahead), needs.done['collect-in-person']])
      : alerts.near(ahead);
    this.polite.say(text, PLACE);
    this.turnNotice.vibrate('near');
    this.alerts.tell('near', { title: code, body: text, tag: detail.ticketId });
    this.host.dispatchEvent(new TicketNearEvent({ ...detail, aheadCount: ahead }));
    return true;
  }
}
