import { Explained } from '../product/settings.ts';
import { readCsv } from './csv.ts';
import { startOfDay } from './local-time.ts';
import type { Action, Day, Visit } from './visit.ts';

const TIME_ZONE = 'Asia/Jerusalem';
/** The recording counts its seconds from here, local time. */
const EPOCH_DATE = '1999-01-01';

/** Order of what happens in one second: rooms empty, are filled again, then who came and went within the second. */
const PHASE = { end: 0, start: 1, leave: 2, arrive: 3, startAtOnce: 4, leaveAtOnce: 5, endAtOnce: 6 } as const;

interface Timed {
  readonly at: number;
  readonly phase: number;
  readonly order: number;
  readonly visit: Visit;
  readonly kind: 'arrive' | 'start' | 'end' | 'leave';
}

/**
 * Reads one day of the bank's call centre (SEELab "bank 1999") as a day to play: each call a visit, each server a
 * point. A server who serves two at once, as the recording has it for some seconds, gets a second point.
 *
 * @param folder - holds calls.csv.gz.
 * @param date - `YYYY-MM-DD`.
 */
export function readRecordedDay(folder: string, date: string): Day {
  const rows = readCsv(folder, 'calls.csv.gz').filter((row) => row.day === date);
  if (rows.length === 0) throw new Explained(`The recording has no calls on ${date}.`);
  const epoch = startOfDay(EPOCH_DATE, TIME_ZONE);
  const timeline = inOrder(rows.map((row) => toVisit(row, epoch)));
  const seated = seat(timeline);
  const actions = timeline.flatMap((timed): readonly Action[] => {
    const visit = seated.get(timed.visit.name) ?? timed.visit;
    const at = timed.at;
    if (timed.kind === 'arrive') return [{ at, kind: 'arrive', visit }];
    if (timed.kind === 'leave') return [{ at, kind: 'cancel', visit }];
    if (timed.kind === 'end') return [{ at, kind: 'complete', visit }];
    if (visit.outcome === 'left') return [];
    return [
      { at, kind: 'call', visit, point: visit.point },
      { at, kind: 'start', visit },
    ];
  });
  const visits = timeline.filter(({ kind }) => kind === 'arrive').map(({ visit }) => seated.get(visit.name) ?? visit);
  const points = new Set(visits.flatMap((visit) => (visit.outcome === 'left' ? [] : [visit.point])));
  return {
    title: `recorded day ${date} (SEELab bank 1999)`,
    date,
    timeZone: TIME_ZONE,
    points: [...points].sort(),
    visits,
    actions,
  };
}

function toVisit(row: Readonly<Record<string, string>>, epoch: number): Visit {
  const seconds = (column: string) => {
    const value = Number(row[column]);
    if (row[column] === '' || !Number.isInteger(value)) throw new Error(`call ${row.id}: ${column} is no number`);
    return epoch + value;
  };
  const name = `call-${row.id}`;
  const arriveAt = seconds('arrive_s');
  if (row.outcome === 'abandoned') return { name, arriveAt, outcome: 'left', leftAt: seconds('end_s') };
  const startAt = seconds('start_s');
  const point = row.server || 'not recorded';
  return { name, arriveAt, outcome: 'served', point, calledAt: startAt, startAt, endAt: seconds('end_s') };
}

function inOrder(visits: readonly Visit[]): readonly Timed[] {
  const timeline = visits.flatMap((visit, order): readonly Timed[] => {
    const arrive = { at: visit.arriveAt, phase: PHASE.arrive, order, visit, kind: 'arrive' } as const;
    if (visit.outcome === 'left') {
      const phase = visit.leftAt === visit.arriveAt ? PHASE.leaveAtOnce : PHASE.leave;
      return [arrive, { at: visit.leftAt, phase, order, visit, kind: 'leave' }];
    }
    if (visit.outcome === 'missed') throw new Error('the recording misses nobody');
    const startPhase = visit.startAt === visit.arriveAt ? PHASE.startAtOnce : PHASE.start;
    const endPhase = visit.endAt === visit.startAt ? PHASE.endAtOnce : PHASE.end;
    return [
      arrive,
      { at: visit.startAt, phase: startPhase, order, visit, kind: 'start' },
      { at: visit.endAt, phase: endPhase, order, visit, kind: 'end' },
    ];
  });
  return timeline.sort((a, b) => a.at - b.at || a.phase - b.phase || a.order - b.order);
}

/** Gives each served visit a point of its server's that is empty when it starts. */
function seat(timeline: readonly Timed[]): ReadonlyMap<string, Visit> {
  const inside = new Map<string, string>();
  const seated = new Map<string, Visit>();
  for (const { kind, visit } of timeline) {
    if (visit.outcome !== 'served') continue;
    if (kind === 'start') {
      let point = visit.point;
      for (let nth = 2; inside.has(point); nth += 1) point = `${visit.point} (${nth})`;
      inside.set(point, visit.name);
      seated.set(visit.name, { ...visit, point });
    } else if (kind === 'end') {
      const own = seated.get(visit.name);
      if (own?.outcome === 'served') inside.delete(own.point);
    }
  }
  return seated;
}
