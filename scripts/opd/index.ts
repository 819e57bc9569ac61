import { DEPARTMENT_SCENARIOS } from './departments.ts';
import { NIGHT_SCENARIOS } from './nights.ts';
import { ORDER_SCENARIOS } from './order.ts';
import { ROOM_SCENARIOS } from './rooms.ts';
import type { Scenario } from './scenario.ts';
import { SESSION_SCENARIOS } from './sessions.ts';

/** An outpatient department as it is, scene by scene. */
export const SCENARIOS: readonly Scenario[] = [
  ...ORDER_SCENARIOS,
  ...ROOM_SCENARIOS,
  ...SESSION_SCENARIOS,
  ...DEPARTMENT_SCENARIOS,
  ...NIGHT_SCENARIOS,
];
