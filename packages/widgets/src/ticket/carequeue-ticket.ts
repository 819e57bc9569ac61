import { CareQueueTicket } from './ticket.ts';

// A page may hold two copies of the script; the first one registers. In Node there is no registry.
if (typeof customElements !== 'undefined' && customElements.get('carequeue-ticket') === undefined) {
  customElements.define('carequeue-ticket', CareQueueTicket);
}

declare global {
  interface HTMLElementTagNameMap {
    'carequeue-ticket': CareQueueTicket;
  }
}

export { nameIn } from '../base/name-in.ts';
export type { TicketCalledDetail, TicketDetail, TicketNearDetail } from '../events/ticket-events.ts';
export {
  TicketCalledEvent,
  TicketChangedEvent,
  TicketEndedEvent,
  TicketIssuedEvent,
  TicketNearEvent,
} from '../events/ticket-events.ts';
export { CareQueueTicket };
