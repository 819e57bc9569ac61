import type { TicketStatus } from '@carequeue/sdk';

/** A ticket as events tell of it: no name, no phone, no credential. */
export interface TicketDetail {
  readonly ticketId: string;
  readonly departmentId: string;
  readonly code: string;
  readonly status: TicketStatus;
}

/** A ticket that is called, and where to. */
export interface TicketCalledDetail extends TicketDetail {
  readonly pointName: string;
  readonly callCount: number;
  /** What the patient was told, in the element's language: to go there, or to stay because somebody comes. */
  readonly text: string;
}

/** A ticket whose turn is near. */
export interface TicketNearDetail extends TicketDetail {
  /** How many are before it; 0: it is next. */
  readonly aheadCount: number;
}

/** A token was taken with the element. */
export class TicketIssuedEvent extends CustomEvent<TicketDetail> {
  constructor(detail: TicketDetail) {
    super('carequeue-ticket-issued', { detail, bubbles: true, composed: true });
  }
}

/** The token was called, or called again. */
export class TicketCalledEvent extends CustomEvent<TicketCalledDetail> {
  constructor(detail: TicketCalledDetail) {
    super('carequeue-ticket-called', { detail, bubbles: true, composed: true });
  }
}

/** The token's status changed, whatever to. */
export class TicketChangedEvent extends CustomEvent<TicketDetail> {
  constructor(detail: TicketDetail) {
    super('carequeue-ticket-changed', { detail, bubbles: true, composed: true });
  }
}

/** The token ended: done, given up, expired; one that was sent on has not. */
export class TicketEndedEvent extends CustomEvent<TicketDetail> {
  constructor(detail: TicketDetail) {
    super('carequeue-ticket-ended', { detail, bubbles: true, composed: true });
  }
}

/** As many are left before the token as its holder wanted to be told at. */
export class TicketNearEvent extends CustomEvent<TicketNearDetail> {
  constructor(detail: TicketNearDetail) {
    super('carequeue-ticket-near', { detail, bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'carequeue-ticket-issued': TicketIssuedEvent;
    'carequeue-ticket-called': TicketCalledEvent;
    'carequeue-ticket-near': TicketNearEvent;
    'carequeue-ticket-changed': TicketChangedEvent;
    'carequeue-ticket-ended': TicketEndedEvent;
  }
}
