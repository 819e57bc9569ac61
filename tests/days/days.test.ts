import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateDay } from '../../scripts/day/generated-day.ts';
import { readRecordedDay } from '../../scripts/day/recorded-day.ts';
import { makeVenue, runDay } from '../../scripts/day/run-day.ts';
import { tableOf } from '../../scripts/day/table.ts';
import type { Day } from '../../scripts/day/visit.ts';
import { useProduct } from '../support/use-product.ts';

const product = useProduct();
const RECORDINGS = process.env.CAREQUEUE_RECORDINGS ?? path.resolve(import.meta.dirname, '../../../shared/data');

async function play(day: Day, code: string) {
  const venue = await makeVenue(product(), { day, name: day.title, code });
  const result = await runDay(product(), { day, venue });
  process.stdout.write(`\n${tableOf(day, result)}`);
  const { verdict, stateEquals } = result;
  expect(verdict).toMatchObject({ tickets: day.visits.length, duplicates: 0, lost: 0, wrongEnds: 0 });
  expect(verdict.wait.maxAbsolute, 'seconds between a wait and the day that was played').toBe(0);
  expect(stateEquals, "the watching board's state differs from the server's").toBe(true);
  return result;
}

describe('a generated day', () => {
  it.each([1, 2])('of seed %d calls everybody whom a count of its own calls, in its order', async (seed) => {
    const day = generateDay({
      date: '2026-11-23',
      timeZone: 'Asia/Kolkata',
      seed,
      patients: 150,
      points: ['Room 1', 'Room 2', 'Room 3', 'Room 4'],
    });
    const { verdict, played } = await play(day, 'OPD');
    expect(played.unexpectedCalls).toEqual([]);
    expect(verdict.callsOutOfOrder).toBe(0);
    expect(verdict.estimate.count, 'nobody was told a wait').toBeGreaterThan(0);
  });
});

describe.runIf(existsSync(path.join(RECORDINGS, 'bank1999')))('a recorded day', () => {
  it('has the waits of the recording to the second', async () => {
    const day = readRecordedDay(path.join(RECORDINGS, 'bank1999'), '1999-02-08');
    await play(day, 'BNK');
  });
});
