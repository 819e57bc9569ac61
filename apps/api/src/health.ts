import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { query } from './db/client.ts';
import { readOutboxLag } from './hospitals/index.ts';
import type { HttpContext } from './http/auth-context.ts';
import type { Route } from './http/route.ts';
import { defineRoute } from './http/route.ts';
import { send } from './http/send.ts';
import { exampleId } from './kernel/id-schema.ts';
import type { Services } from './services.ts';

const part = z.enum(['ok', 'failed']);

const readinessSchema = z
  .object({
    status: z.enum(['ready', 'not-ready']),
    database: part,
    files: part,
    departments: part,
    outbox: z
      .object({ departmentCount: z.number(), oldestSeconds: z.number().nullable() })
      .nullable()
      .meta({ description: 'Departments whose object has not been told the latest change, and for how long.' }),
  })
  .meta({ id: 'Readiness' });

type Readiness = z.infer<typeof readinessSchema>;

async function isAnswering(ask: () => Promise<unknown>): Promise<'ok' | 'failed'> {
  try {
    await ask();
    return 'ok';
  } catch {
    // Which part failed is the answer; why it did stands in the platform's own log.
    return 'failed';
  }
}

async function readLag(services: Services): Promise<Readiness['outbox']> {
  try {
    const { departmentCount, oldestChangeAt } = await readOutboxLag(services.database());
    const oldestSeconds = oldestChangeAt === null ? null : Math.round((services.now() - oldestChangeAt) / 1000);
    return { departmentCount, oldestSeconds };
  } catch {
    // Without the database there is no lag to tell; `database` says so.
    return null;
  }
}

/** Asks each part of the platform one cheap question; the department asked does not exist and writes nothing. */
async function readReadiness(services: Services): Promise<Readiness> {
  const nobody = { presented: { kind: 'secret', hash: '', fromBrowser: false }, access: [], ticketId: null } as const;
  const [database, files, departments, outbox] = await Promise.all([
    isAnswering(() => query(services.database().run(sql`select 1`))),
    isAnswering(() => services.bindings().FILES.head('readiness')),
    isAnswering(() => services.department(exampleId('department')).refuseFirst(nobody)),
    readLag(services),
  ]);
  const isReady = [database, files, departments].every((state) => state === 'ok');
  return { status: isReady ? 'ready' : 'not-ready', database, files, departments, outbox };
}

/** The routes monitoring asks. */
export function healthRoutes(services: Services): Route[] {
  const healthz = defineRoute(
    {
      operationId: 'readHealth',
      method: 'get',
      path: '/healthz',
      summary: 'Is the Worker alive',
      tags: ['Health'],
      access: 'anyone',
      responses: { 200: { description: 'It is', schema: z.object({ status: z.literal('ok') }) } },
      refusals: [],
    },
    async () => ({ status: 200, body: { status: 'ok' as const } }),
  );

  const readyz = defineRoute(
    {
      operationId: 'readReadiness',
      method: 'get',
      path: '/readyz',
      summary: 'Do the database, the files and the departments answer',
      description: 'Answers 503 with the same body where one does not.',
      tags: ['Health'],
      access: 'anyone',
      responses: { 200: { description: 'All answer', schema: readinessSchema } },
      refusals: [],
    },
    async ({ context }: { readonly context: HttpContext }) => {
      const readiness = await readReadiness(services);
      if (readiness.status === 'ready') return { status: 200, body: readiness };
      return send(context, 503, JSON.stringify(readiness), { 'Content-Type': 'application/json', 'Retry-After': '5' });
    },
  );

  return [healthz, readyz];
}
