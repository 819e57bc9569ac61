import { CHOICES_DEFAULT } from '../../kernel/department-settings.ts';
import type { TicketId } from '../../kernel/ids.ts';
import { makeId, makeIdSequence } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import { instantOf, serviceDayAt, serviceDayEndsAt, serviceDayStartsAt } from '../../kernel/time.ts';
import { apply } from '../rules/apply.ts';
import type { Command } from '../rules/commands.ts';
import { dueEvents } from '../rules/due-events.ts';
import { NO_PROOF } from '../rules/join-code.ts';
import { laterOpenings } from '../rules/openings.ts';
import { decide } from '../rules/rules.ts';
import type { Actor, NumberedEvent } from '../state/events.ts';
import { pointsOf } from '../state/points.ts';
import type { DepartmentSettings, Provisioning } from '../state/provisioning.ts';
import { planSessions } from '../state/session.ts';
import type { DepartmentState } from '../state/state.ts';
import type { Ticket } from '../state/ticket.ts';

/** The same bytes each time, so that ids repeat from run to run. */
function countingBytes(): (length: number) => Uint8Array {
  let next = 0;
  return (length) => Uint8Array.from({ length }, () => (next++ * 37) % 256);
}

/** Another department of the hospital, where transfers go. */
export const ELSEWHERE = makeId('department', 2, countingBytes());

/** A department of `points` points with default settings, or the given ones. */
export function aProvisioning(
  changes: { points?: number; doctors?: number; capacity?: number; settings?: Partial<DepartmentSettings> } = {},
): Provisioning {
  const random = countingBytes();
  return {
    departmentId: makeId('department', 1, random),
    hospitalId: makeId('hospital', 1, random),
    version: 1,
    name: 'Cardiology',
    code: 'CAR',
    settings: {
      ...CHOICES_DEFAULT,
      timeZone: 'Asia/Kolkata',
      country: 'IN',
      ...changes.settings,
    },
    points: Array.from({ length: changes.points ?? 3 }, (_, index) => ({
      id: makeId('point', 1, random),
      name: `Room ${index + 1}`,
      doctorId: null,
      capacity: changes.capacity ?? 1,
      available: true,
    })),
    doctors: Array.from({ length: changes.doctors ?? 0 }, (_, index) => ({
      id: makeId('doctor', 1, random),
      name: `Dr. ${index + 1}`,
    })),
    keys: [],
  };
}

/** An empty queue of a department at an instant. */
export function aState(provisioning: Provisioning, now: Instant): DepartmentState {
  const serviceDay = serviceDayAt(now, provisioning.settings);
  return {
    provisioning,
    points: pointsOf(provisioning, new Map()),
    epoch: 'epoch',
    seq: 0,
    status: 'open',
    message: null,
    serviceDay,
    serviceDayStartsAt: serviceDayStartsAt(serviceDay, provisioning.settings),
    serviceDayEndsAt: serviceDayEndsAt(serviceDay, provisioning.settings),
    sessions: planSessions(serviceDay, provisioning),
    later: laterOpenings(serviceDay, provisioning),
    series: new Map(),
    taken: new Map(),
    remoteIssued: 0,
    away: new Map(),
    waiting: [],
    waitingCounts: new Map(),
    waitingByDoctor: new Map(),
    passedOver: new Map(),
    turns: [],
    open: new Map(),
    active: new Map(),
    missed: new Map(),
    recent: [],
    occupancies: [],
    undoableCalls: new Map(),
    lastCallAt: new Map(),
  };
}

/** A command as it was run, to be run again elsewhere. */
export interface Ran {
  readonly now: Instant;
  readonly command: Command;
  readonly actor: Actor;
  /** The refusal's code, or null. */
  readonly refusal: string | null;
}

/** A queue without storage: decides and applies, and remembers every command, event and ticket. */
export class QueueInMemory {
  readonly state: DepartmentState;
  readonly events: NumberedEvent[] = [];
  readonly ran: Ran[] = [];
  readonly tickets = new Map<TicketId, Ticket>();
  now: Instant;
  readonly #nextTicketId = makeIdSequence('ticket', countingBytes());

  constructor(provisioning: Provisioning, startMs: number) {
    this.now = instantOf(startMs);
    this.state = aState(provisioning, this.now);
  }

  /** Lets time pass; tickets lapse and the day ends when they do. */
  advance(ms: number): void {
    this.now = instantOf(this.now + ms);
    for (const event of dueEvents(this.state, this.now)) this.#commit(event);
  }

  /** Runs a command; gives the refusal's code, or null when it was accepted. */
  run(command: Command, actor: Actor = { kind: 'server', id: 'key' }): string | null {
    const refusal = this.#run(command, actor);
    this.ran.push({ now: this.now, command, actor, refusal });
    return refusal;
  }

  #run(command: Command, actor: Actor): string | null {
    const ticket = command.target === 'ticket' ? (this.tickets.get(command.ticketId) ?? null) : null;
    const newTicketId = this.#nextTicketId(this.now);
    // Another department that always agrees.
    const link = { departmentId: ELSEWHERE, ticketId: newTicketId, code: 'LAB-1' };
    const context = {
      now: this.now,
      actor,
      newTicketId,
      ...(ticket === null ? {} : { grant: { link, version: ticket.version } }),
      openTicketsPerPhoneMax: 3,
      joinProof: NO_PROOF,
      ticket,
      externalIdHolder: null,
    };
    const decision = decide(this.state, command, context);
    if (!decision.ok) return decision.refusal.code;
    const { changes } = decision.value;
    if (changes.length > 0) this.#commit({ version: 1, command: command.name, at: this.now, actor, changes });
    return null;
  }

  /** Lets something happen that no command asked for. */
  happen(command: string, changes: NumberedEvent['changes']): void {
    this.#commit({ version: 1, command, at: this.now, actor: { kind: 'system', id: null }, changes });
  }

  #commit(event: Omit<NumberedEvent, 'seq'>): void {
    const numbered = { ...event, seq: this.state.seq + 1 };
    this.events.push(numbered);
    for (const change of numbered.changes) if ('ticket' in change) this.tickets.set(change.ticket.id, change.ticket);
    apply(this.state, numbered);
  }
}
