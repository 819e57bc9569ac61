import { startOfDay } from './local-time.ts';
import parameters from './parameters.json' with { type: 'json' };
import { type Random, seededRandom } from './random.ts';
import { type Arrival, simulateClinic } from './simulate-clinic.ts';
import type { Day } from './visit.ts';

const SECONDS_PER_HOUR = 3600;
/** Hours in which tokens are given out; the hourly shape inside them is the measured one. */
const OPENS_AT_HOUR = 8;
const CLOSES_AT_HOUR = 17;
/** Bounds of a consultation: the log-normal has a tail no clinic knows. */
const CONSULTATION_SECONDS_MIN = 60;
const CONSULTATION_SECONDS_MAX = 3600;
/** Not measured, no source has it: share of the called who are not there, and how long a room waits for them. */
const MISSED_SHARE = 0.05;
const CALL_SECONDS_BEFORE_SKIP = 180;
/** Not measured either: walking from the waiting room to the door. */
const WALK_SECONDS = 30;

/** What a generated day may be given; the same options make the same day. */
export interface GeneratedDayOptions {
  /** Local date, `YYYY-MM-DD`. */
  readonly date: string;
  readonly timeZone: string;
  readonly seed: number;
  readonly patients: number;
  readonly points: readonly string[];
}

/**
 * Generates an outpatient day: the hourly shape of arrivals, the lengths of consultations and the share who leave
 * are those of parameters.json (`scripts/measure-day.ts` measures them), everything else is drawn from the seed.
 *
 * Who is called when follows from a first-come-first-served count of its own, which knows nothing of the product.
 */
export function generateDay(options: GeneratedDayOptions): Day {
  const random = seededRandom(options.seed);
  const midnight = startOfDay(options.date, options.timeZone);
  const arrivals = Array.from({ length: options.patients }, () => midnight + drawArrival(random))
    .sort((a, b) => a - b)
    .map((arriveAt, index): Arrival => drawVisitor(random, `patient-${index + 1}`, arriveAt));
  const clinic = simulateClinic(arrivals, options.points, { walkSeconds: WALK_SECONDS });
  return {
    title: `generated outpatient day, seed ${options.seed}`,
    date: options.date,
    timeZone: options.timeZone,
    points: options.points,
    ...clinic,
  };
}

function drawArrival(random: Random): number {
  const shares = parameters.arrival.shareByHour.slice(OPENS_AT_HOUR, CLOSES_AT_HOUR);
  let left = random.next() * shares.reduce((sum, share) => sum + share, 0);
  let hour = 0;
  for (const share of shares) {
    if (left < share) break;
    left -= share;
    hour += 1;
  }
  const within = Math.floor(random.next() * SECONDS_PER_HOUR);
  return (OPENS_AT_HOUR + Math.min(hour, shares.length - 1)) * SECONDS_PER_HOUR + within;
}

function drawVisitor(random: Random, name: string, arriveAt: number): Arrival {
  const { consultation, leaving } = parameters;
  const length = random.logNormal(consultation.mu, consultation.sigma);
  const leaves = random.next() < leaving.share;
  const meanPatience = (leaving.meanWaitSeconds / leaving.meanServiceSeconds) * consultation.meanSeconds;
  const patience = Math.ceil(random.exponential(meanPatience));
  return {
    name,
    arriveAt,
    serviceSeconds: Math.round(Math.min(CONSULTATION_SECONDS_MAX, Math.max(CONSULTATION_SECONDS_MIN, length))),
    leavesAt: leaves ? arriveAt + patience : null,
    missedAfterSeconds: random.next() < MISSED_SHARE ? CALL_SECONDS_BEFORE_SKIP : null,
  };
}
