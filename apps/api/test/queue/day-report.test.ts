import { runInDurableObject } from 'cloudflare:test';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { isServiceDay } from '../../src/kernel/time.ts';
import { dayReportSchema } from '../../src/queue/routes/day-report-schema.ts';
import type { NumberedEvent } from '../../src/queue/state/events.ts';
import type { Demo } from '../support.ts';
import { ask, codeOf, firstDepartment, loadDemo, ORIGIN, takeTicket } from '../support.ts';
import type { TestStub } from './a-department.ts';
import { SERVER } from './a-department.ts';
import type { Step } from './a-history.ts';
import { aDepartmentWithDoctors, live, step } from './a-history.ts';
import { countDay } from './count-a-day.ts';

/**
 * Goal: a day's report accounts for every number of it.
 * Method: random histories over several days on the real object; the report against a count that follows each ticket
 * through the events, and the numbers themselves against 1 to n.
 */

const DAYS = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24'].filter(isServiceDay);
const staff = { presented: SERVER, access: ['server'], ticketId: null } as const;
const ticketsSchema = z.array(z.object({ number: z.number(), code: z.string() }));
const quotas = { booked: null, walkIn: null, remote: null };
const sessions = [
  { id: 'morning', name: 'Morning', doctorId: null, startsAt: '08:00', endsAt: '13:00', quotas },
  { id: 'evening', name: 'Evening', doctorId: null, startsAt: '16:00', endsAt: '20:00', quotas },
];
/** The ways a department may number, and one that never closes. */
const WAYS = [
  {},
  { numberSeries: 'doctor' },
  { numberReset: 'session', sessions },
  { numberSeries: 'doctor', numberReset: 'session', sessions },
  { roundTheClock: true },
] as const;

async function reportOf(stub: TestStub, query: Parameters<TestStub['readDayReport']>[1]) {
  const result = await stub.readDayReport(staff, query);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return dayReportSchema.parse(JSON.parse(result.body));
}

async function eventsOf(stub: TestStub) {
  return runInDurableObject(stub, (_, state) =>
    state.storage.sql
      .exec('SELECT data FROM events ORDER BY seq')
      .toArray()
      .map((row): NumberedEvent => JSON.parse(String(row.data))),
  );
}

/** The numbers of each series, as the codes say: what stands before the number names it. */
async function numbersOf(stub: TestStub, serviceDay: string) {
  const filter = { serviceDay, status: null, externalId: null, after: null, limit: 10_000 };
  const result = await stub.listTickets(staff, filter);
  if (!result.ok) throw new Error(JSON.stringify(result));
  const series = new Map<string, number[]>();
  for (const { number, code } of ticketsSchema.parse(JSON.parse(result.body))) {
    const name = code.slice(0, -String(number).length);
    series.set(name, [...(series.get(name) ?? []), number]);
  }
  return series;
}

/** Random commands seldom leave a skipped ticket alone until the day ends. */
const MISSED_OVERNIGHT: Step[] = [
  { act: { kind: 'issue', pick: 2 }, seconds: 60 },
  { act: { kind: 'next', finish: false, point: 0 }, seconds: 60 },
  { act: { kind: 'ticket', name: 'skip', pick: 0 }, seconds: 60 },
  { act: { kind: 'wait', hours: 20 }, seconds: 1 },
  { act: { kind: 'issue', pick: 2 }, seconds: 60 },
];

describe('a day report', () => {
  test('is what a count of the events gives, and no number is without a ticket', { timeout: 60_000 }, async () => {
    let seriesCountMax = 0;
    const reports: Awaited<ReturnType<typeof reportOf>>[] = [];
    const histories = fc.array(step, { minLength: 30, maxLength: 70, size: 'max' });
    const check = fc.asyncProperty(histories, fc.constantFrom(...WAYS), async (steps, settings) => {
      const department = await aDepartmentWithDoctors(settings);
      const { stub, doctorIds } = department;
      await live(department, steps);
      const events = await eventsOf(stub);
      for (const serviceDay of DAYS) {
        const report = await reportOf(stub, { serviceDay, doctorId: null });
        expect(report).toEqual(countDay(serviceDay, events));

        const { issued, completed, transferred, cancelled, noShow, expired, open } = report;
        const stillOpen = open.waiting + open.called + open.serving + open.missed;
        expect(issued).toBe(completed + transferred + cancelled + noShow + expired + stillOpen);
        expect(report.byDoctor.reduce((sum, doctor) => sum + doctor.issued, 0)).toBe(issued);
        const series = [...(await numbersOf(stub, serviceDay)).values()];
        for (const numbers of series) expect(numbers).toEqual(numbers.map((_, index) => index + 1));
        expect(series.flat()).toHaveLength(issued);
        seriesCountMax = Math.max(seriesCountMax, series.length);

        for (const doctorId of doctorIds) {
          const { byDoctor, serviceDay: _, ...figures } = await reportOf(stub, { serviceDay, doctorId });
          expect(byDoctor).toEqual(report.byDoctor.filter((doctor) => doctor.doctorId === doctorId));
          expect(byDoctor).toEqual(figures.issued === 0 ? [] : [{ doctorId, ...figures }]);
        }
        reports.push(report);
      }
    });
    await fc.assert(check, {
      numRuns: 25,
      seed: 20261121,
      endOnFailure: true,
      examples: [[MISSED_OVERNIGHT, WAYS[0]]],
    });
    expect(seriesCountMax).toBeGreaterThan(3);
    for (const fate of [
      'completed',
      'transferred',
      'cancelled',
      'noShow',
      'expired',
      'recalls',
      'walking',
      'serving',
    ] as const) {
      expect(
        reports.some((report) => report[fate]),
        `no history with ${fate}`,
      ).toBe(true);
    }
  });
});

describe('the day report over HTTP', () => {
  let demo: Demo;
  let path: string;

  beforeAll(async () => {
    demo = await loadDemo();
    const departmentId = firstDepartment(demo).id;
    await takeTicket(demo, departmentId);
    path = `/v1/departments/${departmentId}/queue/day-report`;
  });

  test('tells the hospital of its running day where none is asked for', async () => {
    const answer = await ask(path, { key: demo.secretKey });
    expect(answer.status).toBe(200);
    expect(dayReportSchema.parse(answer.json)).toMatchObject({ issued: 1, open: { waiting: 1 }, serving: null });
  });

  test('tells of a day without tickets that there were none', async () => {
    const answer = await ask(`${path}?serviceDay=2020-02-29`, { key: demo.secretKey });
    expect(answer.json).toMatchObject({ serviceDay: '2020-02-29', issued: 0, firstCallAt: null, byDoctor: [] });
  });

  test('is not there for another hospital, and not for patients', async () => {
    expect(codeOf(await ask(path, { key: demo.otherHospital.secretKey }))).toBe('not_found');
    expect(codeOf(await ask(path, { key: demo.publishableKey, origin: ORIGIN }))).toBe('not_allowed');
    const { secret } = await takeTicket(demo, firstDepartment(demo).id);
    expect(codeOf(await ask(path, { key: secret }))).toBe('not_allowed');
  });

  test.each(['serviceDay=2026-02-30', 'serviceDay=today', 'doctorId=Rao', 'doctor=1'])(
    'refuses a query with %s',
    async (query) => {
      expect(codeOf(await ask(`${path}?${query}`, { key: demo.secretKey }))).toBe('invalid_request');
    },
  );
});
