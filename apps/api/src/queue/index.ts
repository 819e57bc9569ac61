export { Department } from './department/department.ts';
export type { DepartmentEnvironment } from './department/department-environment.ts';
export { visitsRebuild } from './history/visits-sql.ts';
export { readVisits } from './history/visits-store.ts';
export { ExternalIds } from './links/external-ids.ts';
export { Allowances, type LimitSettings, readLimits } from './live/limits.ts';
export { snapshotSchema } from './routes/frame-schemas.ts';
export type { PublicQueue } from './routes/hospital-queues.ts';
export { readHospitalQueues } from './routes/hospital-queues.ts';
export type { QueuePorts, QueuePortsOf } from './routes/route-ports.ts';
export { queueRoutes } from './routes/routes.ts';
export type { DepartmentAudit, DepartmentCalls } from './rpc/department-rpc.ts';
export type { DepartmentStub } from './rpc/gateway.ts';
export type {
  DepartmentSettings,
  ProvisionedKey,
  Provisioning,
  ProvisioningReceipt,
} from './state/provisioning.ts';
