export type { DepartmentEnvironment } from './department.ts';
export { Department } from './department.ts';
export type { DepartmentAudit } from './department-rpc.ts';
export type {
  DepartmentSettings,
  JoinPolicy,
  ProvisionedKey,
  Provisioning,
  ProvisioningReceipt,
} from './provisioning.ts';
export { readVisits } from './visits-store.ts';
