import { makeIdSequence } from '../../kernel/ids.ts';
import { PastTickets } from '../history/past-tickets.ts';
import { RetentionStore } from '../history/retention-store.ts';
import type { Allowances, LimitSettings } from '../live/limits.ts';
import { readLimits } from '../live/limits.ts';
import type { LiveSockets } from '../live/live-sockets.ts';
import type { Machine } from '../machine.ts';
import { JoinCodes } from '../rules/join-code.ts';
import { JoinStore } from '../store/join-store.ts';
import type { DepartmentStore } from '../store/store.ts';
import { RunningDepartment } from './running-department.ts';

/** What an object has at hand before anything is read from its storage. */
export interface DepartmentParts {
  readonly sql: SqlStorage;
  readonly store: DepartmentStore;
  readonly sockets: LiveSockets;
  readonly allowances: Allowances;
  readonly machine: Machine;
  readonly environment: { readonly DB: D1Database } & LimitSettings;
}

/** Reads a department from its storage and sets it to work; null when it was never provisioned. */
export function startDepartment(parts: DepartmentParts): RunningDepartment | null {
  const { sql, store, sockets, allowances, machine, environment } = parts;
  const provisioning = store.readProvisioning();
  const row = store.readQueue();
  if (provisioning === null || row === null) return null;
  const retention = new RetentionStore(sql);
  const ports = {
    ...{ store, retention, sockets, allowances, machine },
    past: new PastTickets({ store, retention, database: environment.DB, place: provisioning }),
    nextTicketId: makeIdSequence('ticket', machine.randomBytes, store.readLastTicketId()),
    openTicketsPerPhoneMax: readLimits(environment).openTicketsPerPhone,
    joinCodes: new JoinCodes(new JoinStore(sql).secret(machine.randomBytes)),
  };
  return new RunningDepartment(ports, provisioning, row);
}
