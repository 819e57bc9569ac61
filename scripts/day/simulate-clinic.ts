import type { Action, Visit } from './visit.ts';

/** A visitor before anything happened to him. */
export interface Arrival {
  readonly name: string;
  readonly arriveAt: number;
  readonly serviceSeconds: number;
  /** When he gives up if nobody called him until then, or null. */
  readonly leavesAt: number | null;
  /** He does not come when called and is skipped after so long, or null. */
  readonly missedAfterSeconds: number | null;
}

interface Room {
  readonly point: string;
  visit: Visit | null;
  emptyAt: number;
}

interface Clinic {
  readonly rooms: readonly Room[];
  readonly waiting: Arrival[];
  readonly visits: Visit[];
  readonly actions: Action[];
  readonly walkSeconds: number;
}

/**
 * Counts out a first-come-first-served clinic second by second, so that a day played against the product has an
 * answer of its own: who is called when, and by which room.
 *
 * Within a second: who gives up goes, rooms become empty, who comes takes a token, empty rooms call in their order.
 *
 * @param arrivals - in the order they come.
 */
export function simulateClinic(
  arrivals: readonly Arrival[],
  points: readonly string[],
  options: { readonly walkSeconds: number },
): { readonly visits: readonly Visit[]; readonly actions: readonly Action[] } {
  const clinic: Clinic = {
    rooms: points.map((point) => ({ point, visit: null, emptyAt: Number.POSITIVE_INFINITY })),
    waiting: [],
    visits: [],
    actions: [],
    walkSeconds: options.walkSeconds,
  };
  let coming = 0;
  for (;;) {
    const at = Math.min(
      arrivals[coming]?.arriveAt ?? Number.POSITIVE_INFINITY,
      ...clinic.rooms.map((room) => room.emptyAt),
      ...clinic.waiting.map((arrival) => arrival.leavesAt ?? Number.POSITIVE_INFINITY),
    );
    if (at === Number.POSITIVE_INFINITY) break;
    letLeave(clinic, at);
    const leaving = letOut(clinic, at);
    for (let next = arrivals[coming]; next !== undefined && next.arriveAt === at; next = arrivals[coming]) {
      coming += 1;
      clinic.waiting.push(next);
      clinic.actions.push({ at, kind: 'arrive', visit: placeholder(next) });
    }
    callIn(clinic, at, leaving);
  }
  const final = new Map(clinic.visits.map((visit) => [visit.name, visit]));
  return {
    visits: arrivals.flatMap(({ name }) => final.get(name) ?? []),
    actions: clinic.actions
      .map((action) => ({ ...action, visit: final.get(action.visit.name) ?? action.visit }))
      .sort((a, b) => a.at - b.at),
  };
}

function placeholder({ name, arriveAt }: Arrival): Visit {
  return { name, arriveAt, outcome: 'left', leftAt: arriveAt };
}

function letLeave(clinic: Clinic, at: number): void {
  for (const arrival of clinic.waiting.filter(({ leavesAt }) => leavesAt === at)) {
    const visit: Visit = { name: arrival.name, arriveAt: arrival.arriveAt, outcome: 'left', leftAt: at };
    clinic.waiting.splice(clinic.waiting.indexOf(arrival), 1);
    clinic.visits.push(visit);
    clinic.actions.push({ at, kind: 'cancel', visit });
  }
}

/** Empties the rooms whose time has come; a served visit is ended by the next call there, or after the calls. */
function letOut(clinic: Clinic, at: number): Map<Room, Visit> {
  const leaving = new Map<Room, Visit>();
  for (const room of clinic.rooms) {
    if (room.emptyAt !== at || room.visit === null) continue;
    if (room.visit.outcome === 'missed') clinic.actions.push({ at, kind: 'skip', visit: room.visit });
    else leaving.set(room, room.visit);
    room.visit = null;
    room.emptyAt = Number.POSITIVE_INFINITY;
  }
  return leaving;
}

function callIn(clinic: Clinic, at: number, leaving: ReadonlyMap<Room, Visit>): void {
  for (const room of clinic.rooms) {
    if (room.visit !== null) continue;
    const ended = leaving.get(room);
    const arrival = clinic.waiting.shift();
    if (arrival === undefined) {
      if (ended !== undefined) clinic.actions.push({ at, kind: 'complete', visit: ended });
      continue;
    }
    const visit = callOne(arrival, room.point, { at, walkSeconds: clinic.walkSeconds });
    room.visit = visit;
    clinic.visits.push(visit);
    clinic.actions.push({ at, kind: 'call-next', visit, point: room.point, finish: ended !== undefined });
    if (visit.outcome === 'missed') {
      room.emptyAt = visit.skippedAt;
    } else if (visit.outcome === 'served') {
      room.emptyAt = visit.endAt;
      clinic.actions.push({ at: visit.startAt, kind: 'start', visit });
    }
  }
}

function callOne(arrival: Arrival, point: string, call: { at: number; walkSeconds: number }): Visit {
  const { name, arriveAt, serviceSeconds, missedAfterSeconds } = arrival;
  if (missedAfterSeconds !== null) {
    return { name, arriveAt, outcome: 'missed', point, calledAt: call.at, skippedAt: call.at + missedAfterSeconds };
  }
  const startAt = call.at + call.walkSeconds;
  return { name, arriveAt, outcome: 'served', point, calledAt: call.at, startAt, endAt: startAt + serviceSeconds };
}
