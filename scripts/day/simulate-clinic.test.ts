import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Arrival, simulateClinic } from './simulate-clinic.ts';

const visitor = { serviceSeconds: 100, leavesAt: null, missedAfterSeconds: null };

const anyArrivals = fc
  .array(
    fc.record({
      arriveAt: fc.integer({ min: 0, max: 2000 }),
      serviceSeconds: fc.integer({ min: 1, max: 400 }),
      patience: fc.option(fc.integer({ min: 1, max: 300 })),
      missedAfterSeconds: fc.option(fc.integer({ min: 1, max: 60 }), { freq: 5 }),
    }),
    { maxLength: 60 },
  )
  .map((drawn) =>
    drawn
      .sort((a, b) => a.arriveAt - b.arriveAt)
      .map(
        ({ patience, ...rest }, index): Arrival => ({
          ...rest,
          name: `v${index}`,
          leavesAt: patience === null ? null : rest.arriveAt + patience,
        }),
      ),
  );

describe('a clinic counted out', () => {
  it('calls who came first when a room becomes empty, and completes the one before by the same call', () => {
    const { visits, actions } = simulateClinic(
      [
        { ...visitor, name: 'a', arriveAt: 0 },
        { ...visitor, name: 'b', arriveAt: 10 },
        { ...visitor, name: 'c', arriveAt: 20, leavesAt: 50 },
        { ...visitor, name: 'd', arriveAt: 30, missedAfterSeconds: 60 },
      ],
      ['Room 1'],
      { walkSeconds: 5 },
    );
    expect(visits).toEqual([
      { name: 'a', arriveAt: 0, outcome: 'served', point: 'Room 1', calledAt: 0, startAt: 5, endAt: 105 },
      { name: 'b', arriveAt: 10, outcome: 'served', point: 'Room 1', calledAt: 105, startAt: 110, endAt: 210 },
      { name: 'c', arriveAt: 20, outcome: 'left', leftAt: 50 },
      { name: 'd', arriveAt: 30, outcome: 'missed', point: 'Room 1', calledAt: 210, skippedAt: 270 },
    ]);
    expect(actions.map(({ at, kind, visit }) => `${at} ${kind} ${visit.name}`)).toEqual([
      '0 arrive a',
      '0 call-next a',
      '5 start a',
      '10 arrive b',
      '20 arrive c',
      '30 arrive d',
      '50 cancel c',
      '105 call-next b',
      '110 start b',
      '210 call-next d',
      '270 skip d',
    ]);
  });

  it('loses nobody, keeps the order of arrival and never has two in a room', () => {
    fc.assert(
      fc.property(anyArrivals, fc.integer({ min: 1, max: 4 }), (arrivals, rooms) => {
        const points = Array.from({ length: rooms }, (_, index) => `Room ${index + 1}`);
        const { visits } = simulateClinic(arrivals, points, { walkSeconds: 3 });
        expect(visits.map(({ name }) => name)).toEqual(arrivals.map(({ name }) => name));
        const called = visits.flatMap((visit) => (visit.outcome === 'left' ? [] : [visit]));
        const calledAt = called.map((visit) => visit.calledAt);
        expect(calledAt).toEqual(calledAt.toSorted((a, b) => a - b));
        for (const point of points) {
          const here = called.filter((visit) => visit.point === point);
          here.slice(1).forEach((visit, index) => {
            const before = here[index];
            const emptyAt = before?.outcome === 'served' ? before.endAt : (before?.skippedAt ?? 0);
            expect(visit.calledAt).toBeGreaterThanOrEqual(emptyAt);
          });
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
