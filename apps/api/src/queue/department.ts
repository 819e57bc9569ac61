import { DurableObject } from 'cloudflare:workers';
import { httpRefusals } from '../http/refusals.ts';
import type { TicketId } from '../kernel/ids.ts';
import { makeIdSequence } from '../kernel/ids.ts';
import { instantOf, serviceDayAt } from '../kernel/time.ts';
import { nextAlarmAt } from './alarms.ts';
import type { DayReportQuery } from './day-report.ts';
import type {
  Approach,
  CommandRequest,
  DepartmentAudit,
  DepartmentCalls,
  QueueQuery,
  RpcMiss,
  RpcRefusal,
  RpcResult,
} from './department-rpc.ts';
import type { ExternalIdClaim, ExternalIdHolder, ExternalIdHolding } from './external-id-claims.ts';
import { claimPortsOf, ExternalIdClaims } from './external-id-claims.ts';
import { GroupCommit } from './group-commit.ts';
import { HistoryCopy } from './history-copy.ts';
import { JoinCodes } from './join-code.ts';
import { JoinStore } from './join-store.ts';
import type { LimitSettings } from './limits.ts';
import { Allowances, readLimits } from './limits.ts';
import { LiveSockets, PROTOCOL_HEADER, send } from './live-sockets.ts';
import { type Machine, REAL_MACHINE } from './machine.ts';
import { PastTickets } from './past-tickets.ts';
import type { Provisioning, ProvisioningReceipt } from './provisioning.ts';
import { RetentionStore } from './retention-store.ts';
import { RunningDepartment } from './running-department.ts';
import { numbersGiven } from './series.ts';
import type { TicketFilter } from './store.ts';
import { DepartmentStore, EVERY_TICKET } from './store.ts';

/** What the object needs of its environment. */
export interface DepartmentEnvironment extends LimitSettings {
  readonly DB: D1Database;
  readonly DEPARTMENT: DurableObjectNamespace;
  readonly EXTERNAL_IDS: DurableObjectNamespace;
}

/** Header an upgrade carries its approach in, from the edge to the object. */
export const APPROACH_HEADER = 'CareQueue-Approach';

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
export class Department extends DurableObject<DepartmentEnvironment> implements DepartmentCalls, ExternalIdHolder {
  readonly #store: DepartmentStore;
  readonly #commits: GroupCommit;
  readonly #sockets: LiveSockets;
  readonly #copy: HistoryCopy;
  readonly #allowances: Allowances;
  readonly #claims: ExternalIdClaims;
  readonly #machine: Machine;
  #running: RunningDepartment | null = null;
  #alarmAtMs: number | null = null;

