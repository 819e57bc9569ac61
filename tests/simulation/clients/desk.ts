import type { QueueState } from '@carequeue/sdk/live';
import type { DoctorId, PointId, TicketId } from '../../../apps/api/src/kernel/ids.ts';
import { instantOf } from '../../../apps/api/src/kernel/time.ts';
import type { Command } from '../../../apps/api/src/queue/rules/commands.ts';
import type { Random } from '../world/random.ts';
import type { Scenario } from '../world/scenario.ts';
import type { World } from '../world/world.ts';
import { bodyOfIssue } from './issue-body.ts';
import type { Sender } from './sender.ts';
import type { Watcher } from './watcher.ts';

/** What a desk can do, and how often it does it, by the run's mix. */
type Habit = (desk: DeskView) => Command | null;

interface DeskView {
  readonly state: QueueState;
  readonly random: Random;
  readonly pointId: PointId;
  readonly scenario: Scenario;
  readonly doctorIds: readonly string[];
  /** The machine's clock, ms since 1970. */
  readonly now: number;
}

const MINUTE_MS = 60_000;
const GATES = ['arrival', 'payment', 'vitals', 'result', 'other'] as const;

type Urgency = Extract<TicketPart, { name: 'set-priority' }>['body'];
const URGENCIES: readonly [Urgency, ...Urgency[]] = [
  { priority: 'emergency', reason: 'clinical' },
  { priority: 'high', reason: 'senior' },
  { priority: 'high' },
  { priority: 'normal' },
];

function ofTicket(id: string | undefined, command: TicketPart): Command | null {
  // Ids come from frames, where they are plain text.
  return id === undefined ? null : { target: 'ticket', ticketId: id as TicketId, ...command };
}

type TicketPart =
  Extract<Command, { target: 'ticket' }> extends infer Each
    ? Each extends Command
      ? Omit<Each, 'target' | 'ticketId'>
      : never
    : never;

const here = ({ state, pointId }: DeskView) => state.points.find((point) => point.id === pointId)?.tickets ?? [];
const someWaiting = ({ state, random }: DeskView) => random.pick(state.waiting)?.id;
const someMissed = ({ state, random }: DeskView) => random.pick(state.missed)?.id;
/** Mostly one of its own; now and then one of another desk, which staff may do too. */
const someInside = (view: DeskView, status: 'called' | 'serving') => {
  const tickets = view.random.chance(0.9) ? here(view) : view.state.points.flatMap((point) => point.tickets);
  const fitting = tickets.filter((ticket) => ticket.status === status);
  // What does not fit is tried as well: a screen may be behind.
  return view.random.pick(view.random.chance(0.05) ? tickets : fitting)?.id;
};
const someGates = (random: Random) => GATES.filter(() => random.chance(0.3));

