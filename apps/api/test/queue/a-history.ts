import fc from 'fast-check';
import { vi } from 'vitest';
import type { DoctorId } from '../../src/kernel/ids.ts';
import type { DepartmentSettings } from '../../src/queue/index.ts';
import { TICKET_COMMANDS } from '../../src/queue/rules/transitions.ts';
import type { TestStub } from './a-department.ts';
import { aDepartment, tell } from './a-department.ts';

const HOUR_MS = 60 * 60_000;
/** Eight o'clock on a Saturday morning in Kolkata: service day 2026-11-21. */
export const MORNING_MS = Date.UTC(2026, 10, 21, 2, 30);

const PRIORITIES = ['emergency', 'high', 'normal', 'normal', 'normal'] as const;

const act = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('issue' as const), pick: fc.nat() }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('next' as const), finish: fc.boolean(), point: fc.nat(1) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('ticket' as const),
      name: fc.constantFrom(...TICKET_COMMANDS),
      pick: fc.nat(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 14 }) }) },
);

/** What somebody does, and how long after the one before. */
export const step = fc.record({ act, seconds: fc.integer({ min: 1, max: 400 }) });
/** One step of a history. */
export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Waits until D1's copy has every event. */
export async function caughtUp(stub: TestStub): Promise<void> {
  await vi.waitUntil(async () => {
    const { seq, projectedSeq } = await stub.audit();
    return seq === projectedSeq;
  });
}

/** A department with two doctors. */
export async function aDepartmentWithDoctors(settings: Partial<DepartmentSettings> = {}) {
  const department = await aDepartment({ heldAt: MORNING_MS, doctors: ['Dr Rao', 'Dr Iyer'], settings });
  return { ...department, doctorIds: department.provisioning.doctors.map(({ id }) => id) };
}

/** Lets a department live through steps from {@link MORNING_MS} on; those it refuses change nothing. */
export async function live(
  department: Awaited<ReturnType<typeof aDepartment>> & { readonly doctorIds?: readonly DoctorId[] },
  steps: readonly Step[],
): Promise<number> {
  const { stub, pointIds, doctorIds = [] } = department;
  const elsewhere = (await aDepartment({ hospitalId: department.provisioning.hospitalId })).provisioning.departmentId;
  const ticketIds: string[] = [];
  let drivenNow = MORNING_MS;
  let lastCalled: string | undefined;
  for (const [index, { act: each, seconds }] of steps.entries()) {
    drivenNow += each.kind === 'wait' ? each.hours * HOUR_MS : seconds * 1000;
    if (each.kind === 'issue') {
      const doctorId = doctorIds[each.pick % 3];
      const priority = PRIORITIES[each.pick % PRIORITIES.length];
      const body = {
        ...{ externalId: `visit-${index}`, patient: { name: `Asha ${index}` }, metadata: { 'a"b': '😀' } },
        ...(doctorId === undefined ? {} : { doctorId }),
        ...(priority === 'normal' ? {} : { priority, priorityReason: 'clinical' }),
      };
      const issued = await tell(stub, { target: 'new', name: 'issue', body }, { drivenNow });
      if (issued.ok && issued.issued !== null) ticketIds.push(issued.issued);
    } else if (each.kind === 'next') {
      const body = { pointId: pointIds[each.point], finish: each.finish };
      const result = await tell(stub, { target: 'queue', name: 'call-next', body }, { drivenNow });
      lastCalled = (result.ok ? JSON.parse(result.body).ticket?.id : null) ?? lastCalled;
    } else if (each.kind === 'ticket' && ticketIds.length > 0) {
      // Every second command is about whoever was called last: most commands need a ticket at a point.
      const ticketId = (each.pick % 2 === 0 ? lastCalled : null) ?? ticketIds[each.pick % ticketIds.length];
      const body = bodyOf(each.name, { pointId: pointIds[each.pick % 2], elsewhere });
      await tell(stub, { target: 'ticket', ticketId, name: each.name, body }, { drivenNow });
    }
  }
  await caughtUp(stub);
  return drivenNow;
}

function bodyOf(
  name: (typeof TICKET_COMMANDS)[number],
  { pointId, elsewhere }: { readonly pointId: string | undefined; readonly elsewhere: string },
): object {
  switch (name) {
    case 'call':
      return { pointId };
    case 'ready':
      return { what: 'result' };
    case 'hold':
      return { waitsFor: ['result'] };
    case 'defer':
      return { places: 2 };
    case 'set-priority':
      return { priority: 'high', reason: 'senior' };
    case 'set-show-name':
      return { showName: true };
    case 'transfer':
      return { departmentId: elsewhere };
    default:
      return {};
  }
}