  constructor(context: DurableObjectState, environment: DepartmentEnvironment, machine = REAL_MACHINE) {
    super(context, environment);
    this.#machine = machine;
    const { storage } = context;
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
    if (this.#store.exists()) {
      storage.transactionSync(() => this.#store.migrate());
      this.#start();
      if (this.#store.readProjectedSeq() < this.#store.readLastSeq()) this.#copy.schedule();
    }
  }

  #start(): RunningDepartment | null {
    const provisioning = this.#store.readProvisioning();
    const row = this.#store.readQueue();
    if (provisioning === null || row === null) return null;
    const retention = new RetentionStore(this.ctx.storage.sql);
    const ports = {
      store: this.#store,
      retention,
      past: new PastTickets({ store: this.#store, retention, database: this.env.DB, place: provisioning }),
      sockets: this.#sockets,
      allowances: this.#allowances,
      machine: this.#machine,
      nextTicketId: makeIdSequence('ticket', this.#machine.randomBytes, this.#store.readLastTicketId()),
      openTicketsPerPhoneMax: readLimits(this.env).openTicketsPerPhone,
      joinCodes: new JoinCodes(new JoinStore(this.ctx.storage.sql).secret(this.#machine.randomBytes)),
    };
    this.#running = new RunningDepartment(ports, provisioning, row);
    return this.#running;
  }

  /** Takes what D1 tells this department; an older version than the one held is ignored. */
  async provision(provisioning: Provisioning): Promise<ProvisioningReceipt> {
    const version = await this.#commits.submit(() => this.#provision(provisioning));
    await this.#afterCommit();
    return { version };
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
    for (const key of held?.keys ?? []) {
      const now = provisioning.keys.find((candidate) => candidate.id === key.id);
      const isNarrowed =
        now === undefined || now.revoked || key.origins.some((origin) => !now.origins.includes(origin));
      if (!key.revoked && isNarrowed) this.#sockets.closeOfKey(key.id);
    }
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
    const run = () => this.#running?.execute(request, this.#machine.now()) ?? NOT_PROVISIONED;
    const result = await this.#commits.submit(run);
    await this.#afterCommit();
    return result;
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

  async readDayReport(approach: Approach, query: DayReportQuery): Promise<RpcResult> {
    return this.#read(approach, (running) => running.readDayReport(approach, query));
  }

  /** Reads after rolling over if the day has ended: nobody is shown yesterday's queue as today's. */
  async #read(
    approach: Approach,
    read: (running: RunningDepartment) => RpcResult | Promise<RpcResult>,
  ): Promise<RpcResult> {
    await this.#rollOverIfDue();
    if (this.#running === null) return NOT_PROVISIONED;
    return (await this.#running.bring(approach)) ?? read(this.#running);
  }

  async #rollOverIfDue(): Promise<void> {
    const running = this.#running;
    if (running === null || !running.isDayOver) return;
    await this.#commits.submit(() => running.queue.rollOver());
    await this.#afterCommit();
  }

  /** Upgrades to a live socket; anything else is answered as JSON for the edge to make a problem of. */
  override async fetch(request: Request): Promise<Response> {
    await this.#rollOverIfDue();
    const running = this.#running;
    if (running === null) return Response.json(NOT_PROVISIONED);
    const approach: Approach = JSON.parse(request.headers.get(APPROACH_HEADER) ?? 'null');
    const refusal = await running.bring(approach);
    const admitted = refusal ?? running.admit(approach);
    if (!admitted.ok) return Response.json(admitted);
    if (this.#sockets.isFull) {
      return Response.json({ ok: false, refusal: httpRefusals.refuse('rate_limited', { retryAfterSeconds: 60 }) });
    }
    const { caller } = admitted;
    const { searchParams } = new URL(request.url);
    const since = searchParams.get('since');
    const hasOffered = request.headers.has(PROTOCOL_HEADER);
    const { response, socket } = this.#sockets.accept(caller, this.#machine.now(), hasOffered);
    const position = { since: since === null ? null : Number(since), epoch: searchParams.get('epoch') };
    send(socket, JSON.stringify(running.broadcaster.catchUp(caller.kind === 'server' ? 'staff' : 'public', position)));
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

  async #afterCommit(): Promise<void> {
    this.#running?.broadcaster.schedule();
    this.#copy.schedule();
    // Should the object go away before the copy is made, the alarm brings it back; one that stands is left alone.
    if (this.#alarmAtMs === null || this.#alarmAtMs > this.#machine.now() + ALARM_SOON_MS) await this.#setAlarm();
  }

  override async alarm(): Promise<void> {
    this.#alarmAtMs = null;
    await this.#rollOverIfDue();
    await this.#copy.drain();
    this.#sockets.sweep(this.#machine.now());
    await this.#running?.forget((work) => this.#commits.submit(work));
    await this.#setAlarm();
  }

  /** Sets the alarm that is needed next; none is set again while a sooner one stands. */
  async #setAlarm(): Promise<void> {
    const running = this.#running;
    if (running === null) return;
    const { queue, clock } = running;
    const needs = {
      rollOverAt: clock.isDriven ? null : queue.state.serviceDayEndsAt,
      isOutboxBehind: this.#copy.failures > 0 || this.#store.readProjectedSeq() < queue.state.seq,
      drainFailures: this.#copy.failures,
      hasSockets: this.#sockets.mayBeAny,
    };
    const at = nextAlarmAt(needs, this.#machine.now());
    if (at === null || (this.#alarmAtMs !== null && this.#alarmAtMs <= at)) return;
    this.#alarmAtMs = at;
    await this.ctx.storage.setAlarm(at);
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
