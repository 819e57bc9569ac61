import { dayAt, dayEndsAt } from './calendar.ts';
import { Random } from './random.ts';

/** How often things go wrong; 0 switches a kind off. Means are ms between two of a kind. */
export interface Faults {
  /** The object's process ends: memory and sockets are gone, what was not committed too. */
  readonly killEveryMs: number;
  /** The object ends around one of its commits, before, between or after. */
  readonly killAtCommit: number;
  /** A commit fails, which ends the object. */
  readonly commitFails: number;
  /** An idle object is put to sleep: memory is gone, sockets stay. */
  readonly sleepEveryMs: number;
  readonly requestLost: number;
  readonly answerLost: number;
  readonly requestRepeated: number;
  /** A message takes seconds. */
  readonly slow: number;
  /** One client's sockets break. */
  readonly cutEveryMs: number;
  /** One client has no network for a while. */
  readonly awayEveryMs: number;
  readonly frameLost: number;
  readonly frameRepeated: number;
  readonly databaseFails: number;
  /** D1 does what it was told and its answer is lost, or it does it again later. */
  readonly databaseRepeats: number;
  readonly databaseAwayEveryMs: number;
  readonly clockJumpsEveryMs: number;
  readonly provisionEveryMs: number;
}

/** What one run plays: drawn from its seed, and small enough to print. */
export interface Scenario {
  readonly seed: number;
  readonly timeZone: string;
  readonly rollOverTime: string;
  /** Ms since 1970. */
  readonly startsAt: number;
  readonly durationMs: number;
  readonly code: string;
  readonly capacities: readonly number[];
  readonly doctors: number;
  readonly dailyCapacity: number | null;
  readonly callCountMax: number;
  readonly returnAfter: number;
  readonly autoStart: boolean;
  readonly roundTheClock: boolean;
  readonly numberSeries: 'department' | 'doctor';
  readonly numberReset: 'day' | 'session';
  readonly pattern: { readonly lanes: readonly ('booked' | 'walk-in')[]; readonly reviewEvery: number };
  readonly passedOverMax: number;
  readonly lateAfterMinutes: number;
  /** Local times of sessions; those of a doctor name him by his place in the list of doctors. */
  readonly sessions: readonly SessionTimes[];
  /** How often a new ticket is of another lane than the walk-ins'. */
  readonly lanesShare: number;
  readonly desks: number;
  readonly phones: number;
  readonly kiosks: number;
  readonly boards: number;
  /** Mean ms between two commands of one desk. */
  readonly paceMs: number;
  /** Commands after which clients stop. */
  readonly commandsMax: number;
  /** How often a desk does what. */
  readonly mix: Readonly<Record<string, number>>;
  readonly ticketsPerMinutePerAddress: number;
  readonly faults: Faults;
}

type Lanes = Scenario['pattern']['lanes'];

/** A planned stretch of the day. */
export interface SessionTimes {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly doctor: number | null;
  readonly walkInMax: number | null;
}

const DAY_MS = 24 * 60 * 60_000;
/** Spring and autumn of 2026 in Europe, an ordinary day, a leap day. */
const NIGHTS = ['2026-03-29', '2026-10-25', '2026-11-21', '2028-02-29'] as const;
const ZONES = ['Asia/Kolkata', 'Asia/Kolkata', 'Asia/Kathmandu', 'Europe/Berlin', 'America/St_Johns', 'UTC'] as const;
const ROLL_OVERS = ['00:00', '00:00', '02:30', '04:00', '23:00'] as const;

/** What a desk does in an ordinary run; each run has its own emphasis. */
const MIX: Readonly<Record<string, number>> = {
  issue: 14,
  'call-next': 10,
  call: 4,
  recall: 3,
  start: 7,
  complete: 6,
  skip: 4,
  return: 4,
  hold: 3,
  ready: 4,
  defer: 3,
  'set-priority': 3,
  'undo-call': 3,
  cancel: 2,
  'set-point': 1.5,
  'set-session': 1.5,
  'move-waiting': 1,
  open: 0.3,
  pause: 0.4,
  close: 0.2,
};

