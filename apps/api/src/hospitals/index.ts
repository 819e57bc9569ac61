export type { Change, ChangeContext } from './change.ts';
export type { DepartmentDraft, Place, TieOptions } from './change-hospitals.ts';
export {
  addDoctor,
  addPoint,
  changeDoctor,
  createDepartment,
  createHospital,
  issueKey,
  revokeKey,
  setKeyOrigins,
  setTicketPage,
} from './change-hospitals.ts';
export type { Department, DepartmentState, Hospital, Point } from './department.ts';
export type { Doctor, DoctorFacts, FactsGiven } from './doctor.ts';
export { doctorFacts } from './doctor.ts';
export type { OutboxLag } from './outbox-store.ts';
export { readDepartmentState, readOutboxLag } from './outbox-store.ts';
export type { PushContext, PushProvisioning, Reconciliation, SweepReport } from './provisioning.ts';
export { pushDepartment, pushOutbox, reconcile } from './provisioning.ts';
export type { CommitChange, HospitalPorts, ReadQueues } from './routes.ts';
export { hospitalRoutes } from './routes.ts';
export { findDepartment, findDoctor, findHospital, findHospitalByExternalId, listDepartments } from './store.ts';
export { readTicketPageOf } from './ticket-page.ts';
