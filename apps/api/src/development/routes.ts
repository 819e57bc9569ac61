import { z } from 'zod';
import { commit } from '../db/client.ts';
import type { ChangeContext } from '../hospitals/index.ts';
import { findHospitalByExternalId, JOIN_POLICIES, setKeyOrigins } from '../hospitals/index.ts';
import type { HttpContext } from '../http/auth-context.ts';
import { httpRefusals } from '../http/refusals.ts';
import type { RefuseFirst, Route } from '../http/route.ts';
import { defineRoute } from '../http/route.ts';
import { send } from '../http/send.ts';
import { parseAllowedOrigin } from '../identity/index.ts';
import { refused } from '../kernel/decision.ts';
import { idSchema } from '../kernel/id-schema.ts';
import { NAME_LENGTH_MAX, plainText } from '../kernel/text.ts';
import { isRollOverTime, isTimeZone, parseInstant } from '../kernel/time.ts';
import { readVisits } from '../queue/index.ts';
import type { Services } from '../services.ts';
import type { LoadedHospital } from './demo.ts';
import { DEMO_HOSPITAL, DEMO_OTHER_HOSPITAL, demoPlans, loadHospitals } from './demo.ts';
import { isDevelopmentToken } from './development-token.ts';

/** A recorded office has a few dozen servers at most. */
const POINT_COUNT_MAX = 100;

/** Schemas are made when the routes are, so that a build without the routes holds nothing of this file. */
function makeSchemas() {
  const origin = z.string().refine((text) => parseAllowedOrigin(text) !== null, 'must be an origin');
  const origins = z.array(origin).max(100);
  const department = z.strictObject({
    name: plainText(NAME_LENGTH_MAX),
    code: z.string().regex(/^[A-Z0-9]{0,8}$/),
    timeZone: z.string().refine(isTimeZone, 'must be an IANA time zone'),
    points: z.array(plainText(NAME_LENGTH_MAX)).min(1).max(POINT_COUNT_MAX),
    doctors: z.array(plainText(NAME_LENGTH_MAX)).max(POINT_COUNT_MAX).default([]),
    origins: origins.default([]),
    settings: z
      .strictObject({
        rollOverTime: z.string().refine(isRollOverTime, 'must be HH:MM').optional(),
        joinPolicy: z.enum(JOIN_POLICIES).optional(),
        dailyCapacity: z.int().min(1).nullable().optional(),
        callCountMax: z.int().min(1).max(100).optional(),
        returnAfter: z.int().min(0).max(1000).optional(),
      })
      .default({}),
  });
  const instant = z.string().refine((text) => parseInstant(text) !== null, 'must be an ISO 8601 instant');
  return {
    origins: z.strictObject({ origins }),
    department,
    clock: z.strictObject({ now: instant.nullable() }),
    params: z.object({ departmentId: idSchema('department') }),
    answer: z.unknown(),
  };
}

function contextOf(services: Services): ChangeContext {
  const { random, makeId } = services;
  return { database: services.database(), now: services.now(), random, makeId, actor: 'system' };
}

async function pushAll(services: Services, hospitals: readonly LoadedHospital[]): Promise<void> {
  const ids = hospitals.flatMap((hospital) => hospital.departments.map((department) => department.id));
  await Promise.all(ids.map((departmentId) => services.pushDepartment(departmentId)));
}

function tagged(operationId: string, method: 'get' | 'post' | 'put', path: string) {
  return {
    operationId,
    method,
    path,
    summary: operationId,
    tags: [],
    access: 'anyone',
    refusals: [],
    hidden: true,
  } as const;
}

/** Routes that load and drive data on a developer's machine; a deployed Worker does not hold them. */
export function developmentRoutes(services: Services): Route[] {
  const schemas = makeSchemas();
  const ok = { 200: { description: 'Done', schema: schemas.answer } };

  /** Whoever does not show the development token finds nothing here. */
  const guard: RefuseFirst = async ({ context }) => {
    const shown = context.req.header('Authorization')?.replace(/^Bearer /i, '') ?? null;
    const isKnown = isDevelopmentToken(shown, services.settings().developmentToken);
    return isKnown ? null : httpRefusals.refuse('not_found', {});
  };
  const check = (context: HttpContext) => guard({ context, params: {}, presented: null });

  const loadDemo = defineRoute(
    { ...tagged('loadDemo', 'post', '/development/demo'), body: schemas.origins, responses: ok },
    async ({ context, body }) => {
      const stranger = await check(context);
      if (stranger !== null) return refused(stranger);
      if ((await findHospitalByExternalId(services.database(), DEMO_HOSPITAL)) !== null) {
        return send(context, 409, JSON.stringify({ code: 'already_loaded' }), { 'Content-Type': 'application/json' });
      }
      const loaded = await loadHospitals(contextOf(services), demoPlans(body.origins));
      await pushAll(services, loaded);
      const [hospital, otherHospital] = loaded;
      return { status: 200, body: { ...hospital, otherHospital } };
    },
    guard,
  );

  const setDemoOrigins = defineRoute(
    { ...tagged('setDemoOrigins', 'put', '/development/demo/origins'), body: schemas.origins, responses: ok },
    async ({ context, body }) => {
      const stranger = await check(context);
      if (stranger !== null) return refused(stranger);
      const database = services.database();
      for (const externalId of [DEMO_HOSPITAL, DEMO_OTHER_HOSPITAL]) {
        const hospital = await findHospitalByExternalId(database, externalId);
        if (hospital === null) return refused(httpRefusals.refuse('not_found', {}));
        await commit(database, setKeyOrigins(contextOf(services), hospital.id, body.origins).statements);
      }
      await services.pushOutbox();
      return { status: 200, body: {} };
    },
    guard,
  );

  const loadDepartment = defineRoute(
    { ...tagged('loadDepartment', 'post', '/development/departments'), body: schemas.department, responses: ok },
    async ({ context, body }) => {
      const stranger = await check(context);
      if (stranger !== null) return refused(stranger);
      const { timeZone, origins, ...department } = body;
      const plan = { name: body.name, externalId: null, country: 'IN', timeZone, origins, departments: [department] };
      const loaded = await loadHospitals(contextOf(services), [plan]);
      await pushAll(services, loaded);
      const [hospital] = loaded;
      const { departments: [made] = [], ...about } = hospital ?? {};
      return { status: 200, body: { ...about, department: made } };
    },
    guard,
  );

  const driveClock = defineRoute(
    {
      ...tagged('driveClock', 'put', '/development/departments/{departmentId}/clock'),
      params: schemas.params,
      body: schemas.clock,
      responses: ok,
    },
    async ({ context, params, body }) => {
      const stranger = await check(context);
      if (stranger !== null) return refused(stranger);
      const now = body.now === null ? null : parseInstant(body.now);
      await services.department(params.departmentId).driveClock(now);
      return { status: 200, body: {} };
    },
    guard,
  );

  const audit = defineRoute(
    {
      ...tagged('auditDepartment', 'get', '/development/departments/{departmentId}/audit'),
      params: schemas.params,
      responses: ok,
    },
    async ({ context, params }) => {
      const stranger = await check(context);
      if (stranger !== null) return refused(stranger);
      const held = await services.department(params.departmentId).audit();
      const visits = await readVisits(services.bindings().DB, params.departmentId);
      return { status: 200, body: { ...held, visits } };
    },
    guard,
  );

  return [loadDemo, setDemoOrigins, loadDepartment, driveClock, audit];
}
