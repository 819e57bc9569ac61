import type { Database } from './db/client.ts';
import { commit, databaseFor } from './db/client.ts';
import { readDrivenNow } from './development/driven-now.ts';
import type { Bindings, Settings } from './env.ts';
import { readSettings } from './env.ts';
import type { CommitChange, PushContext, SweepReport } from './hospitals/index.ts';
import { pushDepartment, pushOutbox, reconcile } from './hospitals/index.ts';
import type { HttpContext, PresentCredential, PresentedCredential } from './http/auth-context.ts';
import type { Log } from './http/log.ts';
import { createLog, writeToConsole } from './http/log.ts';
import {
  makeClaimCode,
  makeFollowerCredential,
  makeTicketCredential,
  presentWith,
  verifyClaimCode,
} from './identity/index.ts';
import type { DepartmentId, IdMaker, RandomBytes } from './kernel/ids.ts';
import { makeIdMaker } from './kernel/ids.ts';
import type { Instant } from './kernel/time.ts';
import { instantOf } from './kernel/time.ts';
import type { DepartmentAudit, DepartmentStub, PublicQueue, QueuePorts } from './queue/index.ts';
import { Allowances, readHospitalQueues, readLimits } from './queue/index.ts';

/** Replaced at build time: only a development build can have a department's clock driven. */
declare const CAREQUEUE_DEVELOPMENT: boolean;

/** Everything the Worker's modules give one another, made from the environment; nothing is read before it is used. */
export interface Services {
  readonly bindings: () => Bindings;
  readonly settings: () => Settings;
  readonly log: Log;
  readonly database: () => Database;
  readonly presentCredential: PresentCredential;
  readonly publicUrlOf: (request: Request) => string;
  readonly department: (departmentId: DepartmentId) => DepartmentStub & DevelopmentCalls;
  readonly queuePorts: QueuePorts;
  readonly readQueues: (
    departmentIds: readonly DepartmentId[],
    presented: PresentedCredential,
  ) => Promise<readonly PublicQueue[]>;
  readonly commitChange: CommitChange;
  /** Tells objects what D1 says is due. */
  readonly pushOutbox: () => Promise<SweepReport>;
  /** Tells one object, due or not; false when there is no such department. */
  readonly pushDepartment: (departmentId: DepartmentId) => Promise<boolean>;
  readonly now: () => Instant;
  readonly random: RandomBytes;
  readonly makeId: IdMaker;
}

/** What development asks of an object beside the rest. */
export interface DevelopmentCalls {
  audit(): Promise<DepartmentAudit>;
  driveClock(nowMs: number | null): Promise<void>;
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Composes the Worker. `bindings` is called when the first request needs it, so a document can be written without. */
export function createServices(bindings: () => Bindings): Services {
  const settings = once(() => readSettings(bindings()));
  const database = once(() => databaseFor(bindings()));
  const now = () => instantOf(Date.now());
  const random: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));
  const newId = makeIdMaker(random);
  const department = (departmentId: DepartmentId): DepartmentStub & DevelopmentCalls => {
    const { DEPARTMENT } = bindings();
    // The platform's type of a stub wraps every result; what crosses is what the class says.
    return DEPARTMENT.get(DEPARTMENT.idFromName(departmentId)) as unknown as DepartmentStub & DevelopmentCalls;
  };
  const push: PushContext = {
    get database() {
      return database();
    },
    push: (state) => department(state.departmentId).provision(state),
    now,
  };
  // A code that is none of ours names no department to count it: it is counted where it comes in.
  const claimAllowances = once(() => new Allowances(readLimits(bindings())));
  const queuePorts: QueuePorts = {
    stub: department,
    resolveMiss: async (departmentId, presented) => {
      const result = await reconcile(push, departmentId, presented);
      return result.ok ? { provisioned: true } : { provisioned: false, refusal: result.refusal };
    },
    ticketSecret: (ticketId) => makeTicketCredential(ticketId, settings().ticketSecrets),
    claims: {
      makeCode: (claim) => makeClaimCode(claim, settings().ticketSecrets),
      readCode: (code) => verifyClaimCode(code, settings().ticketSecrets),
      makeCredential: (follower) => makeFollowerCredential(follower, settings().ticketSecrets),
      take: (address) => claimAllowances().takeClaim(address, Date.now()),
      takeWrong: (address) => claimAllowances().takeWrongClaim(address, Date.now()),
    },
    drivenNow: (request) => (CAREQUEUE_DEVELOPMENT ? readDrivenNow(request, settings().developmentToken) : null),
  };
  return {
    bindings,
    settings,
    log: (...line) => createLog(settings().logLevel, writeToConsole)(...line),
    database,
    presentCredential: presentWith(() => settings().ticketSecrets),
    publicUrlOf: (request) => settings().publicUrl ?? new URL(request.url).origin,
    department,
    queuePorts,
    readQueues: (departmentIds, presented) => readHospitalQueues(queuePorts, departmentIds, presented),
    commitChange: async (actor, prepare) => {
      const { value, statements } = prepare({ database: database(), now: now(), random, makeId: newId, actor });
      if (statements.length > 0) await commit(database(), statements);
      await pushOutbox(push);
      return value;
    },
    pushOutbox: () => pushOutbox(push),
    pushDepartment: (departmentId) => pushDepartment(push, departmentId),
    now,
    random,
    makeId: newId,
  };
}

/** The ports of the queue's routes for a request. */
export function queuePortsOf(services: Services): (context: HttpContext) => QueuePorts {
  return () => services.queuePorts;
}
