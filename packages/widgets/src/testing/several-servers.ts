import type { Platform } from '../base/carequeue-element.ts';
import { aQueue, DEPARTMENT_ID } from './fixtures.ts';
import { InPageServer } from './in-page-server.ts';

/** The id of the department with a number, as a board that shows several is given it. */
export function departmentId(number: number): string {
  return `${DEPARTMENT_ID.slice(0, -1)}${number}`;
}

/**
 * One host with several departments, each with a server of its own; those it does not know cannot be reached. Asked for
 * its departments, it names those whose servers are in the list at that time.
 */
export function severalServers(servers: readonly InPageServer[]): Platform {
  const nowhere = new InPageServer(aQueue());
  nowhere.disconnect();
  const platformOf = (url: string): Platform =>
    (servers.find(({ queue }) => url.includes(queue.department.id)) ?? nowhere).platform;
  return {
    fetch: async (url, init) =>
      new URL(url).pathname === '/v1/departments'
        ? Response.json({ data: servers.map(({ queue }) => queue.department), nextCursor: null })
        : (platformOf(url).fetch?.(url, init) ?? Promise.reject(new TypeError('There is nothing to fetch with.'))),
    WebSocket: new Proxy(nowhere.platform.WebSocket ?? WebSocket, {
      construct: (_target, [url, protocols]: [string, string[]]) => {
        const Socket = platformOf(url).WebSocket ?? WebSocket;
        return new Socket(url, protocols);
      },
    }),
  };
}
