import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openApiDocument } from '../src/app.ts';
import { refusalCodesOf } from '../src/http/route-document.ts';
import { refusalCatalogue } from '../src/kernel/decision.ts';
import { app, ask, firstDepartment, loadDemo, routes, takeTicket } from './support.ts';

const operationSchema = z.object({
  operationId: z.string().regex(/^[a-z]+[A-Z][A-Za-z]*$/),
  summary: z.string().min(5),
  description: z.string().includes('Callers: '),
  tags: z.array(z.string()).min(1),
  responses: z.record(
    z.string(),
    z.object({
      description: z.string().min(2),
      content: z
        .record(z.string(), z.object({ schema: z.unknown(), examples: z.record(z.string(), z.unknown()).optional() }))
        .optional(),
    }),
  ),
});

const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

const document = openApiDocument(app);
const read = documentSchema.parse(document);
const operations = Object.values(read.paths).flatMap((path) => Object.values(path));
const shown = routes.filter((route) => route.declaration.hidden !== true);

describe('the OpenAPI document', () => {
  test('is what the Worker serves', async () => {
    const served = await ask('/openapi.json');
    expect(served.headers.get('Cache-Control')).toContain('public');
    expect(served.json).toEqual(JSON.parse(JSON.stringify(document)));
  });

  test('holds every route once, and none of development', () => {
    expect(operations.map((operation) => operation.operationId).sort()).toEqual(
      shown.map((route) => route.declaration.operationId).sort(),
    );
    expect(JSON.stringify(document)).not.toContain('/development');
  });

  test('every reference leads somewhere', () => {
    const names = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)].map(
      (match) => match[1] ?? '',
    );
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(read.components.schemas).toHaveProperty(name);
  });

  test.each(shown.map((route) => [route.declaration.operationId, route.declaration] as const))(
    '%s names each of its errors with an example',
    (operationId, declaration) => {
      const operation = operations.find((candidate) => candidate.operationId === operationId);
      for (const code of refusalCodesOf(declaration)) {
        const status = String(refusalCatalogue.get(code)?.status);
        const media = operation?.responses[status]?.content?.['application/problem+json'];
        expect(media?.examples).toHaveProperty(code);
      }
    },
  );

  test('every code has facts that fit it, a detail, and a page', async () => {
    for (const entry of refusalCatalogue.values()) {
      expect(entry.facts.safeParse(entry.example).success).toBe(true);
      expect(entry.detail(entry.example)).toMatch(/^[A-Z`].{10,}$/s);
      const page = await ask(`/errors/${entry.code}`);
      expect([entry.code, page.status]).toEqual([entry.code, 200]);
    }
  });
});

describe('answers', () => {
  test('fit the schemas they are documented with', async () => {
    const demo = await loadDemo();
    const departmentId = firstDepartment(demo).id;
    const { id } = await takeTicket(demo, departmentId);
    const paths: Record<string, string> = {
      listDepartments: '/v1/departments',
      getDepartment: `/v1/departments/${departmentId}`,
      listHospitalQueues: `/v1/hospitals/${demo.hospitalId}/queues`,
      readQueue: `/v1/departments/${departmentId}/queue`,
      readTicket: `/v1/departments/${departmentId}/tickets/${id}`,
      listTickets: `/v1/departments/${departmentId}/tickets`,
      readHealth: '/healthz',
      readReadiness: '/readyz',
    };
    const asked = shown.filter((route) => paths[route.declaration.operationId] !== undefined);
    expect(asked.length).toBe(Object.keys(paths).length);
    for (const { declaration } of asked) {
      const answer = await ask(paths[declaration.operationId] ?? '', { key: demo.secretKey });
      expect([declaration.operationId, answer.status]).toEqual([declaration.operationId, 200]);
      const result = declaration.responses[200]?.schema?.safeParse(answer.json);
      expect([declaration.operationId, result?.error]).toEqual([declaration.operationId, undefined]);
    }
  });

  test('a list is read page by page, in order, without a gap', async () => {
    const demo = await loadDemo();
    const pageSchema = z.object({ data: z.array(z.object({ code: z.string() })), nextCursor: z.string().nullable() });
    const codes: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = pageSchema.parse((await ask(`/v1/departments?limit=4${query}`, { key: demo.secretKey })).json);
      codes.push(...page.data.map((department) => department.code));
      cursor = page.nextCursor;
    }
    expect(codes).toEqual(['CAR', 'ORT', 'PED', 'GEN', 'DER', 'CAS']);
  });
});
