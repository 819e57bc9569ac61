import type { NumberedEvent } from '../../src/queue/state/events.ts';

/** What is known of one ticket from the events that name it. */
interface Life {
  readonly day: string;
  readonly doctorId: string | null;
  readonly issuedAt: number;
  status: string;
  priority: string;
  lane: string;
  calls: number[];
  recalls: number[];
  startedAt: number | null;
  endedAt: number | null;
}

/** Events that bring a ticket to an end, by what the report calls it. */
const ENDS: Readonly<Record<string, string>> = {
  'ticket.completed': 'completed',
  'ticket.transferred': 'transferred',
  'ticket.cancelled': 'cancelled',
  'ticket.expired': 'expired',
  'ticket.no-show': 'noShow',
};

/** Follows every ticket through its events: nothing here is taken from the product but what happened, and when. */
function livesOf(events: readonly NumberedEvent[]): readonly Life[] {
  const lives = new Map<string, Life>();
  for (const { at, changes } of events) {
    for (const change of changes) {
      if (!('ticket' in change)) continue;
      const { kind, ticket } = change;
      if (kind === 'ticket.issued') {
        const { serviceDay: day, doctorId } = ticket;
        const nothingYet = { status: 'waiting', calls: [], recalls: [], startedAt: null, endedAt: null };
        lives.set(ticket.id, { day, doctorId, issuedAt: at, priority: '', lane: '', ...nothingYet });
      }
      const life = lives.get(ticket.id);
      if (life === undefined) throw new Error(`${ticket.id} was never issued`);
      life.priority = ticket.priority;
      life.lane = ticket.lane;
      if (kind === 'ticket.called') life.calls.push(at);
      if (kind === 'ticket.recalled') life.recalls.push(at);
      if (kind === 'ticket.call-undone') life.calls.pop();
      life.startedAt = kind === 'ticket.started' ? at : ticket.status === 'waiting' ? null : life.startedAt;
      life.status = ENDS[kind] ?? ticket.status;
      life.endedAt = kind in ENDS ? at : null;
    }
  }
  return [...lives.values()];
}

/** How long a stage took: the middle one and the one nine tenths up the line, in minutes with one decimal. */
function stageOf(durations: readonly (number | null)[]) {
  const line = durations.filter((duration) => duration !== null).sort((a, b) => a - b);
  if (line.length === 0) return null;
  const upTheLine = (tenths: number) => {
    const steps = (line.length - 1) * tenths;
    const [left = 0, right = left] = line.slice(Math.floor(steps / 10));
    return Math.round((left + ((right - left) * (steps % 10)) / 10) / 6000) / 10;
  };
  return { count: line.length, p50Minutes: upTheLine(5), p90Minutes: upTheLine(9) };
}

function countLives(lives: readonly Life[]) {
  const having = (field: 'status' | 'priority' | 'lane', value: string) =>
    lives.filter((life) => life[field] === value).length;
  const allCalls = lives.flatMap(({ calls, recalls }) => [...calls, ...recalls]);
  const iso = (instant: number) => (allCalls.length === 0 ? null : new Date(instant).toISOString());
  const visited = lives.filter(({ status }) => status === 'completed' || status === 'transferred');
  const inside = lives.filter(({ status }) => ['completed', 'transferred', 'serving'].includes(status));
  const [completed, transferred, cancelled] = ['completed', 'transferred', 'cancelled'].map((end) =>
    having('status', end),
  );
  return {
    issued: lives.length,
    ...{ completed, transferred, cancelled, noShow: having('status', 'noShow'), expired: having('status', 'expired') },
    open: Object.fromEntries(
      ['waiting', 'called', 'serving', 'missed'].map((status) => [status, having('status', status)]),
    ),
    byPriority: Object.fromEntries(
      ['emergency', 'high', 'normal'].map((priority) => [priority, having('priority', priority)]),
    ),
    byLane: Object.fromEntries(['booked', 'walk-in', 'review', 'late'].map((lane) => [lane, having('lane', lane)])),
    firstCallAt: iso(Math.min(...allCalls)),
    lastCallAt: iso(Math.max(...allCalls)),
    calls: lives.flatMap(({ calls }) => calls).length,
    recalls: lives.flatMap(({ recalls }) => recalls).length,
    waiting: stageOf(lives.map(({ calls: [first], issuedAt }) => (first === undefined ? null : first - issuedAt))),
    walking: stageOf(
      inside.map(({ calls, startedAt }) => (startedAt === null ? null : startedAt - (calls.at(-1) ?? 0))),
    ),
    serving: stageOf(
      visited.map(({ startedAt, endedAt }) => (startedAt === null || endedAt === null ? null : endedAt - startedAt)),
    ),
    stay: stageOf(visited.map(({ issuedAt, endedAt }) => (endedAt === null ? null : endedAt - issuedAt))),
  };
}

/** Counts a service day by following each of its tickets, the slow and simple way. */
export function countDay(serviceDay: string, events: readonly NumberedEvent[]) {
  const lives = livesOf(events).filter(({ day }) => day === serviceDay);
  const doctors = lives.map(({ doctorId }) => doctorId).filter((doctorId) => doctorId !== null);
  const inOrder = [...new Set(doctors)].sort();
  const entries = lives.some(({ doctorId }) => doctorId === null) ? [...inOrder, null] : inOrder;
  return {
    serviceDay,
    ...countLives(lives),
    byDoctor: entries.map((doctorId) => ({
      doctorId,
      ...countLives(lives.filter((life) => life.doctorId === doctorId)),
    })),
  };
}
