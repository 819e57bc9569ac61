import { z } from 'zod';
import { commit } from '../db/client.ts';
import type { ChangeContext } from '../hospitals/index.ts';
import {
  changeDoctor,
  doctorFacts,
  findDoctor,
  findHospitalByExternalId,
  readDepartmentState,
  readTicketPageOf,
  revokeKey,
  setKeyOrigins,
  setTicketPage,
} from '../hospitals/index.ts';
import { problem } from '../http/problem.ts';
import { httpRefusals, invalidRequest } from '../http/refusals.ts';
import type { ParameterSchema, RefuseFirst, Route, RouteInput } from '../http/route.ts';
import { defineRoute } from '../http/route.ts';
import { send } from '../http/send.ts';
import { parseAllowedOrigin } from '../identity/index.ts';
import { refused } from '../kernel/decision.ts';
import { departmentChoices, sessionPlan } from '../kernel/department-settings.ts';
import { idSchema } from '../kernel/id-schema.ts';
import { nameTranslations } from '../kernel/name-translations.ts';
import { NAME_LENGTH_MAX, plainText } from '../kernel/text.ts';
import { isTimeZone, parseInstant, serviceDayAt } from '../kernel/time.ts';
import { readVisits } from '../queue/index.ts';
import type { Services } from '../services.ts';
import type { LoadedHospital } from './demo.ts';
import { loadHospitals, namesItsDoctors } from './demo.ts';
import { DEMO_HOSPITAL, DEMO_OTHER_HOSPITAL, demoPlans } from './demo-hospitals.ts';
import { isDevelopmentToken } from './development-token.ts';

/** A recorded office has a few dozen servers at most. */
const POINT_COUNT_MAX = 100;

/** Schemas are made when the routes are, so that a build without the routes holds nothing of this file. */
function makeSchemas() {
  const origin = z.string().refine((text) => parseAllowedOrigin(text) !== null, 'must be an origin');
  const origins = z.array(origin).max(100);
  const timeZone = z.string().refine(isTimeZone, 'must be an IANA time zone');
  const doctor = z.union([plainText(NAME_LENGTH_MAX), z.int().min(0)]);
  const named = { name: plainText(NAME_LENGTH_MAX), nameTranslations: nameTranslations().optional() };
  const point = z.union([plainText(NAME_LENGTH_MAX), z.strictObject({ ...named, doctor: doctor.optional() })]);
  const plan = sessionPlan.extend({ doctorId: doctor.nullable().default(null) });
  const settings = departmentChoices.extend({ sessions: z.array(plan).max(POINT_COUNT_MAX).optional() });
  const doctorPlan = z.strictObject({ name: plainText(NAME_LENGTH_MAX), facts: doctorFacts.optional() });
  const department = z.strictObject({
    ...named,
    code: z.string().regex(/^[A-Z0-9]{0,8}$/),
    timeZone,
    points: z.array(point).min(1).max(POINT_COUNT_MAX),
    doctors: z
      .array(z.union([plainText(NAME_LENGTH_MAX).transform((name) => ({ name })), doctorPlan]))
      .max(POINT_COUNT_MAX)
      .default([]),
    origins: origins.default([]),
    settings: settings.default({}),
  });
  const instant = z.string().refine((text) => parseInstant(text) !== null, 'must be an ISO 8601 instant');
  return {
    origins: z.strictObject({ origins }),
    demo: z.strictObject({ origins, timeZone: timeZone.optional() }),
    department: department.refine(namesItsDoctors, 'names a doctor who is not in "doctors"'),
    clock: z.strictObject({ now: instant.nullable() }),
    revoked: z.strictObject({ kind: z.enum(['publishable', 'secret']) }),
    doctor: doctorFacts.extend({ name: plainText(NAME_LENGTH_MAX).optional() }),
    params: z.object({ departmentId: idSchema('department') }),
    doctorParams: z.object({ departmentId: idSchema('department'), doctorId: idSchema('doctor') }),
    ticketPage: z.strictObject({ url: z.string().nullable() }),
    answer: z.unknown(),
  };
}

