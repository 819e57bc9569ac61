import type { PresentedCredential } from '../../apps/api/src/http/auth-context.ts';
import { CHOICES_DEFAULT } from '../../apps/api/src/kernel/department-settings.ts';
import { makeId } from '../../apps/api/src/kernel/ids.ts';
import type { Command } from '../../apps/api/src/queue/commands.ts';
import type { CommandRequest } from '../../apps/api/src/queue/department-rpc.ts';
import type { Department, DepartmentStub, Provisioning } from '../../apps/api/src/queue/index.ts';
import type { BareEnvironment } from './bare.ts';
import bare from './bare.ts';

export { Department } from '../../apps/api/src/queue/index.ts';
export { BareObject } from './bare.ts';

/** What the bench Worker is given. */
interface Environment extends BareEnvironment {
  readonly DEPARTMENT: DurableObjectNamespace<Department>;
}

const SERVER: PresentedCredential = { kind: 'secret', hash: 'server', fromBrowser: false };
const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' };

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

function aProvisioning(pointCount: number): Provisioning {
  const now = Date.now();
  return {
    departmentId: makeId('department', now, random),
    hospitalId: makeId('hospital', now, random),
    version: 1,
    name: 'Bench',
    code: 'BE',
    settings: {
      ...CHOICES_DEFAULT,
      timeZone: 'Asia/Kolkata',
      country: 'IN',
    },
    points: Array.from({ length: pointCount }, (_, index) => ({
      id: makeId('point', now, random),
      name: `Room ${index + 1}`,
      doctorId: null,
      capacity: 1,
      available: true,
    })),
    doctors: [],
    keys: [{ id: makeId('key', now, random), hash: 'server', kind: 'secret', origins: [], revoked: false }],
  };
}

function requestOf(command: Command): CommandRequest {
  const idempotency = { key: crypto.randomUUID(), path: '/', fingerprint: '' };
  return { presented: SERVER, access: ['server'], ticketId: null, command, address: null, idempotency };
}

async function tell(stub: DepartmentStub, command: Command): Promise<Response> {
  const result = await stub.execute(requestOf(command));
  return result.ok
    ? new Response(result.body, { status: result.status, headers: JSON_TYPE })
    : Response.json(result, { status: 409 });
}

/** Routes straight to the objects: no key is looked at, no body checked. */
export default {
  async fetch(request, environment) {
    const [, object = '', action] = new URL(request.url).pathname.split('/');
    if (object === 'bare') return bare.fetch(request, environment);
    const { DEPARTMENT } = environment;
    // The platform's type of a stub wraps every result; what crosses is what the class says.
    const stub = DEPARTMENT.get(DEPARTMENT.idFromName(object)) as unknown as DepartmentStub;
    if (action === 'provision') {
      const provisioning = aProvisioning(Number(await request.text()));
      await stub.provision(provisioning);
      return Response.json(provisioning.points.map(({ id }) => id));
    }
    const command = { target: action === 'issue' ? 'new' : 'queue', name: action, body: await request.json() };
    // The bench sends what the command's schema would let through.
    return tell(stub, command as Command);
  },
} satisfies ExportedHandler<Environment>;
