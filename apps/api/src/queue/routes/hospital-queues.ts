import { z } from '@hono/zod-openapi';
import type { PresentedCredential } from '../../http/auth-context.ts';
import type { DepartmentId } from '../../kernel/ids.ts';
import type { GatewayPorts } from '../rpc/gateway.ts';
import { askDepartment } from '../rpc/gateway.ts';
import { snapshotSchema } from './frame-schemas.ts';

/** A department's public queue. */
export type PublicQueue = z.output<typeof snapshotSchema>;

/**
 * Reads the public queues of departments, each from its own object, in the order of the ids.
 * A department that does not answer the caller is left out: a page that shows all keeps working when one is missing.
 */
export async function readHospitalQueues(
  ports: GatewayPorts,
  departmentIds: readonly DepartmentId[],
  presented: PresentedCredential,
): Promise<readonly PublicQueue[]> {
  const approach = { presented, access: ['visitor', 'ticket', 'follower', 'server'] as const, ticketId: null };
  const query = { since: null, epoch: null, audience: 'public' } as const;
  const results = await Promise.allSettled(
    departmentIds.map((departmentId) =>
      askDepartment(ports, { departmentId, presented, mayRepeat: true }, (stub) => stub.readQueue(approach, query)),
    ),
  );
  return z
    .array(snapshotSchema)
    .parse(
      results.flatMap((result) =>
        result.status === 'fulfilled' && result.value.ok ? [JSON.parse(result.value.body)] : [],
      ),
    );
}
