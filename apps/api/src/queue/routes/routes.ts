import type { Route } from '../../http/route.ts';
import { claimRoutes } from './claim-routes.ts';
import { commandRoutes } from './command-routes.ts';
import { displayRoutes } from './display-routes.ts';
import { historyRoutes } from './history-routes.ts';
import { joinRoutes } from './join-routes.ts';
import { readRoutes } from './read-routes.ts';
import type { QueuePortsOf } from './route-ports.ts';

/** Every route of the live queue. None makes a D1 query while the department knows its caller. */
export function queueRoutes(portsOf: QueuePortsOf): readonly Route[] {
  return [
    ...commandRoutes(portsOf),
    ...readRoutes(portsOf),
    ...historyRoutes(portsOf),
    ...joinRoutes(portsOf),
    ...displayRoutes(portsOf),
    ...claimRoutes(portsOf),
  ];
}