const HABITS: Readonly<Record<string, Habit>> = {
  'call-next': ({ random, pointId }) => ({
    target: 'queue',
    name: 'call-next',
    body: {
      pointId,
      ...(random.chance(0.6) ? { finish: true } : {}),
      ...(random.chance(0.15) ? { count: random.integer(1, 3) } : {}),
    },
  }),
  call: (view) => ofTicket(someWaiting(view), { name: 'call', body: { pointId: view.pointId } }),
  recall: (view) => ofTicket(someInside(view, 'called'), { name: 'recall', body: {} }),
  start: (view) => ofTicket(someInside(view, 'called'), { name: 'start', body: {} }),
  complete: (view) =>
    ofTicket(someInside(view, 'serving'), {
      name: 'complete',
      body: view.random.chance(0.3) ? { next: true } : { notes: 'well' },
    }),
  skip: (view) => ofTicket(someInside(view, 'called'), { name: 'skip', body: {} }),
  return: (view) =>
    ofTicket(view.random.chance(0.7) ? someMissed(view) : someInside(view, 'called'), {
      name: 'return',
      body: view.random.chance(0.4) ? { after: view.random.integer(0, 4) } : {},
    }),
  hold: (view) =>
    ofTicket(someInside(view, 'serving'), {
      name: 'hold',
      body: { waitsFor: [view.random.pick(GATES), ...someGates(view.random)] },
    }),
  ready: (view) => {
    const gated = view.state.waiting.filter((ticket) => ticket.gated);
    return ofTicket(view.random.pick(gated)?.id, { name: 'ready', body: { what: view.random.pick(GATES) } });
  },
  defer: (view) => ofTicket(someWaiting(view), { name: 'defer', body: { places: view.random.integer(1, 5) } }),
  'set-priority': (view) =>
    ofTicket(view.random.chance(0.8) ? someWaiting(view) : someMissed(view), {
      name: 'set-priority',
      body: view.random.pick<Urgency>(URGENCIES),
    }),
  'undo-call': (view) => ofTicket(someInside(view, 'called'), { name: 'undo-call', body: {} }),
  cancel: (view) =>
    ofTicket(view.random.chance(0.7) ? someWaiting(view) : someInside(view, 'called'), { name: 'cancel', body: {} }),
  issue: ({ random, doctorIds, state, scenario, now }) => {
    const sessionIds = state.sessions.map(({ id }) => id);
    const choice = { doctorIds, sessionIds, byStaff: true, lanesShare: scenario.lanesShare, now };
    return { target: 'new', name: 'issue', body: bodyOfIssue(random, choice) };
  },
  'set-point': ({ random, pointId, doctorIds }) => ({
    target: 'queue',
    name: 'set-point',
    body: {
      pointId,
      // The directory's ids are the department's own.
      ...(random.chance(0.5) ? { doctorId: (random.pick([...doctorIds, null]) ?? null) as DoctorId | null } : {}),
      ...(random.chance(0.5) ? { capacity: random.integer(1, 3) } : {}),
      ...(random.chance(0.3) ? { available: random.chance(0.7) } : {}),
    },
  }),
  'set-session': ({ random, state, now }) => {
    const sessionId = random.pick(state.sessions)?.id;
    const status = random.pick(['in', 'in', 'in', 'planned', 'delayed', 'break', 'left', 'ended'] as const);
    const until = instantOf(now + random.integer(-MINUTE_MS, 30 * MINUTE_MS));
    return {
      target: 'queue',
      name: 'set-session',
      body: {
        ...(sessionId === undefined || random.chance(0.1) ? {} : { sessionId }),
        state: status,
        ...(random.chance(status === 'delayed' || status === 'break' ? 0.7 : 0.05) ? { until } : {}),
        ...(random.chance(0.3) ? { reason: 'Called to the ward' } : {}),
      },
    };
  },
  'move-waiting': ({ random, state, doctorIds, pointId }) => {
    // The directory's ids are the department's own.
    const doctorId = random.pick(doctorIds) as DoctorId | undefined;
    const other = random.pick([...doctorIds, null]) as DoctorId | null | undefined;
    const sessionId = random.pick(state.sessions)?.id;
    const isHome = random.chance(0.15);
    return {
      target: 'queue',
      name: 'move-waiting',
      body: {
        from: {
          ...(doctorId === undefined || random.chance(0.5) ? {} : { doctorId }),
          ...(sessionId === undefined || random.chance(0.5) ? {} : { sessionId }),
          ...(random.chance(0.2) ? { pointId } : {}),
        },
        to: isHome ? null : { ...targetOf(random, { doctorId: other, sessionId: random.pick(state.sessions)?.id }) },
        ...(isHome && random.chance(0.9) ? { message: 'Please come tomorrow' } : {}),
      },
    };
  },
  open: () => ({ target: 'queue', name: 'open', body: {} }),
  pause: ({ random }) => ({
    target: 'queue',
    name: 'pause',
    body: random.chance(0.5) ? { message: 'Back at 14:00' } : {},
  }),
  close: () => ({ target: 'queue', name: 'close', body: {} }),
};

function targetOf(
  random: Random,
  { doctorId, sessionId }: { doctorId: DoctorId | null | undefined; sessionId: string | undefined },
) {
  return {
    ...(doctorId === undefined || random.chance(0.4) ? {} : { doctorId }),
    ...(sessionId === undefined || random.chance(0.5) ? {} : { sessionId }),
  };
}

/** A desk at a point: looks at its screen, which may be behind, and acts. */
export class Desk {
  readonly #world: World;
  readonly #watcher: Watcher;
  readonly #sender: Sender;
  readonly #random: Random;
  readonly #pointId: PointId;

  constructor(parts: { world: World; watcher: Watcher; sender: Sender; random: Random; pointId: PointId }) {
    this.#world = parts.world;
    this.#watcher = parts.watcher;
    this.#sender = parts.sender;
    this.#random = parts.random;
    this.#pointId = parts.pointId;
  }

  /** Works until the world says that it is enough. */
  async work(): Promise<void> {
    const { scheduler, scenario } = this.#world;
    while (this.#world.isAtWork) {
      await scheduler.sleep(this.#random.exponential(scenario.paceMs));
      const command = this.#world.isAtWork ? this.#choose() : null;
      if (command === null) continue;
      const hasKey = this.#random.chance(0.95);
      const last = this.#world.history.requests.findLast(
        (request) => request.actor.id === this.#sender.identity.actor.id,
      );
      const reuse = last?.key != null && this.#random.chance(0.02) ? last : undefined;
      const sent = this.#sender.send(command, { hasKey, reuse });
      // Somebody impatient does the next thing before the answer has come.
      if (this.#random.chance(0.85)) await sent;
    }
  }

  #choose(): Command | null {
    const { state } = this.#watcher;
    if (state === null) return null;
    const { scenario, directory } = this.#world;
    const doctorIds = directory.provisioning.doctors.map(({ id }) => id);
    const now = this.#world.wallNow();
    const view = { state, random: this.#random, pointId: this.#pointId, scenario, doctorIds, now };
    const habit = HABITS[this.#random.weighted(scenario.mix)];
    // A queue that was paused or closed is opened again soon, or the run has nothing more to show.
    if (state.state !== 'open' && this.#random.chance(0.3)) return { target: 'queue', name: 'open', body: {} };
    return habit?.(view) ?? null;
  }
}
