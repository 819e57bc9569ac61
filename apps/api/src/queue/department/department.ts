import { DurableObject } from 'cloudflare:workers';
import type { TicketId } from '../../kernel/ids.ts';
import { instantOf, serviceDayAt } from '../../kernel/time.ts';
import type { DayReportQuery } from '../history/day-report.ts';
import { HistoryCopy } from '../history/history-copy.ts';
import type { ExternalIdClaim, ExternalIdHolder, ExternalIdHolding } from '../links/external-id-claims.ts';
import { claimPortsOf, ExternalIdClaims } from '../links/external-id-claims.ts';
import { isAsking } from '../links/linked-queue.ts';
import { Allowances, readLimits } from '../live/limits.ts';
import { LiveSockets, send } from '../live/live-sockets.ts';
import { type Machine, REAL_MACHINE } from '../machine.ts';
import type {
  DepartmentPeer,
  LinkedAnswer,
  LinkedNews,
  TransferAnswer,
  TransferFate,
  TransferPair,
} from '../rpc/department-peers.ts';
import { peerOf } from '../rpc/department-peers.ts';
import type {
  Approach,
  CommandRequest,
  DepartmentAudit,
  DepartmentCalls,
  QueueQuery,
  RpcMiss,
  RpcRefusal,
  RpcResult,
} from '../rpc/department-rpc.ts';
import { dueAt } from '../rules/due-events.ts';
import type { TransferAsk } from '../rules/transfer-ask.ts';
import type { DisplayAsk } from '../state/displays.ts';
import type { Provisioning, ProvisioningReceipt } from '../state/provisioning.ts';
import { narrowedKeys } from '../state/provisioning.ts';
import { numbersGiven } from '../state/series.ts';
import { GroupCommit } from '../store/group-commit.ts';
import type { TicketFilter } from '../store/store.ts';
import { DepartmentStore, EVERY_TICKET } from '../store/store.ts';
import { Alarm, nextAlarmAt } from './alarms.ts';
import type { DepartmentEnvironment } from './department-environment.ts';
import { DepartmentLinks } from './department-links.ts';
import { openLive } from './live-door.ts';
import type { RunningDepartment } from './running-department.ts';
import { startDepartment } from './start-department.ts';

/** An alarm within this time needs no sooner one. */
const ALARM_SOON_MS = 30_000;

const NOT_PROVISIONED: RpcMiss = { ok: false, miss: 'not_provisioned' };

/**
 * One department: the only writer of its queue.
 *
 *     RPC ─▶ admit ─▶ decide ─▶ write ─▶ commit ─▶ answer
 *                                  └─▶ gather ─▶ frames to sockets, rows to D1
 *
 * No rule stands here. An object that was never provisioned writes nothing and answers `not_provisioned`.
 */
