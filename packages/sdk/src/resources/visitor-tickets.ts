import type { Gate } from '@carequeue/queue-core';
import type { CommandOptions } from '../command.ts';
import { command } from '../command.ts';
import type { OpenLive } from '../live/followed-ticket.ts';
import { FollowedTicket } from '../live/followed-ticket.ts';
import { LiveDepartment } from '../live/live-department.ts';
import type { LiveChoice } from '../live/live-queue.ts';
import type { CallOptions, Transport } from '../transport.ts';
import { path } from '../transport.ts';
import type { ClaimedTicket, ClaimLink, IssuedTicket, NewTicket, TicketAnswer, TicketReading } from './ticket.ts';

/**
 * Tickets as a patient uses them: take one, follow it, check in, give it back.
 *
 * All but `issue` need the ticket's own credential: the client's `ticketCredential`, or `{ credential: secret }`.
 */
export class VisitorTickets {
  protected readonly transport: Transport;

  constructor(transport: Transport) {
    this.transport = transport;
  }

  /**
   * Takes a ticket.
   *
   * With `{ replayOnly: true }` and the `idempotencyKey` of a call whose answer was lost it takes none, and gives the one
   * that was taken then. With a publishable key that key has to be `reopen_` and at least 32 random hex digits, at the
   * first call too; whoever has it opens the ticket, for 24 hours.
   *
   * @throws NotFoundError `not_found` with `replayOnly`, where nothing was taken under the key;
   * ConflictError `department_paused`, `department_closed`, `department_full`, `remote_full`, `ticket_already_open`, `external_id_taken`;
   * PermissionError `joining_off`, `join_code_needed`, `join_code_wrong`, `priority_not_allowed`.
   * @example
   * const { code, secret } = await cq.tickets.issue(departmentId, { patient: { name: 'Asha Rao' } });
   */
  issue(departmentId: string, body: NewTicket = {}, options?: CommandOptions): Promise<IssuedTicket> {
    return this.transport.send(command(path`/v1/departments/${departmentId}/tickets`, body, options));
  }

  /**
   * Opens a ticket's link, on any number of devices. With the `credential` it gives, the ticket is read and followed, and
   * its patient may say that he is there; it can be neither cancelled nor deferred.
   *
   * @param code - what stands behind `#` in the link.
   * @throws NotFoundError `claim_code_wrong`: cut, of an earlier day, or replaced at the desk.
   * @example
   * const { departmentId, ticketId, credential } = await visitor.tickets.claim(location.hash.slice(1));
   * const followed = visitor.tickets.follow(departmentId, ticketId, { credential });
   */
  claim(code: string, options?: CallOptions): Promise<ClaimedTicket> {
    return this.transport.send(command('/v1/tickets/claims', { code }, options));
  }

  /** The ticket's link, for a QR code, a message or sharing. Whoever has it follows the ticket. */
  link(departmentId: string, ticketId: string, options?: CallOptions): Promise<ClaimLink> {
    return this.transport.send({
      path: path`/v1/departments/${departmentId}/tickets/${ticketId}/link`,
      options,
    });
  }

  /** @throws NotFoundError when it is not there, or not the caller's. */
  get(departmentId: string, ticketId: string, options?: CallOptions): Promise<TicketReading> {
    return this.transport.send({
      path: path`/v1/departments/${departmentId}/tickets/${ticketId}`,
      options,
    });
  }

  /**
   * Follows a ticket until it is closed, from department to department where the patient is sent on.
   *
   * @example
   * const followed = cq.tickets.follow(departmentId, ticket.id, { credential: secret });
   * followed.subscribe(() => show(followed.ticket?.code, followed.live.ticket(followed.ticketId)?.position));
   */
  follow(departmentId: string, ticketId: string, choice: LiveChoice = {}): FollowedTicket {
    const open: OpenLive = (at) =>
      new LiveDepartment(this.transport, at.departmentId, {
        ...choice,
        ticketId: at.ticketId,
      });
    return new FollowedTicket(open, { departmentId, ticketId });
  }

  /** Takes one thing off what the ticket waits for; `arrival` is the patient's "I am here". */
  ready(
    departmentId: string,
    ticketId: string,
    body: { readonly what: Gate },
    options?: CommandOptions,
  ): Promise<TicketAnswer> {
    return this.command('ready', { departmentId, ticketId }, body, options);
  }

  /** Lets `places` others of the same lane and priority go first. */
  defer(
    departmentId: string,
    ticketId: string,
    body: { readonly places: number },
    options?: CommandOptions,
  ): Promise<TicketAnswer> {
    return this.command('defer', { departmentId, ticketId }, body, options);
  }

  /**
   * Whether the patient wants to be shown by initials or name on public screens, where the department shows names
   * (`labelMode`). Every board follows at once.
   *
   * @example
   * await cq.tickets.setShowName(departmentId, ticket.id, { showName: false }, { credential: secret });
   */
  setShowName(
    departmentId: string,
    ticketId: string,
    body: { readonly showName: boolean },
    options?: CommandOptions,
  ): Promise<TicketAnswer> {
    return this.command('set-show-name', { departmentId, ticketId }, body, options);
  }

  /** Gives the place back. @throws ConflictError `ticket_state_conflict` once it is being served or has ended. */
  cancel(
    departmentId: string,
    ticketId: string,
    body: { readonly reason?: string | undefined } = {},
    options?: CommandOptions,
  ): Promise<TicketAnswer> {
    return this.command('cancel', { departmentId, ticketId }, body, options);
  }

  protected command(
    name: string,
    at: { readonly departmentId: string; readonly ticketId: string },
    body: unknown,
    options: CommandOptions | undefined,
  ): Promise<TicketAnswer> {
    const { departmentId, ticketId } = at;
    return this.transport.send(
      command(path`/v1/departments/${departmentId}/tickets/${ticketId}/${name}`, body, options),
    );
  }
}
