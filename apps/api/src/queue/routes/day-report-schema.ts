import { z } from '@hono/zod-openapi';
import { exampleId } from '../../kernel/id-schema.ts';
import type { DayReport } from '../history/day-report.ts';

const count = z.int().min(0);
const instantOrNull = z.iso.datetime().nullable();

const stage = z
  .object({
    count: count.openapi({ description: 'Of how many patients it is told.' }),
    p50Minutes: z.number().min(0),
    p90Minutes: z.number().min(0),
  })
  .readonly()
  .nullable();

const figures = {
  issued: count.openapi({ description: 'The sum of all that follow, `open` included.' }),
  completed: count,
  transferred: count,
  cancelled: count,
  noShow: count,
  expired: count,
  open: z.object({ waiting: count, called: count, serving: count, missed: count }).readonly(),
  byPriority: z
    .object({ emergency: count, high: count, normal: count })
    .readonly()
    .openapi({ description: 'Of those issued, by the priority they have now.' }),
  byLane: z
    .object({ booked: count, 'walk-in': count, review: count, late: count })
    .readonly()
    .openapi({ description: 'Of those issued, by the lane they are in now.' }),
  firstCallAt: instantOrNull,
  lastCallAt: instantOrNull.openapi({ description: 'Of the last call or recall.' }),
  calls: count.openapi({
    description: 'Calls of a waiting ticket; one that was put back and called anew counts twice.',
  }),
  recalls: count,
  waiting: stage.openapi({ description: 'From issue to the first call.' }),
  walking: stage.openapi({ description: 'From the call to `start`, of those whose start was told by itself.' }),
  serving: stage.openapi({
    description: 'From `start` to the end, of those whose start was told; of a held ticket the last time inside.',
  }),
  stay: stage.openapi({ description: 'From issue to the end of a completed or transferred visit.' }),
};

/** A service day accounted for. */
export const dayReportSchema = z
  .object({
    serviceDay: z.string(),
    ...figures,
    byDoctor: z
      .array(z.object({ doctorId: z.string().nullable(), ...figures }).readonly())
      .readonly()
      .openapi({ description: 'The same for each doctor tickets were for; null are those for none in particular.' }),
  })
  .readonly()
  .openapi('DayReport');

/** Fails to compile where the schema and the report drift apart. */
type Fits<Report extends z.input<typeof dayReportSchema>> = Report;
export type DayReportBody = Fits<DayReport>;

const exampleFigures = {
  ...{ issued: 118, completed: 96, transferred: 3, cancelled: 4, noShow: 5, expired: 2 },
  open: { waiting: 5, called: 1, serving: 2, missed: 0 },
  byPriority: { emergency: 1, high: 9, normal: 108 },
  byLane: { booked: 0, 'walk-in': 118, review: 0, late: 0 },
  firstCallAt: '2026-11-21T03:34:12.000Z',
  lastCallAt: '2026-11-21T08:02:40.000Z',
  ...{ calls: 115, recalls: 17 },
  waiting: { count: 113, p50Minutes: 41.5, p90Minutes: 88 },
  walking: { count: 98, p50Minutes: 0.8, p90Minutes: 2.1 },
  serving: { count: 96, p50Minutes: 6.2, p90Minutes: 13.5 },
  stay: { count: 99, p50Minutes: 52.4, p90Minutes: 103.7 },
};

/** A report as the reference shows it. */
export const dayReportExample: z.input<typeof dayReportSchema> = {
  serviceDay: '2026-11-21',
  ...exampleFigures,
  byDoctor: [{ doctorId: exampleId('doctor'), ...exampleFigures }],
};
