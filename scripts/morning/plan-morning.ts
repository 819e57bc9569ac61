import type { DepartmentMorning, RoomMorning } from './demo-mornings.ts';

/** A room that works now: where it is in the department, and when its session began. */
export interface OpenRoom {
  readonly pointId: string;
  /** Who staffs it; null for nobody in particular. */
  readonly doctorId: string | null;
  /** The session that is told of the doctor; null where he has none of his own. */
  readonly sessionId: string | null;
  /** Milliseconds since 1970. */
  readonly openedAtMs: number;
}

/** What is done, and when. */
export interface MorningStep {
  /** Milliseconds since 1970. */
  readonly atMs: number;
  readonly step:
    | {
        readonly does: 'issue';
        readonly doctorId: string | null;
        readonly language: string;
        readonly isSenior: boolean;
      }
    | { readonly does: 'call' | 'start' | 'complete' | 'skip' | 'shut'; readonly pointId: string }
    | { readonly does: 'tell'; readonly room: OpenRoom; readonly morning: RoomMorning; readonly untilMs: number | null }
    | { readonly does: 'pause'; readonly message: string }
    | { readonly does: 'close' };
}

const MS_PER_MINUTE = 60_000;
/** What the morning of the busiest department takes. */
const MORNING_MS = 110 * MS_PER_MINUTE;
/** Visits shorter than this part of themselves would look made up. */
const SCALE_MIN = 0.25;
/** From the call until the patient is inside. */
const WALK_MINUTES = 0.6;
/** A patient who does not come is waited for this long. */
const PATIENCE_MINUTES = 3;
/** The first patients of a department come so long before they are called; later ones wait longer. */
const WAIT_MINUTES_MIN = 4;
const WAIT_MINUTES_SPREAD = 13;
const ARRIVAL_MINUTES = 1.4;

interface Turn {
  readonly calledAtMs: number;
  readonly startedAtMs: number | null;
  /** Set where the patient did not come. */
  readonly skippedAtMs: number | null;
}

/**
 * Plans a department's morning backwards from now, so that it looks the same at whatever hour it is loaded; early in
 * a day it is shorter. Pure.
 *
 * @param rooms - of `morning.rooms` those that work now, null for the others.
 */
export function planMorning(
  morning: DepartmentMorning,
  rooms: readonly (OpenRoom | null)[],
  nowMs: number,
): readonly MorningStep[] {
  const opened = rooms.flatMap((room, index) => {
    const about = morning.rooms[index];
    return room === null || about === undefined ? [] : [{ room, about }];
  });
  if (opened.length === 0) return ending(morning, nowMs);
  const openedAtMs = Math.min(...opened.map(({ room }) => room.openedAtMs));
  const scale = Math.min(1, Math.max(SCALE_MIN, (nowMs - openedAtMs) / MORNING_MS));
  const ago = (minutes: number) => minutes * scale * MS_PER_MINUTE;
  const played = opened.map(({ room, about }) => ({ room, about, turns: turnsOf(about, room, { nowMs, ago }) }));
  const steps = [
    ...played.flatMap(({ room, about, turns }) => roomSteps(room, about, { turns, nowMs, ago })),
    ...arrivals(morning, played, { openedAtMs, nowMs, ago }),
    ...ending(morning, nowMs - ago(1)),
  ];
  return steps.sort((one, other) => one.atMs - other.atMs);
}

interface Times {
  readonly nowMs: number;
  /** A length of the morning in milliseconds. */
  readonly ago: (minutes: number) => number;
}

/** The turns of a room, the first one first: back to back up to its last moment, and none before it opened. */
function turnsOf(about: RoomMorning, room: OpenRoom, { nowMs, ago }: Times): readonly Turn[] {
  const turns: Turn[] = [];
  let nextMs = nowMs - ago(about.minutesAgo);
  if (about.ends === 'called') turns.push({ calledAtMs: nextMs, startedAtMs: null, skippedAtMs: null });
  if (about.ends === 'serving') {
    nextMs -= ago(WALK_MINUTES);
    turns.push({ calledAtMs: nextMs, startedAtMs: nextMs + ago(WALK_MINUTES), skippedAtMs: null });
  }
  if (about.hasMissed === true) {
    const skippedAtMs = nextMs - ago(WALK_MINUTES / 2);
    nextMs = skippedAtMs - ago(PATIENCE_MINUTES);
    turns.push({ calledAtMs: nextMs, startedAtMs: null, skippedAtMs });
  }
  for (const minutes of about.visits) {
    const startedAtMs = nextMs - ago(minutes);
    nextMs = startedAtMs - ago(WALK_MINUTES);
    turns.push({ calledAtMs: nextMs, startedAtMs, skippedAtMs: null });
  }
  return turns.filter(({ calledAtMs }) => calledAtMs > room.openedAtMs + ago(WAIT_MINUTES_MIN)).reverse();
}

