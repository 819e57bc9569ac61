import type { DoctorId } from '../../../apps/api/src/kernel/ids.ts';
import type { IssueRequest } from '../../../apps/api/src/queue/commands.ts';
import type { Random } from '../world/random.ts';

const PHONES = ['+919876543210', '+919876543211', '+919876543212'] as const;

/** What a new ticket is asked for with. Staff may give priorities; both may get wrong what they ask for. */
export function bodyOfIssue(random: Random, doctorIds: readonly string[], byStaff: boolean): IssueRequest {
  const doctorId = random.chance(0.3) ? random.pick(doctorIds) : undefined;
  const priority = random.pick(['normal', 'normal', 'normal', 'high', 'emergency'] as const);
  return {
    ...(random.chance(byStaff ? 0.7 : 0.03) ? { priority } : {}),
    ...(byStaff && random.chance(0.9) ? { priorityReason: 'clinical' as const } : {}),
    ...(random.chance(0.25) ? { patient: { name: 'Asha', phone: random.pick(PHONES) } } : {}),
    // The directory's ids are the department's own.
    ...(doctorId === undefined ? {} : { doctorId: doctorId as DoctorId }),
    ...(random.chance(0.25) ? { waitsFor: [random.pick(['arrival', 'payment', 'result'] as const)] } : {}),
    ...(random.chance(0.1) ? { externalId: `visit-${random.integer(1, 12)}` } : {}),
  };
}
