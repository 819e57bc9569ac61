import type { DoctorId } from '../../../apps/api/src/kernel/ids.ts';
import { instantOf } from '../../../apps/api/src/kernel/time.ts';
import type { IssueRequest } from '../../../apps/api/src/queue/rules/commands.ts';
import type { Random } from '../world/random.ts';

/** Two people, one of them written in two ways. */
const NAMES = ['Asha Rao', 'asha  rao', 'Ravi Rao'] as const;
const PHONES = ['+919876543210', '+919876543211', '+919876543212'] as const;

/** Whom a ticket may be for, and when it is. */
export interface IssueChoice {
  readonly doctorIds: readonly string[];
  readonly sessionIds: readonly string[];
  readonly byStaff: boolean;
  /** How often it is of another lane than the walk-ins'. */
  readonly lanesShare: number;
  /** The machine's clock, ms since 1970. */
  readonly now: number;
}

const BEFORE_MS = 20 * 60_000;
const AHEAD_MS = 60_000;

/** What a new ticket is asked for with. Staff may give priorities and slots; both may get wrong what they ask for. */
export function bodyOfIssue(random: Random, choice: IssueChoice): IssueRequest {
  const { byStaff } = choice;
  const doctorId = random.chance(0.3) ? random.pick(choice.doctorIds) : undefined;
  const sessionId = random.chance(0.15) ? random.pick(choice.sessionIds) : undefined;
  const priority = random.pick(['normal', 'normal', 'normal', 'high', 'emergency'] as const);
  return {
    ...(random.chance(byStaff ? 0.6 : 0.03) ? { priority } : {}),
    ...(byStaff && random.chance(0.9) ? { priorityReason: 'clinical' as const } : {}),
    ...(random.chance(byStaff ? choice.lanesShare : choice.lanesShare / 20) ? laneOf(random, choice.now) : {}),
    ...(random.chance(0.25) ? { patient: { name: random.pick(NAMES), phone: random.pick(PHONES) } } : {}),
    // The directory's ids are the department's own.
    ...(doctorId === undefined ? {} : { doctorId: doctorId as DoctorId }),
    ...(sessionId === undefined ? {} : { sessionId }),
    ...(random.chance(0.25) ? { waitsFor: [random.pick(['arrival', 'payment', 'result'] as const)] } : {}),
    ...(random.chance(0.1) ? { externalId: `visit-${random.integer(1, 12)}` } : {}),
  };
}

function laneOf(random: Random, now: number): Pick<IssueRequest, 'lane' | 'appointment'> {
  if (random.chance(0.4)) return { lane: random.pick(['booked', 'walk-in', 'review', 'review'] as const) };
  const startsAt = instantOf(now + random.integer(-BEFORE_MS, AHEAD_MS));
  const soon = instantOf(now + random.integer(-AHEAD_MS, AHEAD_MS));
  const lane = random.chance(0.05) ? { lane: 'review' as const } : {};
  return { appointment: { startsAt: random.chance(0.5) ? startsAt : soon }, ...lane };
}
