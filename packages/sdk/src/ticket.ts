/**
 * `@carequeue/sdk/ticket`: what a patient's own page needs (taking a ticket, keeping and following it) on top of
 * `@carequeue/sdk/live`, and nothing of what staff and servers do.
 */
import type { TicketChoice } from './live/live-department.ts';
import { LiveDepartment } from './live/live-department.ts';
import type { LiveOptions, VisitorOptions } from './live.ts';
import { Hospitals } from './resources/hospitals.ts';
import { TicketDepartments } from './resources/ticket-departments.ts';
import { VisitorTickets } from './resources/visitor-tickets.ts';
import { Transport } from './transport.ts';

/**
 * Follows a department's queue, and a ticket in it, without a client.
 *
 * @throws TypeError when the credential or the base URL cannot be used.
 * @example
 * const live = createTicketLive({ ticketCredential: secret, baseUrl: 'https://queue.example.org', departmentId });
 * live.subscribe(() => draw(live.state, live.ownTicket));
 */
export function createTicketLive(options: LiveOptions & TicketChoice): LiveDepartment {
  return new LiveDepartment(new Transport(options), options.departmentId, options);
}

/**
 * A client with a patient's part of the API only: what {@link CareQueueVisitor} has, and tickets.
 *
 * @example
 * const patient = new CareQueuePatient({ publishableKey: 'cq_pk_…', baseUrl: 'https://queue.example.org' });
 * const ticket = await patient.tickets.issue(departmentId);
 */
export class CareQueuePatient {
  readonly departments: TicketDepartments;
  readonly hospitals: Hospitals;
  readonly tickets: VisitorTickets;

  /** @throws TypeError when the credential or the base URL cannot be used. */
  constructor(options: VisitorOptions) {
    const transport = new Transport(options);
    this.departments = new TicketDepartments(transport);
    this.hospitals = new Hospitals(transport);
    this.tickets = new VisitorTickets(transport);
  }
}

export type { Gate, TicketPlace } from '@carequeue/queue-core';
export type { CommandOptions } from './command.ts';
export type { FollowedListener, FollowedTicket } from './live/followed-ticket.ts';
export type { TicketChoice } from './live/live-department.ts';
export { LiveDepartment } from './live/live-department.ts';
export type { TicketListener } from './live/own-ticket.ts';
export type { TicketView } from './live/ticket-view.ts';
export * from './live.ts';
export type * from './resources/ticket.ts';
export type { TicketDepartments } from './resources/ticket-departments.ts';
export type { VisitorTickets } from './resources/visitor-tickets.ts';
