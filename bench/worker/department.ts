import type { PresentedCredential } from '../../apps/api/src/http/auth-context.ts';
import { CHOICES_DEFAULT } from '../../apps/api/src/kernel/department-settings.ts';
import { makeId } from '../../apps/api/src/kernel/ids.ts';
import { APPROACH_HEADER } from '../../apps/api/src/queue/department/live-door.ts';
import type { Department, DepartmentStub, Provisioning } from '../../apps/api/src/queue/index.ts';
import type { Approach, CommandRequest } from '../../apps/api/src/queue/rpc/department-rpc.ts';
import type { Command } from '../../apps/api/src/queue/rules/commands.ts';
import type { BareEnvironment } from './bare.ts';
import bare from './bare.ts';
import type { BenchCalls, CountingDepartment } from './counting-department.ts';

export { Department } from '../../apps/api/src/queue/index.ts';
export { BareObject } from './bare.ts';
export { CountingDepartment } from './counting-department.ts';

/** What the bench Worker is given. */
interface Environment extends BareEnvironment {
  readonly DEPARTMENT: DurableObjectNamespace<Department>;
  /** Objects whose name begins with `counted`. */
  readonly COUNTED: DurableObjectNamespace<CountingDepartment>;
}

const SERVER: PresentedCredential = { kind: 'secret', hash: 'server', fromBrowser: false };
const ORIGIN = 'https://clinic.example';
const VISITOR: PresentedCredential = { kind: 'publishable', hash: 'visitor', origin: ORIGIN, sameOrigin: false };
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
    keys: [
      { id: makeId('key', now, random), hash: 'server', kind: 'secret', origins: [], revoked: false },
      { id: makeId('key', now, random), hash: 'visitor', kind: 'publishable', origins: [ORIGIN], revoked: false },
    ],
  };
}

function requestOf(command: Command): CommandRequest {
  const idempotency = { key: crypto.randomUUID(), path: '/', fingerprint: '' };
  return { presented: SERVER, access: ['server'], ticketId: null, command, address: null, idempotency };
}

const ISSUE: Command = { target: 'new', name: 'issue', body: {} };

function commandOf(name: string | undefined, ticketId: string | undefined, body: unknown) {
  if (name === 'issue') return { target: 'new', name, body };
  return ticketId === undefined ? { target: 'queue', name, body } : { target: 'ticket', ticketId, name, body };
}

async function tell(stub: DepartmentStub, command: Command): Promise<Response> {
  const result = await stub.execute(requestOf(command));
  return result.ok
    ? new Response(result.body, { status: result.status, headers: JSON_TYPE })
    : Response.json(result, { status: 409 });
}

/** Events that D1 has not been told of. */
async function behind(stub: DepartmentStub & BenchCalls & Pick<Department, 'audit'>, object: string): Promise<number> {
  if (object.startsWith('counted')) return stub.behind();
  const { seq, projectedSeq } = await stub.audit();
  return seq - projectedSeq;
}

/** Opens a visitor's live socket. */
function watch(stub: DepartmentStub, request: Request): Promise<Response> {
  const approach: Approach = { presented: VISITOR, access: ['visitor'], ticketId: null };
  const headers = { Upgrade: 'websocket', [APPROACH_HEADER]: JSON.stringify(approach) };
  return stub.fetch(new Request(request.url, { headers }));
}

/** Routes straight to the objects: no key is looked at, no body checked. */
export default {
  async fetch(request, environment) {
    const [, object = '', action, ticketId] = new URL(request.url).pathname.split('/');
    if (object.startsWith('bare')) return bare.fetch(request, environment);
    const { DEPARTMENT, COUNTED } = environment;
    const namespace = object.startsWith('counted') ? COUNTED : DEPARTMENT;
    // The platform's type of a stub wraps every result; what crosses is what the class says.
    const stub = namespace.get(namespace.idFromName(object)) as unknown as DepartmentStub &
      BenchCalls &
      Pick<Department, 'audit'>;
    if (action === 'live') return watch(stub, request);
    if (action === 'rows') return Response.json(await stub.rows());
    if (action === 'behind') return new Response(String(await behind(stub, object)));
    if (action === 'fill') {
      await stub.fill(requestOf(ISSUE), Number(await request.text()));
      return new Response('{}');
    }
    if (action === 'provision') {
      const provisioning = aProvisioning(Number(await request.text()));
      await stub.provision(provisioning);
      return Response.json(provisioning.points.map(({ id }) => id));
    }
    const command = commandOf(action, ticketId, await request.json());
    // The bench sends what the command's schema would let through.
    return tell(stub, command as Command);
  },
} satisfies ExportedHandler<Environment>;
