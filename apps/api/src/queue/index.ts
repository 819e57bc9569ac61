export { Department } from './department.ts';
export type { DepartmentEnvironment } from './department-environment.ts';
export type { DepartmentAudit, DepartmentCalls } from './department-rpc.ts';
export { ExternalIds } from './external-ids.ts';
export { snapshotSchema } from './frame-schemas.ts';
export type { DepartmentStub } from './gateway.ts';
export type { PublicQueue } from './hospital-queues.ts';
export { readHospitalQueues } from './hospital-queues.ts';
export { Allowances, type LimitSettings, readLimits } from './limits.ts';
export type {
  DepartmentSettings,
  ProvisionedKey,
  Provisioning,
  ProvisioningReceipt,
} from './provisioning.ts';
export type { QueuePorts, QueuePortsOf } from './route-ports.ts';
export { queueRoutes } from './routes.ts';
export { visitsRebuild } from './visits-sql.ts';
export { readVisits } from './visits-store.ts';