export class Department
  extends DurableObject<DepartmentEnvironment>
  implements DepartmentCalls, DepartmentPeer, ExternalIdHolder
{
  readonly #store: DepartmentStore;
  readonly #commits: GroupCommit;
  readonly #sockets: LiveSockets;
  readonly #copy: HistoryCopy;
  readonly #links: DepartmentLinks;
  readonly #allowances: Allowances;
  readonly #claims: ExternalIdClaims;
  readonly #machine: Machine;
  readonly #alarm: Alarm;
  #running: RunningDepartment | null = null;

  constructor(context: DurableObjectState, environment: DepartmentEnvironment, machine = REAL_MACHINE) {
    super(context, environment);
    this.#machine = machine;
    const { storage } = context;
    this.#alarm = new Alarm((atMs) => storage.setAlarm(atMs));
    this.#store = new DepartmentStore(storage.sql);
    this.#commits = new GroupCommit({
      transactionSync: (work) => storage.transactionSync(work),
      sync: () => storage.sync(),
      isMemoryAhead: () => this.#running !== null && this.#running.queue.state.seq !== this.#store.readLastSeq(),
      abort: (reason) => context.abort(reason),
    });
    this.#sockets = new LiveSockets(context);
    this.#allowances = new Allowances(readLimits(environment));
    this.#claims = new ExternalIdClaims(claimPortsOf(environment));
    this.#copy = new HistoryCopy({
      store: this.#store,
      database: environment.DB,
      machine,
      state: () => this.#running?.queue.state ?? null,
      onFailure: () => void this.#setAlarm(),
    });
    this.#links = new DepartmentLinks({
      running: () => this.#running,
      submit: (work) => this.#submit(work),
      wakeBy: (atMs) => this.#alarm.by(atMs),
      peer: (departmentId) => peerOf(environment, departmentId),
      machine,
    });
    if (this.#store.exists()) {
      storage.transactionSync(() => this.#store.migrate());
      this.#start();
      if (this.#store.readProjectedSeq() < this.#store.readLastSeq()) this.#copy.schedule();
      this.#links.schedule();
    }
  }

  #start(): RunningDepartment | null {
    const [store, sockets, allowances] = [this.#store, this.#sockets, this.#allowances];
    const [machine, environment, { sql }] = [this.#machine, this.env, this.ctx.storage];
    this.#running = startDepartment({ sql, store, sockets, allowances, machine, environment });
    return this.#running;
  }

  /** Takes what D1 tells this department; an older version than the one held is ignored. */
  async provision(provisioning: Provisioning): Promise<ProvisioningReceipt> {
    return { version: await this.#submit(() => this.#provision(provisioning)) };
  }

  #provision(provisioning: Provisioning): number {
    this.#store.migrate();
    const held = this.#store.readProvisioning();
    if (held !== null && held.version >= provisioning.version) return held.version;
    this.#store.writeProvisioning(provisioning);
    if (held === null) {
      const serviceDay = serviceDayAt(instantOf(this.#machine.now()), provisioning.settings);
      this.#store.writeQueue({ epoch: this.#machine.makeEpoch(), status: 'open', message: null, serviceDay });
    }
    const running = this.#running ?? this.#start();
    if (running === null) return provisioning.version;
    running.queue.adopt(provisioning);
    for (const keyId of narrowedKeys(held, provisioning)) this.#sockets.closeOfKey(keyId);
    return provisioning.version;
  }

  async refuseFirst(approach: Approach): Promise<RpcRefusal | RpcMiss | null> {
    if (this.#running === null) return NOT_PROVISIONED;
    return (await this.#running.bring(approach)) ?? this.#running.refuseFirst(approach);
  }

  async execute(request: CommandRequest): Promise<RpcResult> {
    const claim = this.#running?.claimOf(request) ?? null;
    return claim === null ? this.#execute(request) : this.#claims.issue(claim, () => this.#execute(request));
  }

  async readExternalId(claim: ExternalIdClaim): Promise<ExternalIdHolding> {
    if (this.#claims.isPending(claim.externalId)) return { kind: 'pending' };
    return (await this.#running?.readExternalId(claim)) ?? { kind: 'free' };
  }

  async #execute(request: CommandRequest): Promise<RpcResult> {
    // Nothing is awaited while all is at hand: commands that arrive together are decided together.
    const bringing = this.#running?.bring(request, request.command) ?? null;
    const refusal = bringing === null ? null : await bringing;
    if (refusal !== null) return refusal;
    if (isAsking(request)) return this.#links.execute(request);
    return this.#submit(() => this.#running?.execute(request, this.#machine.now()) ?? NOT_PROVISIONED);
  }

  async acceptTransfer(ask: TransferAsk): Promise<TransferAnswer> {
    return this.#links.accept(ask);
  }
  async settleTransfer(pair: TransferPair, isCommitted: boolean): Promise<void> {
    return this.#links.settle(pair, isCommitted);
  }
  async readTransfer(pair: TransferPair): Promise<TransferFate> {
    return this.#links.read(pair);
  }
  async linkedTicketEnded(news: LinkedNews): Promise<LinkedAnswer> {
    return this.#links.hear(news);
  }

  async readQueue(approach: Approach, query: QueueQuery): Promise<RpcResult> {
    return this.#read(approach, (running) => running.readQueue(approach, query));
  }

  async readTicket(approach: Approach, ticketId: TicketId): Promise<RpcResult> {
    return this.#read(approach, (running) => running.readTicket(approach, ticketId));
  }

  async listTickets(approach: Approach, filter: TicketFilter): Promise<RpcResult> {
    return this.#read(approach, (running) => running.listTickets(approach, filter));
  }

  async readJoinCode(approach: Approach): Promise<RpcResult> {
    return this.#read(approach, (running) => running.readJoinCode(approach));
  }

  async askDisplays(approach: Approach, ask: DisplayAsk): Promise<RpcResult> {
    return this.#read(approach, (running) => running.askDisplays(approach, ask, this.#machine.now()));
  }

  async readDayReport(approach: Approach, query: DayReportQuery): Promise<RpcResult> {
    return this.#read(approach, (running) => running.readDayReport(approach, query));
  }

  /** Reads after what time has brought: nobody is shown yesterday's queue as today's. */
  async #read(
    approach: Approach,
    read: (running: RunningDepartment) => RpcResult | Promise<RpcResult>,
  ): Promise<RpcResult> {
    await this.#catchUpWithTime();
    if (this.#running === null) return NOT_PROVISIONED;
    return (await this.#running.bring(approach)) ?? read(this.#running);
  }

  async #catchUpWithTime(): Promise<void> {
    const running = this.#running;
    if (running === null || !running.isBehindTime) return;
    await this.#submit(() => running.queue.catchUpWithTime());
  }

  /** Upgrades to a live socket; anything else is answered as JSON for the edge to make a problem of. */
  override async fetch(request: Request): Promise<Response> {
    await this.#catchUpWithTime();
    if (this.#running === null) return Response.json(NOT_PROVISIONED);
    const response = await openLive(request, this.#running, this.#sockets, this.#machine.now());
    await this.#setAlarm();
    return response;
  }

  override async webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): Promise<void> {
    const frame = this.#sockets.read(socket, message, this.#machine.now());
    const who = this.#sockets.audienceOf(socket);
    if (frame === null || who === null || this.#running === null) return;
    send(socket, JSON.stringify(this.#running.broadcaster.catchUp(who.audience, frame)));
  }

  override async webSocketClose(socket: WebSocket, code: number, reason: string): Promise<void> {
    // Without an answer the client's close never completes; 1005 and 1006 may not be sent.
    socket.close(code === 1005 || code === 1006 ? 1000 : code, reason);
  }

  async #submit<T>(work: () => T): Promise<T> {
    const result = await this.#commits.submit(work);
    await this.#afterCommit();
    return result;
  }

  async #afterCommit(): Promise<void> {
    this.#running?.broadcaster.schedule();
    this.#copy.schedule();
    this.#links.schedule();
    // Should the object go away before the copy is made, the alarm brings it back; one that stands is left alone.
    if (!this.#alarm.isBy(this.#machine.now() + ALARM_SOON_MS)) await this.#setAlarm();
  }

  override async alarm(): Promise<void> {
    this.#alarm.rang();
    await this.#catchUpWithTime();
    await Promise.all([this.#copy.drain(), this.#links.runErrands()]);
    this.#sockets.sweep(this.#machine.now(), (follower) => this.#running?.known.lapseOf(follower) ?? null);
    this.#running?.displays.settle();
    await this.#running?.forget((work) => this.#commits.submit(work));
    await this.#setAlarm();
  }

  /** Sets the alarm that is needed next; none is set again while a sooner one stands. */
  async #setAlarm(): Promise<void> {
    const running = this.#running;
    if (running === null) return;
    const { queue, clock } = running;
    const needs = {
      dueAt: clock.isDriven ? null : dueAt(queue.state),
      isOutboxBehind: this.#copy.failures > 0 || this.#store.readProjectedSeq() < queue.state.seq,
      drainFailures: this.#copy.failures,
      hasSockets: this.#sockets.mayBeAny,
      errandAt: running.errands.nextAtMs,
    };
    const at = nextAlarmAt(needs, this.#machine.now());
    if (at !== null) await this.#alarm.by(at);
  }

  /** Development only: what is held here, to compare with its copy. */
  async audit(): Promise<DepartmentAudit> {
    return {
      seq: this.#running?.queue.state.seq ?? 0,
      projectedSeq: this.#running === null ? 0 : this.#store.readProjectedSeq(),
      pastUpTo: this.#running?.pastUpTo ?? null,
      tickets: this.#running === null ? [] : this.#store.listTickets(EVERY_TICKET),
    };
  }

  /** Development only: holds the clock at an instant, or lets it run again. */
  async driveClock(nowMs: number | null): Promise<void> {
    const running = this.#running;
    running?.clock.drive(nowMs === null ? null : instantOf(nowMs));
    const row = this.#store.readQueue();
    if (running === null || row === null || nowMs === null || numbersGiven(running.queue.state) > 0) return;
    // A department nobody has used yet is taken to the day it is to be used on, which may be long past.
    const serviceDay = serviceDayAt(instantOf(nowMs), running.queue.state.provisioning.settings);
    this.#store.writeQueue({ ...row, serviceDay });
    this.#running = null;
    this.#start();
  }
}