/** Draws a run. Each kind of fault is left out of some runs, so that none hides what another would show. */
export function drawScenario(seed: number): Scenario {
  const random = new Random(`seed ${seed}`).fork('scenario');
  const some = (value: number, share = 0.6) => (random.chance(share) ? value : 0);
  const night = Date.parse(`${random.pick(NIGHTS)}T00:00:00Z`);
  const rule = { timeZone: random.pick(ZONES), rollOverTime: random.pick(ROLL_OVERS) };
  const somewhen = night + random.integer(-DAY_MS / 2, DAY_MS / 2);
  // Half of the runs see a day end without anybody touching a clock.
  const startsAt = random.chance(0.5) ? somewhen : dayEndsAt(dayAt(somewhen, rule), rule) - random.integer(0, 120_000);
  return {
    seed,
    ...rule,
    startsAt,
    durationMs: random.integer(30_000, 240_000),
    code: random.pick(['CAR', 'ORT', '']),
    capacities: Array.from({ length: random.integer(1, 4) }, () => random.pick([1, 1, 2, 3])),
    doctors: random.pick([0, 0, 1, 2]),
    dailyCapacity: random.chance(0.2) ? random.integer(3, 25) : null,
    callCountMax: random.integer(1, 3),
    returnAfter: random.integer(0, 4),
    autoStart: random.chance(0.3),
    roundTheClock: random.chance(0.2),
    numberSeries: random.pick(['department', 'department', 'doctor']),
    numberReset: random.pick(['day', 'session']),
    pattern: {
      lanes: random.pick<Lanes>([['booked', 'booked', 'walk-in'], ['walk-in', 'booked'], ['walk-in']]),
      reviewEvery: random.pick([0, 1, 3]),
    },
    passedOverMax: random.pick([1, 2, 4, 20]),
    lateAfterMinutes: random.pick([0, 5, 15]),
    sessions: random.chance(0.4) ? drawSessions(random) : [],
    lanesShare: random.pick([0, 0.2, 0.6]),
    desks: random.integer(1, 4),
    phones: random.integer(1, 4),
    kiosks: random.integer(0, 2),
    boards: random.pick([1, 1, 2]),
    paceMs: random.pick([300, 1_000, 3_000]),
    commandsMax: random.integer(30, 90),
    mix: Object.fromEntries(Object.entries(MIX).map(([name, weight]) => [name, weight * random.pick([0.3, 1, 1, 3])])),
    ticketsPerMinutePerAddress: random.pick([2, 30, 30]),
    faults: {
      killEveryMs: some(random.integer(8_000, 60_000)),
      killAtCommit: some(0.04),
      commitFails: some(0.01, 0.4),
      sleepEveryMs: some(15_000),
      requestLost: some(0.05),
      answerLost: some(0.08),
      requestRepeated: some(0.06),
      slow: some(0.05),
      cutEveryMs: some(15_000),
      awayEveryMs: some(40_000, 0.4),
      frameLost: some(0.03, 0.4),
      frameRepeated: some(0.05, 0.4),
      databaseFails: some(0.2),
      databaseRepeats: some(0.2),
      databaseAwayEveryMs: some(60_000, 0.4),
      clockJumpsEveryMs: some(30_000, 0.5),
      provisionEveryMs: some(20_000, 0.5),
    },
  };
}

function drawSessions(random: Random): readonly SessionTimes[] {
  const time = () => `${String(random.integer(0, 23)).padStart(2, '0')}:${random.pick(['00', '15', '30', '45'])}`;
  return Array.from({ length: random.integer(1, 4) }, () => ({
    startsAt: time(),
    endsAt: time(),
    doctor: random.chance(0.5) ? random.integer(0, 1) : null,
    walkInMax: random.pick([null, null, 2, 5]) ?? null,
  }));
}

const NOTHING: Faults = {
  killEveryMs: 0,
  killAtCommit: 0,
  commitFails: 0,
  sleepEveryMs: 0,
  requestLost: 0,
  answerLost: 0,
  requestRepeated: 0,
  slow: 0,
  cutEveryMs: 0,
  awayEveryMs: 0,
  frameLost: 0,
  frameRepeated: 0,
  databaseFails: 0,
  databaseRepeats: 0,
  databaseAwayEveryMs: 0,
  clockJumpsEveryMs: 0,
  provisionEveryMs: 0,
};

/** A world in which nothing goes wrong. */
export const NO_FAULTS: Readonly<Faults> = NOTHING;