/** What each of these routes is made of. */
interface Development {
  readonly services: Services;
  readonly schemas: ReturnType<typeof makeSchemas>;
  /** Whoever does not show the development token finds nothing here. */
  readonly guard: RefuseFirst;
}

function changeContext({ random, makeId, database, now }: Services): ChangeContext {
  return { database: database(), now: now(), random, makeId, actor: 'system' };
}

async function pushAll(services: Services, hospitals: readonly LoadedHospital[]): Promise<void> {
  const ids = hospitals.flatMap((hospital) => hospital.departments.map((department) => department.id));
  await Promise.all(ids.map((departmentId) => services.pushDepartment(departmentId)));
}

function makeGuard(services: Services): RefuseFirst {
  return async ({ context }) => {
    const shown = context.req.header('Authorization')?.replace(/^Bearer /i, '') ?? null;
    const isKnown = isDevelopmentToken(shown, services.settings().developmentToken);
    return isKnown ? null : httpRefusals.refuse('not_found', {});
  };
}

/** Declares a route that the reference does not show, and guards it by the development token. */
function developmentRoute<Params extends ParameterSchema, Body extends z.ZodType>(
  development: Development,
  about: {
    readonly operationId: string;
    readonly method: 'get' | 'post' | 'put';
    readonly path: string;
    readonly params?: Params;
    readonly body?: Body;
  },
  handler: (input: RouteInput<Params, z.ZodObject, Body, 'anyone'>) => Promise<unknown>,
): Route {
  const { schemas, guard } = development;
  return defineRoute(
    {
      ...about,
      summary: about.operationId,
      tags: [],
      access: 'anyone',
      refusals: [],
      hidden: true,
      responses: { 200: { description: 'Done', schema: schemas.answer } },
    },
    async (input) => {
      const stranger = await guard({ context: input.context, params: {}, presented: null });
      if (stranger !== null) return refused(stranger);
      const answer = await handler(input);
      return answer instanceof Response ? answer : { status: 200, body: answer };
    },
    guard,
  );
}

function loadDemoRoute(development: Development): Route {
  const { services, schemas } = development;
  return developmentRoute(
    development,
    { operationId: 'loadDemo', method: 'post', path: '/development/demo', body: schemas.demo },
    async ({ context, body }) => {
      if ((await findHospitalByExternalId(services.database(), DEMO_HOSPITAL)) !== null) {
        return send(context, 409, JSON.stringify({ code: 'already_loaded' }), { 'Content-Type': 'application/json' });
      }
      const loaded = await loadHospitals(
        changeContext(services),
        demoPlans(body, (timeZone, rollOverTime) => serviceDayAt(services.now(), { timeZone, rollOverTime })),
      );
      await pushAll(services, loaded);
      const [hospital, otherHospital] = loaded;
      return { ...hospital, otherHospital };
    },
  );
}

function setDemoOriginsRoute(development: Development): Route {
  const { services, schemas } = development;
  return developmentRoute(
    development,
    { operationId: 'setDemoOrigins', method: 'put', path: '/development/demo/origins', body: schemas.origins },
    async ({ context, body }) => {
      const database = services.database();
      for (const externalId of [DEMO_HOSPITAL, DEMO_OTHER_HOSPITAL]) {
        const hospital = await findHospitalByExternalId(database, externalId);
        if (hospital === null) return problem(context, httpRefusals.refuse('not_found', {}));
        await commit(database, setKeyOrigins(changeContext(services), hospital.id, body.origins).statements);
      }
      await services.pushOutbox();
      return {};
    },
  );
}

function loadDepartmentRoute(development: Development): Route {
  const { services, schemas } = development;
  return developmentRoute(
    development,
    { operationId: 'loadDepartment', method: 'post', path: '/development/departments', body: schemas.department },
    async ({ body }) => {
      const { timeZone, origins, ...department } = body;
      const plan = { name: body.name, externalId: null, country: 'IN', timeZone, origins, departments: [department] };
      const loaded = await loadHospitals(changeContext(services), [plan]);
      await pushAll(services, loaded);
      const [hospital] = loaded;
      const { departments: [made] = [], ...about } = hospital ?? {};
      return { ...about, department: made };
    },
  );
}

