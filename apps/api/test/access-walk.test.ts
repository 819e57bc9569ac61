import { describe, expect, test } from 'vitest';
import type { CallerKind } from '../src/http/auth-context.ts';
import { CALLER_KINDS } from '../src/http/auth-context.ts';
import type { Route } from '../src/http/route.ts';
import { makeKey } from '../src/identity/index.ts';
import type { Asked, LoadedHospital } from './support.ts';
import {
  ask,
  claimTicket,
  codeOf,
  firstDepartment,
  loadDemo,
  ORIGIN,
  routes,
  services,
  takeTicket,
} from './support.ts';

/**
 * Every route is asked as every kind of caller, of its own hospital and of another, with ids of its own hospital.
 * What must come out follows from the `access` each route declares; a route that is added is walked by itself.
 */

interface Ids {
  readonly departmentId: string;
  readonly hospitalId: string;
  readonly ticketId: string;
}

interface Credentials {
  readonly visitor: string;
  readonly ticket: string;
  readonly follower: string;
  readonly server: string;
}

const walked = routes.filter((route) => route.declaration.hidden !== true);
const guarded = walked.filter((route) => route.declaration.access !== 'anyone');
const isLive = (route: Route) => route.declaration.path.endsWith('/live');

function lets(route: Route, kind: CallerKind): boolean {
  return route.declaration.access !== 'anyone' && route.declaration.access.includes(kind);
}

function request(route: Route, key: string | null, kind: CallerKind | null): Asked {
  return {
    method: route.declaration.method.toUpperCase(),
    ...(key === null ? {} : { key }),
    ...(kind === 'visitor' ? { origin: ORIGIN } : {}),
    ...(isLive(route) ? { headers: { Upgrade: 'websocket' } } : {}),
  };
}

function pathOf(route: Route, ids: Ids): string {
  return route.declaration.path
    .replace('{departmentId}', ids.departmentId)
    .replace('{hospitalId}', ids.hospitalId)
    .replace('{ticketId}', ids.ticketId)
    .replace('{displayId}', '0f'.repeat(16));
}

async function prepare(hospital: LoadedHospital): Promise<{ ids: Ids; credentials: Credentials }> {
  const departmentId = firstDepartment(hospital).id;
  // The walk also closes and pauses the queue.
  await ask(`/v1/departments/${departmentId}/queue/open`, { key: hospital.secretKey, json: {} });
  const ticket = await takeTicket(hospital, departmentId);
  const { credential: follower } = await claimTicket(ticket.claimCode);
  return {
    ids: { departmentId, hospitalId: hospital.hospitalId, ticketId: ticket.id },
    credentials: { visitor: hospital.publishableKey, ticket: ticket.secret, follower, server: hospital.secretKey },
  };
}

describe('who may do what', () => {
  test('the walk covers the API', () => {
    expect(guarded.length).toBeGreaterThanOrEqual(19);
  });

  test.each(guarded.map((route) => [route.declaration.operationId, route] as const))(
    '%s lets in whom it declares, and nobody else',
    async (_operationId, route) => {
      const demo = await loadDemo();
      for (const kind of CALLER_KINDS) {
        const { ids, credentials } = await prepare(demo);
        const answer = await ask(pathOf(route, ids), request(route, credentials[kind], kind));
        if (lets(route, kind)) expect([401, 403, 404, 500]).not.toContain(answer.status);
        else expect([kind, codeOf(answer)]).toEqual([kind, 'not_allowed']);
      }
    },
  );

  test.each(guarded.map((route) => [route.declaration.operationId, route] as const))(
    '%s shows nothing to another hospital',
    async (operationId, route) => {
      const demo = await loadDemo();
      const own = await prepare(demo);
      const other = await prepare(demo.otherHospital);
      for (const kind of CALLER_KINDS.filter((candidate) => lets(route, candidate))) {
        const answer = await ask(pathOf(route, own.ids), request(route, other.credentials[kind], kind));
        if (operationId === 'listDepartments') expect(answer.text).not.toContain(demo.hospitalId);
        else expect([kind, codeOf(answer)]).toEqual([kind, 'not_found']);
      }
    },
  );

  test.each(guarded.map((route) => [route.declaration.operationId, route] as const))(
    '%s refuses nobody, invented keys and damaged credentials',
    async (_operationId, route) => {
      const { ids, credentials } = await prepare(await loadDemo());
      const path = pathOf(route, ids);
      expect(codeOf(await ask(path, request(route, null, null)))).toBe('unauthenticated');
      const invented = makeKey(lets(route, 'server') ? 'secret' : 'publishable', services.random).text;
      expect(codeOf(await ask(path, request(route, invented, 'ticket')))).toBe('unauthenticated');
      for (const credential of Object.values(credentials)) {
        const damaged = `${credential.slice(0, -1)}${credential.endsWith('x') ? 'y' : 'x'}`;
        expect(codeOf(await ask(path, request(route, damaged, 'ticket')))).toBe('unauthenticated');
      }
    },
  );

  test.each(guarded.map((route) => [route.declaration.operationId, route] as const))(
    '%s holds keys to where they belong',
    async (_operationId, route) => {
      const { ids, credentials } = await prepare(await loadDemo());
      const path = pathOf(route, ids);
      if (lets(route, 'visitor')) {
        const from = (origin: string) => ask(path, { ...request(route, credentials.visitor, null), origin });
        const wrong = await from('https://evil.example');
        expect(codeOf(wrong)).toBe('origin_not_allowed');
        expect(wrong.headers.get('Access-Control-Allow-Origin')).toBe('https://evil.example');
        expect(wrong.text).toContain('https://evil.example');
        expect(codeOf(await ask(path, request(route, credentials.visitor, null)))).toBe('origin_not_allowed');
      }
      if (lets(route, 'server')) {
        const inBrowser = await ask(path, { ...request(route, credentials.server, null), origin: ORIGIN });
        expect(codeOf(inBrowser)).toBe('secret_key_in_browser');
      }
    },
  );

  test("a ticket's holder or follower reaches no other ticket", async () => {
    const demo = await loadDemo();
    const { ids } = await prepare(demo);
    const { credentials } = await prepare(demo);
    for (const route of guarded.filter((candidate) => candidate.declaration.path.includes('{ticketId}'))) {
      for (const kind of ['ticket', 'follower'] as const) {
        const answer = await ask(pathOf(route, ids), request(route, credentials[kind], kind));
        expect([kind, codeOf(answer)]).toEqual([kind, lets(route, kind) ? 'not_found' : 'not_allowed']);
      }
    }
  });
});
