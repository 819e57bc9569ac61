import type { CommandOptions } from '../command.ts';
import { command } from '../command.ts';
import { ListPromise, type Page } from '../pages.ts';
import type { CallOptions } from '../transport.ts';
import { path } from '../transport.ts';
import type {
  CompletedAnswer,
  Completion,
  Hold,
  RelinkedAnswer,
  Ticket,
  TicketAnswer,
  TicketFilter,
  Transfer,
} from './ticket.ts';
import { VisitorTickets } from './visitor-tickets.ts';

/**
 * Tickets with all that staff do to them; needs a secret key.
 *
 * A command that does not fit throws ConflictError `ticket_state_conflict`, with the ticket as `problem.current`.
 */
export class Tickets extends VisitorTickets {
  /** Lists tickets in the order of issue. */
  list(departmentId: string, filter: TicketFilter = {}, options?: CallOptions): ListPromise<Ticket> {
    return new ListPromise((cursor) =>
      this.transport.send<Page<Ticket>>({
        path: path`/v1/departments/${departmentId}/tickets`,
        query: { ...filter, cursor: cursor ?? filter.cursor },
        options,
      }),
    );
  }

  /** Calls a waiting ticket to a point. @throws ConflictError `point_busy`, `ticket_gated`, `point_unavailable`. */
  call(
    departmentId: string,
    ticketId: string,
    body: { readonly pointId: string },
    options?: CommandOptions,
  ): Promise<TicketAnswer> {
    return this.command('call', { departmentId, ticketId }, body, options);
  }

  /** Calls a called ticket once more. @throws ConflictError `call_limit_reached`. */
  recall(departmentId: string, ticketId: string, body: object = {}, options?: CommandOptions): Promise<TicketAnswer> {
    return this.command('recall', { departmentId, ticketId }, body, options);
  }

  /** The patient is inside. */
  start(departmentId: string, ticketId: string, body: object = {}, options?: CommandOptions): Promise<TicketAnswer> {
    return this.command('start', { departmentId, ticketId }, body, options);
  }

  /**
   * The patient is done; from called too, the start is then implied.
   *
   * With `next` whoever is next is called to the same point in the same commit, and answered as `next`; null when nobody
   * may be called.
   * @throws ConflictError with `next` only: `point_busy`, `point_unavailable`; the ticket is then not completed.
   * @example
   * const { next } = await cq.tickets.complete(departmentId, ticketId, { next: true });
   */
  complete(
    departmentId: string,
    ticketId: string,
    body: Completion & { readonly next: true },
    options?: CommandOptions,
  ): Promise<CompletedAnswer>;
  complete(
    departmentId: string,
    ticketId: string,
    body?: Completion,
    options?: CommandOptions,
  ): Promise<TicketAnswer & Partial<CompletedAnswer>>;
  complete(
    departmentId: string,
    ticketId: string,
    body: Completion = {},
    options?: CommandOptions,
  ): Promise<TicketAnswer & Partial<CompletedAnswer>> {
    return this.command('complete', { departmentId, ticketId }, body, options);
  }

  /** The patient did not come: the ticket becomes missed. */
  skip(
    departmentId: string,
    ticketId: string,
    body: { readonly reason?: string | undefined } = {},
    options?: CommandOptions,
  ): Promise<TicketAnswer> {
    return this.command('skip', { departmentId, ticketId }, body, options);
  }

  /** Puts a called or missed ticket back, behind the `after`-th waiting one of its lane. */
  return(
    departmentId: string,
    ticketId: string,
    body: { readonly after?: number | undefined } = {},
    options?: CommandOptions,
  ): Promise<TicketAnswer> {
    return this.command('return', { departmentId, ticketId }, body, options);
  }

  /**
   * Sends the patient for something; the ticket waits, gated, at its old place until each is `ready`.
   *
   * With `at` another department gives a ticket for it (`linkedTo` of the answer), and its end says `ready`.
   * @throws ConflictError `department_closed`, `department_full`, where `at` refuses.
   * @example
   * await cq.tickets.hold(departmentId, ticketId, { waitsFor: ['result'], at: { departmentId: laboratoryId } });
   */
  hold(departmentId: string, ticketId: string, body: Hold, options?: CommandOptions): Promise<TicketAnswer> {
    return this.command('hold', { departmentId, ticketId }, body, options);
  }

  /** Makes the ticket more or less urgent; above normal needs the `reason`. */
  setPriority(
    departmentId: string,
    ticketId: string,
    body: {
      readonly priority: Ticket['priority'];
      readonly reason?: NonNullable<Ticket['priorityReason']> | undefined;
    },
    options?: CommandOptions,
  ): Promise<TicketAnswer> {
    return this.command('set-priority', { departmentId, ticketId }, body, options);
  }

  /**
   * Sends the patient to another department of the hospital, where a ticket is given: `transferredTo` of the answer.
   *
   * The patient's secret opens that one too. What the other department refuses is refused here, and changes nothing.
   * @throws ConflictError `department_closed`, `department_full`, `ticket_gated`; InvalidRequestError at `/departmentId`.
   * @example
   * const { ticket } = await cq.tickets.transfer(departmentId, ticketId, { departmentId: laboratoryId });
   */
  transfer(departmentId: string, ticketId: string, body: Transfer, options?: CommandOptions): Promise<TicketAnswer> {
    return this.command('transfer', { departmentId, ticketId }, body, options);
  }

  /**
   * Gives the ticket another link, for a slip that was lost or photographed: the one before, and every device that came
   * by it, opens nothing any more. The device it was taken on keeps it.
   *
   * @example
   * const { url } = await cq.tickets.replaceLink(departmentId, ticketId); // print it as a QR code
   */
  replaceLink(
    departmentId: string,
    ticketId: string,
    body: object = {},
    options?: CommandOptions,
  ): Promise<RelinkedAnswer> {
    const { transport } = this;
    return transport.send(
      command(path`/v1/departments/${departmentId}/tickets/${ticketId}/replace-link`, body, options),
    );
  }

  /** Takes back the last call at its point. @throws ConflictError `call_not_last`. */
  undoCall(departmentId: string, ticketId: string, body: object = {}, options?: CommandOptions): Promise<TicketAnswer> {
    return this.command('undo-call', { departmentId, ticketId }, body, options);
  }
}
