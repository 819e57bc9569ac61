import { env } from 'cloudflare:workers';
import type { PresentedCredential } from '../../src/http/auth-context.ts';
import { CHOICES_DEFAULT } from '../../src/kernel/department-settings.ts';
import type { HospitalId, RandomBytes, TicketId } from '../../src/kernel/ids.ts';
import { makeId } from '../../src/kernel/ids.ts';
import type { ServiceDay } from '../../src/kernel/time.ts';
import { instantOf } from '../../src/kernel/time.ts';
import type { DepartmentSettings, DepartmentStub, Provisioning } from '../../src/queue/index.ts';
import type { DepartmentPeer } from '../../src/queue/rpc/department-peers.ts';
import type { CommandRequest, DepartmentAudit, RpcResult } from '../../src/queue/rpc/department-rpc.ts';
import type { Command } from '../../src/queue/rules/commands.ts';

const random: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));

/** The credential of the department's own server. */
export const SERVER: PresentedCredential = { kind: 'secret', hash: 'server', fromBrowser: false };
/** The credential of a visitor on an allowed page. */
export const VISITOR: PresentedCredential = {
  kind: 'publishable',
  hash: 'visitor',
  origin: 'https://a.example',
  sameOrigin: false,
};

/** A department's object with what only its own tests call. */
export type TestStub = ReturnType<typeof env.DEPARTMENT.get> &
  DepartmentStub &
  DepartmentPeer & {
    audit(): Promise<DepartmentAudit>;
    driveClock(nowMs: number | null): Promise<void>;
  };
type Doctor = Provisioning['doctors'][number];

let doctorCount = 0;

/** A doctor; one that is made later comes after in every list. */
export function aDoctor(name: string): Doctor {
  doctorCount += 1;
  return { id: makeId('doctor', Date.now() + doctorCount, random), name };
}

/** A department's object. */
export function stubOf(departmentId: string): TestStub {
  // The platform's type of a stub wraps every result; what crosses is what the class says.
  return env.DEPARTMENT.get(env.DEPARTMENT.idFromName(departmentId)) as unknown as TestStub;
}

/** The keys `SERVER` and `VISITOR` come in by. */
export function keysOf(bytes: RandomBytes): Provisioning['keys'] {
  const key = { origins: [], revoked: false };
  return [
    { ...key, id: makeId('key', 1, bytes), hash: 'server', kind: 'secret' },
    { ...key, id: makeId('key', 2, bytes), hash: 'visitor', kind: 'publishable', origins: ['https://a.example'] },
  ];
}

/** A provisioned department of four points, in an object of its own. */
export async function aDepartment(
  changes: {
    settings?: Partial<DepartmentSettings>;
    capacity?: number;
    doctors?: readonly (string | Doctor)[];
    /** Who staffs the points, in their order; nobody in particular where left out. */
    staffedBy?: readonly Doctor[];
    /** A hospital of its own where left out. */
    hospitalId?: HospitalId;
    code?: string;
    /** An instant of the day it is used on, past or to come, where its clock is held; it runs on today where left out. */
    heldAt?: number;
  } = {},
) {
  const now = Date.now();
  const provisioning: Provisioning = {
    departmentId: makeId('department', now, random),
    hospitalId: changes.hospitalId ?? makeId('hospital', now, random),
    version: 1,
    name: 'Cardiology',
    code: changes.code ?? 'CAR',
    settings: {
      ...CHOICES_DEFAULT,
      timeZone: 'Asia/Kolkata',
      country: 'IN',
      ...changes.settings,
    },
    points: Array.from({ length: 4 }, (_, index) => ({
      id: makeId('point', now + index, random),
      name: `Room ${index + 1}`,
      doctorId: changes.staffedBy?.[index]?.id ?? null,
      capacity: changes.capacity ?? 1,
      available: true,
    })),
    doctors: (changes.doctors ?? []).map((doctor) => (typeof doctor === 'string' ? aDoctor(doctor) : doctor)),
    keys: keysOf(random),
  };
  const stub = stubOf(provisioning.departmentId);
  await stub.provision(provisioning);
  if (changes.heldAt !== undefined) await stub.driveClock(changes.heldAt);
  return { stub, provisioning, pointIds: provisioning.points.map((point) => point.id) };
}

interface Telling {
  readonly presented?: PresentedCredential;
  readonly drivenNow?: number;
  readonly address?: string;
  readonly idempotency?: CommandRequest['idempotency'];
}

/** A command as the edge hands it to the object. */
export function commandRequest(command: unknown, telling: Telling = {}): CommandRequest {
  const { presented = SERVER, drivenNow, address = null, idempotency = null } = telling;
  return {
    presented,
    access: ['visitor', 'server'],
    ticketId: null,
    command: command as Command,
    address,
    idempotency,
    ...(drivenNow === undefined ? {} : { drivenNow: instantOf(drivenNow) }),
  };
}

/** Sends a command as the edge would. */
export async function tell(stub: unknown, command: unknown, telling: Telling = {}): Promise<RpcResult> {
  return (stub as DepartmentStub).execute(commandRequest(command, telling));
}

/** Takes a ticket. */
export async function issue(stub: unknown, body: object = {}, telling: Telling = {}) {
  const result = await tell(stub, { target: 'new', name: 'issue', body }, telling);
  if (!result.ok) throw new Error(`no ticket: ${JSON.stringify(result)}`);
  const ticket: { id: TicketId; number: number; code: string; serviceDay: ServiceDay; sessionId: string } = JSON.parse(
    result.body,
  );
  return ticket;
}
