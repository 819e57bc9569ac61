import type { QueueState } from '@carequeue/sdk';
import fc from 'fast-check';
import { ago, anActive, aPoint, aQueue } from './fixtures.ts';

type Session = QueueState['sessions'][number];

const DAY = '2026-11-21';

/** A session from 09:00 to 13:00, where it is 10:42, as `parts` say. */
export const session = (parts: Partial<Session> = {}): Session => ({
  ...{ id: `${DAY}-morning`, name: null, doctorId: 'doc_1', state: 'in', until: null, reason: null },
  ...{ startsAt: ago(102), endsAt: ago(-138) },
  ...parts,
});

/** The one session of a day that nothing is planned on. */
export const unplanned = session({ id: DAY, doctorId: null, startsAt: ago(642), endsAt: ago(-798) });

/** A department whose sessions give tokens without end, or as many as `left` says of each in turn. */
export function aDepartment(
  sessions: readonly Session[],
  points: QueueState['points'],
  left: readonly (number | null)[] = [],
): QueueState {
  const intake = sessions.map(({ id, doctorId }, index) => {
    const onSite = left[index] ?? null;
    return { sessionId: id, doctorId, nextCode: 'CAR-42', left: { onSite, remote: onSite } };
  });
  return aQueue({ sessions, points, intake });
}

const states = ['planned', 'in', 'delayed', 'break', 'left', 'ended'] as const;
const doctor = fc.constantFrom(null, 'doc_1', 'doc_2');

const anySession = fc
  .record({ state: fc.constantFrom(...states), doctorId: doctor, from: fc.integer({ min: -300, max: 300 }) })
  .map(({ state, doctorId, from }) => session({ state, doctorId, startsAt: ago(-from), endsAt: ago(-from - 240) }));

const anyPoint = fc
  .record({ doctorId: doctor, available: fc.boolean(), isBusy: fc.boolean() })
  .map(({ doctorId, available, isBusy }) =>
    aPoint(1, { doctorId, doctorName: doctorId, available, tickets: isBusy ? [anActive(19)] : [] }),
  );

/** Departments of up to three sessions, of up to two doctors, and up to four rooms, in whatever state, without limits. */
export const anyUnlimitedDepartment = fc
  .record({ planned: fc.array(anySession, { maxLength: 3 }), points: fc.array(anyPoint, { maxLength: 4 }) })
  .map(({ planned, points }) => {
    const sessions = planned.map((one, index) => ({ ...one, id: `${DAY}-${index}` }));
    return aDepartment(sessions.length === 0 ? [unplanned] : sessions, points);
  });

const anyLeft = fc.array(fc.constantFrom(null, 0, 5), { minLength: 3, maxLength: 3 });

/** Says that sessions all doctors share take nobody for one of them, as where his own hours are on other days. */
export function withoutDoctor(queue: QueueState, doctorId: string): QueueState {
  if (queue.sessions.some((one) => one.doctorId === doctorId)) return queue;
  const apart = queue.intake.map((one) => ({ ...one, doctorId, left: { onSite: 0, remote: 0 } }));
  const isShared = ({ sessionId }: { sessionId: string }) =>
    queue.sessions.some(({ id, doctorId: whose }) => id === sessionId && whose === null);
  return { ...queue, intake: [...queue.intake, ...apart.filter(isShared)] };
}

/** The same, some with a limit of tokens that may be reached, some without Dr. A in the hours that all share. */
export const anyDepartment = fc
  .record({ queue: anyUnlimitedDepartment, left: anyLeft, isLimited: fc.boolean(), isWithout: fc.boolean() })
  .map(({ queue, left, isLimited, isWithout }) => {
    const department = aDepartment(queue.sessions, queue.points, isLimited ? left : []);
    return isWithout ? withoutDoctor(department, 'doc_1') : department;
  });