function roomSteps(
  room: OpenRoom,
  about: RoomMorning,
  { turns, nowMs, ago }: Times & { readonly turns: readonly Turn[] },
): readonly MorningStep[] {
  const { pointId } = room;
  const steps = turns.flatMap(({ calledAtMs, startedAtMs, skippedAtMs }): MorningStep[] => [
    { atMs: calledAtMs, step: { does: 'call', pointId } },
    ...(startedAtMs === null ? [] : [{ atMs: startedAtMs, step: { does: 'start', pointId } } as const]),
    ...(skippedAtMs === null ? [] : [{ atMs: skippedAtMs, step: { does: 'skip', pointId } } as const]),
  ]);
  if (about.ends === 'serving' || about.ends === 'called') return steps;
  const endedAtMs = Math.max(room.openedAtMs, nowMs - ago(about.minutesAgo));
  const untilMs = about.untilMinutes === undefined ? null : nowMs + about.untilMinutes * MS_PER_MINUTE;
  return [
    ...steps,
    ...(turns.length === 0 ? [] : [{ atMs: endedAtMs, step: { does: 'complete', pointId } } as const]),
    ...(about.ends === 'shut' ? [{ atMs: endedAtMs, step: { does: 'shut', pointId } } as const] : []),
    ...(about.ends === 'shut' || room.sessionId === null
      ? []
      : [{ atMs: endedAtMs, step: { does: 'tell', room, morning: about, untilMs } } as const]),
  ];
}

interface Played {
  readonly room: OpenRoom;
  readonly about: RoomMorning;
  readonly turns: readonly Turn[];
}

/** Everybody who was called came before that; those who wait came one after the other up to now. */
function arrivals(
  { waiting, isByDoctor = false, seniorEvery, languages }: DepartmentMorning,
  played: readonly Played[],
  { openedAtMs, nowMs, ago }: Times & { readonly openedAtMs: number },
): readonly MorningStep[] {
  const wanted = (room: OpenRoom) => (isByDoctor ? room.doctorId : null);
  const called = played
    .flatMap(({ room, turns }) => turns.map(({ calledAtMs }) => ({ calledAtMs, doctorId: wanted(room) })))
    .sort((one, other) => one.calledAtMs - other.calledAtMs)
    .map(({ calledAtMs, doctorId }, index) => {
      const waitMinutes = WAIT_MINUTES_MIN + ((index * 5) % WAIT_MINUTES_SPREAD);
      return { atMs: Math.max(openedAtMs, calledAtMs - ago(waitMinutes)), doctorId };
    });
  const waited = played.filter(({ about }) => about.ends !== 'left').map(({ room }) => wanted(room));
  const here = Array.from({ length: waited.length === 0 ? 0 : waiting }, (_, index) => ({
    atMs: Math.max(openedAtMs, nowMs - ago(2 + (waiting - index) * ARRIVAL_MINUTES)),
    doctorId: waited[index % waited.length] ?? null,
  }));
  return [...called, ...here]
    .sort((one, other) => one.atMs - other.atMs)
    .map(({ atMs, doctorId }, index) => {
      const language = languages[index % languages.length] ?? '';
      const isSenior = seniorEvery !== undefined && index % seniorEvery === seniorEvery - 1;
      return { atMs, step: { does: 'issue', doctorId, language, isSenior } };
    });
}

function ending({ after }: DepartmentMorning, atMs: number): readonly MorningStep[] {
  if (after === undefined) return [];
  return [{ atMs, step: after.state === 'closed' ? { does: 'close' } : { does: 'pause', message: after.message } }];
}
