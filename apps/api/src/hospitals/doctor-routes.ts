import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../db/client.ts';
import { isNotModified, makeEtag } from '../http/etag.ts';
import { httpRefusals } from '../http/refusals.ts';
import type { Route } from '../http/route.ts';
import { defineRoute } from '../http/route.ts';
import { send } from '../http/send.ts';
import { refused } from '../kernel/decision.ts';
import { exampleId, idSchema } from '../kernel/id-schema.ts';
import { idPattern } from '../kernel/ids.ts';
import type { Doctor } from './doctor.ts';
import { hospitalOf, refuseStrangers } from './hospital-of.ts';
import { listDoctors } from './store.ts';

/** What is kept of a doctor changes by the week; a page that is opened again within a minute asks nobody. */
const CACHE_SECONDS = 60;

const doctorSchema = z
  .object({
    id: z
      .string()
      .regex(idPattern('doctor'))
      .meta({ example: exampleId('doctor') }),
    name: z.string(),
    speciality: z.string().nullable(),
    qualification: z.string().nullable(),
    languages: z.array(z.string()).meta({ description: 'BCP 47 tags of the languages spoken, best first.' }),
    fee: z
      .object({
        amountMinor: z.int().min(0).meta({ description: "In the currency's smallest unit: 80000 is ₹ 800.00." }),
        currency: z.string().meta({ description: 'ISO 4217.' }),
      })
      .nullable(),
    leave: z
      .array(z.object({ from: z.string(), until: z.string() }))
      .meta({ description: 'Days without this doctor, as local dates, both included.' }),
  })
  .meta({ id: 'Doctor' });

const example: z.input<typeof doctorSchema> = {
  id: exampleId('doctor'),
  name: 'Dr. Meera Nair',
  speciality: 'Interventional cardiology',
  qualification: 'MD, DM (Cardiology)',
  languages: ['en', 'hi', 'ml'],
  fee: { amountMinor: 80_000, currency: 'INR' },
  leave: [{ from: '2026-12-24', until: '2026-12-26' }],
};

function toBody({ id, name, speciality, qualification, languages, fee, leave }: Doctor): z.input<typeof doctorSchema> {
  const lists = { languages: [...languages], leave: [...leave] };
  return { ...{ id, name, speciality, qualification, fee }, ...lists };
}

/** The route that reads who works in a department: what the public is told of each doctor and changes slowly. */
export function listDoctorsRoute(database: () => Database): Route {
  return defineRoute(
    {
      operationId: 'listDoctors',
      method: 'get',
      path: '/v1/departments/{departmentId}/doctors',
      summary: "Read a department's doctors",
      description:
        'In the order they were added, with what is told of them beside the queue. Who is there now, and until when, stands in the `sessions` of `readQueue`.',
      tags: ['Departments'],
      access: ['visitor', 'server'],
      params: z.object({ departmentId: idSchema('department') }),
      responses: {
        200: {
          description: 'The doctors',
          schema: z.object({ data: z.array(doctorSchema) }),
          example: { data: [example] },
        },
        304: { description: 'Nothing changed since the `If-None-Match` you sent' },
      },
      refusals: [],
    },
    async ({ context, presented, params }) => {
      const who = await hospitalOf(database(), presented, null);
      if (!who.ok) return who;
      const doctors = await listDoctors(database(), who.hospitalId, params.departmentId);
      if (doctors === null) return refused(httpRefusals.refuse('not_found', {}));
      const body = { data: doctors.map(toBody) };
      const headers = {
        ETag: makeEtag(hash('sha256', JSON.stringify(body)).slice(0, 32)),
        'Cache-Control': `private, max-age=${CACHE_SECONDS}`,
        Vary: 'Origin, Authorization',
      };
      const isKnown = isNotModified(context.req.header('If-None-Match') ?? null, headers.ETag);
      return isKnown ? send(context, 304, null, headers) : { status: 200, body, headers };
    },
    refuseStrangers(database),
  );
}
