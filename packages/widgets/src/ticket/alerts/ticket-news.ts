import type { TicketStatus } from '@carequeue/sdk';
import type { Ticket } from '@carequeue/sdk/ticket';
import type { Announcer } from '../../controllers/announcer.ts';
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
import type { TicketScreen } from '../shown/ticket-view.ts';
import type { CallAlerts } from './call-alerts.ts';
import { TurnNotice } from './turn-notice.ts';

/** What of a token is news: told once to screen readers, to the page by events, and by the page's title. */
export class TicketNews {
  /** What has to be heard at once; empty when nothing has. */
  urgentText = '';
  private readonly host: EventTarget;
  private readonly announcer: Announcer;
  private readonly strings: () => TicketWords;
  private readonly alerts: CallAlerts;
  private readonly turnNotice = new TurnNotice();
  private lastStatus: TicketStatus | null = null;
  private lastCallKey = '';
  private lastPosition: number | null = null;
  private callTitle: string | null = null;
  private isNear = false;

  constructor(host: EventTarget, told: { announcer: Announcer; alerts: CallAlerts; strings: () => TicketWords }) {
    this.host = host;
    this.announcer = told.announcer;
    this.strings = told.strings;
    this.alerts = told.alerts;
  }

  /** Tells of a token just taken. */
  issued({ id, departmentId, code, status }: Ticket): void {
    this.lastStatus = status;
    this.announcer.say(this.strings().ticket.announcement.issued(code));
    this.host.dispatchEvent(new TicketIssuedEvent({ ticketId: id, departmentId, code, status }));
  }

  /** Tells that the patient was sent on, and by which code he is called from now on. */
  moved({ id, departmentId, code, status }: Ticket, nextCode: string): void {
    this.announcer.say(this.strings().ticket.announcement.moved(nextCode));
    this.host.dispatchEvent(new TicketChangedEvent({ ticketId: id, departmentId, code, status }));
  }

  /** Tells what is new since it was last told. */
  changed(screen: TicketScreen, detail: TicketDetail): void {
    if (screen.kind === 'called') this.tellCall(screen, detail);
    else this.endCall();
    if (screen.kind === 'waiting') this.tellPosition(screen, detail);
    if (detail.status === this.lastStatus) return;
    this.lastStatus = detail.status;
    if (screen.kind === 'missed') this.announcer.say(this.strings().ticket.announcement.missed);
    this.host.dispatchEvent(new TicketChangedEvent(detail));
    if (hasEnded(detail.status)) this.host.dispatchEvent(new TicketEndedEvent(detail));
  }

  /** Forgets the token it told of. */
  reset(): void {
    this.endCall();
    this.announcer.clear();
    this.lastStatus = null;
    this.lastCallKey = '';
    this.lastPosition = null;
    this.isNear = false;
  }

  /** Takes back what it did to the page, while the element is not in it. */
  leave(): void {
    this.urgentText = '';
    this.turnNotice.end();
  }

  /** The element is in a page again: a call that still holds is in the title again, and not news. */
  enter(): void {
    if (this.callTitle !== null) this.turnNotice.show(this.callTitle);
  }

  private endCall(): void {
    this.callTitle = null;
    this.leave();
  }

  private tellCall(screen: Extract<TicketScreen, { kind: 'called' }>, detail: TicketDetail): void {
    if (screen.callKey === this.lastCallKey) return;
    this.lastCallKey = screen.callKey;
    const { code, pointName, callCount, manner } = screen;
    const words = this.strings().ticket;
    const call = { code, point: pointName === '' ? words.theDesk : pointName };
    const urgent = manner.isFetched ? `${words.calledTitle}. ${words.fetched}` : words.calledAnnouncement(call);
    // The same words again have to differ, or a second call is not read out.
    this.urgentText = urgent === this.urgentText ? `${urgent}\u00a0` : urgent;
    this.callTitle = words.calledDocumentTitle(call);
    this.turnNotice.show(this.callTitle);
    this.turnNotice.vibrate('called');
    this.alerts.tell('called', { title: this.callTitle, body: urgent, tag: detail.ticketId });
    this.host.dispatchEvent(new TicketCalledEvent({ ...detail, pointName, callCount }));
  }

  private tellPosition(screen: Extract<TicketScreen, { kind: 'waiting' }>, detail: TicketDetail): void {
    const { position } = screen;
    if (position === null) return;
    const isNew = position !== this.lastPosition;
    const isFirst = this.lastPosition === null;
    this.lastPosition = position;
    if (this.tellNear(position - 1, screen.code, detail)) return;
    if (isNew && !isFirst) this.announcer.say(this.strings().ticket.announcement.position(position));
  }

  /** Tells once that the turn is near, as early as was chosen; again where the patient has let others go first. */
  private tellNear(ahead: number, code: string, detail: TicketDetail): boolean {
    const { aheadCount } = this.alerts;
    const wasNear = this.isNear;
    this.isNear = aheadCount !== null && ahead <= aheadCount;
    if (!this.isNear || wasNear) return false;
    const text = this.strings().ticket.alerts.near(ahead);
    this.announcer.say(text);
    this.turnNotice.vibrate('near');
    this.alerts.tell('near', { title: code, body: text, tag: detail.ticketId });
    this.host.dispatchEvent(new TicketNearEvent({ ...detail, aheadCount: ahead }));
    return true;
  }
}