function driveClockRoute(development: Development): Route {
  const { services, schemas } = development;
  const path = '/development/departments/{departmentId}/clock';
  return developmentRoute(
    development,
    { operationId: 'driveClock', method: 'put', path, params: schemas.params, body: schemas.clock },
    async ({ params, body }) => {
      const now = body.now === null ? null : parseInstant(body.now);
      await services.department(params.departmentId).driveClock(now);
      return {};
    },
  );
}

function auditDepartmentRoute(development: Development): Route {
  const { services, schemas } = development;
  const path = '/development/departments/{departmentId}/audit';
  return developmentRoute(
    development,
    { operationId: 'auditDepartment', method: 'get', path, params: schemas.params },
    async ({ params }) => {
      const held = await services.department(params.departmentId).audit();
      const visits = await readVisits(services.bindings().DB, params.departmentId);
      const heldIds = new Set<string>(held.tickets.map(({ id }) => id));
      // What has left the object stands in D1 alone: there is nothing to compare it with.
      const isKept = (id: string) => held.pastUpTo === null || id > held.pastUpTo || heldIds.has(id);
      return { ...held, visits: visits.filter(({ id }) => isKept(id)) };
    },
  );
}

function revokeKeysRoute(development: Development): Route {
  const { services, schemas } = development;
  const path = '/development/departments/{departmentId}/revoked-keys';
  return developmentRoute(
    development,
    { operationId: 'revokeKeys', method: 'put', path, params: schemas.params, body: schemas.revoked },
    async ({ context, params: { departmentId }, body }) => {
      const database = services.database();
      const state = await readDepartmentState(database, departmentId);
      if (state === null) return problem(context, httpRefusals.refuse('not_found', {}));
      for (const key of state.keys.filter(({ kind }) => kind === body.kind)) {
        await commit(database, revokeKey(changeContext(services), state.hospitalId, key.id).statements);
      }
      await services.pushDepartment(departmentId);
      return {};
    },
  );
}

function changeDoctorRoute(development: Development): Route {
  const { services, schemas } = development;
  const path = '/development/departments/{departmentId}/doctors/{doctorId}';
  return developmentRoute(
    development,
    { operationId: 'changeDoctor', method: 'put', path, params: schemas.doctorParams, body: schemas.doctor },
    async ({ context, params: { departmentId, doctorId }, body: { name, ...facts } }) => {
      const database = services.database();
      const state = await readDepartmentState(database, departmentId);
      const doctor = state === null ? null : await findDoctor(database, state.hospitalId, doctorId);
      if (state === null || doctor === null) return problem(context, httpRefusals.refuse('not_found', {}));
      const change = changeDoctor(changeContext(services), state.hospitalId, doctor, { name, facts });
      await commit(database, change.statements);
      await services.pushOutbox();
      return change.value;
    },
  );
}

function setTicketPageRoute(development: Development): Route {
  const { services, schemas } = development;
  const path = '/development/departments/{departmentId}/ticket-page';
  return developmentRoute(
    development,
    { operationId: 'setTicketPage', method: 'put', path, params: schemas.params, body: schemas.ticketPage },
    async ({ context, params: { departmentId }, body }) => {
      const state = await readDepartmentState(services.database(), departmentId);
      if (state === null) return problem(context, httpRefusals.refuse('not_found', {}));
      const reading = body.url === null ? null : readTicketPageOf(body.url, state.keys);
      if (reading?.ok === false)
        return problem(context, invalidRequest({ in: 'body', pointer: '/url', detail: reading.detail }));
      const change = setTicketPage(changeContext(services), state.hospitalId, reading?.url ?? null);
      await commit(services.database(), change.statements);
      await services.pushOutbox();
      return { url: reading?.url ?? null };
    },
  );
}

/** Routes that load and drive data on a developer's machine; a deployed Worker does not hold them. */
export function developmentRoutes(services: Services): Route[] {
  const development: Development = { services, schemas: makeSchemas(), guard: makeGuard(services) };
  return [
    loadDemoRoute(development),
    setDemoOriginsRoute(development),
    loadDepartmentRoute(development),
    driveClockRoute(development),
    auditDepartmentRoute(development),
    revokeKeysRoute(development),
    changeDoctorRoute(development),
    setTicketPageRoute(development),
  ];
}
