export type { AuditEntry } from './entry.ts';
export { entry } from './entry.ts';
