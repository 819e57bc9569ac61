import type { LimitSettings } from '../live/limits.ts';

/** What a department's object needs of its environment. */
export interface DepartmentEnvironment extends LimitSettings {
  readonly DB: D1Database;
  readonly DEPARTMENT: DurableObjectNamespace;
  readonly EXTERNAL_IDS: DurableObjectNamespace;
}
