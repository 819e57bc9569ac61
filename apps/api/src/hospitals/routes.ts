import { z } from 'zod';
import type { Database } from '../db/client.ts';
import type { PresentedCredential } from '../http/auth-context.ts';
import { decodeCursor, encodeCursor, pageQuery, pageSchema } from '../http/pagination.ts';
import { httpRefusals } from '../http/refusals.ts';
import type { Route } from '../http/route.ts';
import { defineRoute } from '../http/route.ts';
import { refused } from '../kernel/decision.ts';
import { idSchema } from '../kernel/id-schema.ts';
import type { DepartmentId, KeyId } from '../kernel/ids.ts';
import type { Change, ChangeContext } from './change.ts';
import { changeLabels, changeNameTranslations } from './change-department.ts';
import type { Department } from './department.ts';
import { departmentExample, departmentSchema, toDepartmentBody, updateDepartmentSchema } from './department-schema.ts';
import { listDoctorsRoute } from './doctor-routes.ts';
import { hospitalOf, refuseStrangers } from './hospital-of.ts';
import { findDepartment, listDepartments } from './store.ts';

/** Reads the public state of departments' queues, in the order of the ids; the queue supplies it. */
export type ReadQueues<QueueState> = (
  departmentIds: readonly DepartmentId[],
  presented: PresentedCredential,
) => Promise<readonly QueueState[]>;

/** Commits what a key's holder changes, and tells the departments' objects; one that does not answer hears of it later. */
export type CommitChange = <Value>(actor: KeyId, prepare: (context: ChangeContext) => Change<Value>) => Promise<Value>;

/** What these routes need from outside. */
export interface HospitalPorts<QueueSchema extends z.ZodType> {
  readonly database: () => Database;
  readonly queueSchema: QueueSchema;
  readonly readQueues: ReadQueues<z.input<QueueSchema>>;
  readonly commitChange: CommitChange;
}

/** More departments than this are asked for by `/v1/departments` and their own queues. */
const QUEUES_COUNT_MAX = 100;
/** What cursors of the list are marked with. */
const LIST = 'departments';

const access = ['visitor', 'server'] as const;
const tags = ['Departments'];

function listDepartmentsRoute(database: () => Database): Route {
  return defineRoute(
    {
      operationId: 'listDepartments',
      method: 'get',
      path: '/v1/departments',
      summary: "List the hospital's departments",
      description: 'In the order they were made, with their service points and doctors.',
      tags,
      access,
      query: z.strictObject(pageQuery),
      responses: {
        200: {
          description: 'A page of departments',
          schema: pageSchema(departmentSchema),
          example: { data: [departmentExample], nextCursor: null },
        },
      },
      refusals: [],
    },
    async ({ presented, query: { limit, cursor } }) => {
      const who = await hospitalOf(database(), presented, null);
      if (!who.ok) return who;
      const decoded = cursor === undefined ? null : decodeCursor(LIST, cursor, z.tuple([idSchema('department')]));
      if (decoded?.ok === false) return decoded;
      const page = await listDepartments(database(), who.hospitalId, { after: decoded?.after[0] ?? '', limit });
      const nextCursor = page.next === null ? null : encodeCursor(LIST, [page.next]);
      return { status: 200, body: { data: page.departments.map(toDepartmentBody), nextCursor } };
    },
    refuseStrangers(database),
  );
}

function getDepartmentRoute(database: () => Database): Route {
  return defineRoute(
    {
      operationId: 'getDepartment',
      method: 'get',
      path: '/v1/departments/{departmentId}',
      summary: 'Read a department',
      tags,
      access,
      params: z.object({ departmentId: idSchema('department') }),
      responses: { 200: { description: 'The department', schema: departmentSchema, example: departmentExample } },
      refusals: [],
    },
    async ({ presented, params }) => {
      const who = await hospitalOf(database(), presented, null);
      if (!who.ok) return who;
      const department = await findDepartment(database(), who.hospitalId, params.departmentId);
      if (department === null) return refused(httpRefusals.refuse('not_found', {}));
      return { status: 200, body: toDepartmentBody(department) };
    },
    refuseStrangers(database),
  );
}

function updateDepartmentRoute({
  database,
  commitChange,
}: Pick<HospitalPorts<z.ZodType>, 'database' | 'commitChange'>): Route {
  return defineRoute(
    {
      operationId: 'updateDepartment',
      method: 'patch',
      path: '/v1/departments/{departmentId}',
      summary: "Change a department's name in other languages, and what public screens show patients by",
      description:
        'Every open page shows it at once; what is left out stays. A patient is shown by initials or name only if he agreed to it (`showName`). Each change is kept in the audit trail.',
      tags,
      access: ['server'],
      params: z.object({ departmentId: idSchema('department') }),
      body: updateDepartmentSchema,
      bodyExample: { nameTranslations: { hi: 'हृदय रोग विभाग', ar: 'أمراض القلب' }, labelMode: 'initials' },
      responses: { 200: { description: 'The department', schema: departmentSchema, example: departmentExample } },
      refusals: [],
    },
    async ({ presented, params, body }) => {
      const who = await hospitalOf(database(), presented, null);
      if (!who.ok) return who;
      const department = await findDepartment(database(), who.hospitalId, params.departmentId);
      if (department === null) return refused(httpRefusals.refuse('not_found', {}));
      await commitChange(who.keyId, (context) => {
        const names = changeNameTranslations(context, department, body.nameTranslations);
        const labels = changeLabels(context, department, body);
        return { value: null, statements: [...names.statements, ...labels.statements] };
      });
      // Somebody may have changed the rest meanwhile.
      const changed = await findDepartment(database(), who.hospitalId, params.departmentId);
      if (changed === null) return refused(httpRefusals.refuse('not_found', {}));
      return { status: 200, body: toDepartmentBody(changed) };
    },
    refuseStrangers(database),
  );
}

function listHospitalQueuesRoute<QueueSchema extends z.ZodType>(ports: HospitalPorts<QueueSchema>): Route {
  const { database, queueSchema, readQueues } = ports;
  return defineRoute(
    {
      operationId: 'listHospitalQueues',
      method: 'get',
      path: '/v1/hospitals/{hospitalId}/queues',
      summary: "Read the queues of all the hospital's departments",
      description: `The public state of each department, at most ${QUEUES_COUNT_MAX}, in the order of \`listDepartments\`.`,
      tags,
      access,
      params: z.object({ hospitalId: idSchema('hospital') }),
      responses: { 200: { description: 'The state of every queue', schema: z.object({ data: z.array(queueSchema) }) } },
      refusals: [],
    },
    async ({ presented, params }) => {
      const who = await hospitalOf(database(), presented, params.hospitalId);
      if (!who.ok) return who;
      const page = await listDepartments(database(), who.hospitalId, { after: '', limit: QUEUES_COUNT_MAX });
      const ids = page.departments.map((department: Department) => department.id);
      return { status: 200, body: { data: [...(await readQueues(ids, presented))] } };
    },
    refuseStrangers(database),
  );
}

/** The routes of hospitals and departments. */
export function hospitalRoutes<QueueSchema extends z.ZodType>(ports: HospitalPorts<QueueSchema>): Route[] {
  const { database } = ports;
  return [
    listDepartmentsRoute(database),
    getDepartmentRoute(database),
    updateDepartmentRoute(ports),
    listDoctorsRoute(database),
    listHospitalQueuesRoute(ports),
  ];
}
