import type { CommandOptions } from '../command.ts';
import { command } from '../command.ts';
import type { CallOptions, Transport } from '../transport.ts';
import { path } from '../transport.ts';
import type { DayReport, DayReportFilter, JoinCode, MoveWaiting, QueueAnswer, SetSession } from './department.ts';
import type { Ticket } from './ticket.ts';

/** What to call next. */
export interface NextCall {
  readonly pointId: string;
  /** Completes what is called or served at the point first, in the same commit. */
  readonly finish?: boolean | undefined;
}

/** What is set of a point; what is left out stays as it is. */
export interface PointSetting {
  readonly pointId: string;
  /** Who staffs it; null for nobody in particular. He leaves the point he was at. */
  readonly doctorId?: string | null | undefined;
  readonly available?: boolean | undefined;
  /** How many patients may be inside at once, 1 to 5. Nobody who is inside is put out. */
  readonly capacity?: number | undefined;
}

/** What is done to a department's queue as a whole; needs a secret key. */
export class Queue {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Calls the next ticket in order to a point; `ticket` is null when nobody may be called.
   *
   * With `count` it calls up to that many, and answers `tickets`.
   * @throws ConflictError `point_busy`, `point_unavailable`.
   * @example
   * const { ticket } = await cq.queue.callNext(departmentId, { pointId, finish: true });
   */
  callNext(
    departmentId: string,
    body: NextCall & { readonly count: number },
    options?: CommandOptions,
  ): Promise<{ readonly tickets: readonly Ticket[] }>;
  callNext(departmentId: string, body: NextCall, options?: CommandOptions): Promise<{ readonly ticket: Ticket | null }>;
  callNext(
    departmentId: string,
    body: NextCall,
    options?: CommandOptions,
  ): Promise<{ readonly tickets: readonly Ticket[] } | { readonly ticket: Ticket | null }> {
    return this.#send('call-next', departmentId, body, options);
  }

  /** Lets tickets be taken and called. */
  open(departmentId: string, body: object = {}, options?: CommandOptions): Promise<QueueAnswer> {
    return this.#send('open', departmentId, body, options);
  }

  /** Refuses visitors for a while; staff go on. The message is shown to those who wait. */
  pause(
    departmentId: string,
    body: { readonly message?: string | undefined } = {},
    options?: CommandOptions,
  ): Promise<QueueAnswer> {
    return this.#send('pause', departmentId, body, options);
  }

  /**
   * Says how a session goes; `sessionId` may be left out where only one is meant. `ended` ends the tickets that still
   * wait in it.
   *
   * @throws InvalidRequestError where there is no such session, or several.
   * @example
   * await cq.queue.setSession(departmentId, { doctorId, state: 'delayed', until: '2026-11-21T04:45:00Z' });
   */
  setSession(departmentId: string, body: SetSession, options?: CommandOptions): Promise<QueueAnswer> {
    return this.#send('set-session', departmentId, body, options);
  }

  /**
   * Moves those who wait for a doctor, or in a session, to another one with their order kept; numbers stay as they are
   * printed. With `to: null` they are cancelled, and their holders read `message`.
   *
   * @throws ConflictError `session_over`.
   * @example
   * await cq.queue.moveWaiting(departmentId, { from: { doctorId }, to: { doctorId: colleague } });
   */
  moveWaiting(departmentId: string, body: MoveWaiting, options?: CommandOptions): Promise<QueueAnswer> {
    return this.#send('move-waiting', departmentId, body, options);
  }

  /** Ends issuing; staff finish what is there. */
  close(departmentId: string, body: object = {}, options?: CommandOptions): Promise<QueueAnswer> {
    return this.#send('close', departmentId, body, options);
  }

  /**
   * Accounts for every number of a service day: what became of each ticket, the calls, and how long the stages took.
   *
   * @example
   * const report = await cq.queue.dayReport(departmentId, { serviceDay: '2026-11-21' });
   * const served = report.byDoctor.map(({ doctorId, completed }) => [doctorId, completed]);
   */
  dayReport(departmentId: string, filter: DayReportFilter = {}, options?: CallOptions): Promise<DayReport> {
    return this.#transport.send({
      path: path`/v1/departments/${departmentId}/queue/day-report`,
      query: { ...filter },
      options,
    });
  }

  /**
   * Reads the code to show at the site, where visitors need it to take a ticket (`joinPolicy` is `on-site`).
   *
   * Show it on screens that stand there, and read the next one at `expiresAt`; this one is accepted five minutes more.
   * @example
   * const { code, expiresAt } = await cq.queue.joinCode(departmentId); // '4821 7390'
   */
  joinCode(departmentId: string, options?: CallOptions): Promise<JoinCode> {
    return this.#transport.send({
      path: path`/v1/departments/${departmentId}/queue/join-code`,
      options,
    });
  }

  /**
   * Says who staffs a point, whether it is in use, and how many it takes at once.
   *
   * @throws InvalidRequestError for a point or doctor the department does not have.
   * @example
   * await cq.queue.setPoint(departmentId, { pointId, available: false });
   */
  setPoint(departmentId: string, body: PointSetting, options?: CommandOptions): Promise<QueueAnswer> {
    return this.#send('set-point', departmentId, body, options);
  }

  #send<Body>(name: string, departmentId: string, body: unknown, options: CommandOptions | undefined): Promise<Body> {
    return this.#transport.send(command(path`/v1/departments/${departmentId}/queue/${name}`, body, options));
  }
}
