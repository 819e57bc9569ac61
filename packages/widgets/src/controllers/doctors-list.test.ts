import type { Doctor } from '@carequeue/sdk/live';
import { ApiError } from '@carequeue/sdk/ticket';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readDoctors } from './doctors-list.ts';

const RAO: Doctor = {
  ...{ id: 'doc_01kagy0000aaaaaaaaaaaaaaaa', name: 'Dr. Rao', speciality: null, qualification: null },
  ...{ languages: [], fee: null, leave: [] },
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A reader that fails so often, and whom it told what. */
function reading(failures: number, error: unknown, isWanted = () => true) {
  const heard = { asked: 0, taken: [] as (readonly Doctor[] | null)[] };
  const doctors = async () => {
    heard.asked += 1;
    if (heard.asked <= failures) throw error;
    return { data: [RAO] };
  };
  readDoctors({ departments: { doctors } }, 'dep_1', isWanted, (one) => heard.taken.push(one));
  return heard;
}

test('is asked for again after pauses that grow, until it is here', async () => {
  const heard = reading(3, new TypeError('Failed to fetch'));
  await vi.advanceTimersByTimeAsync(1_000 + 2_000);
  expect(heard).toEqual({ asked: 3, taken: [] });
  await vi.advanceTimersByTimeAsync(4_000);
  expect(heard).toEqual({ asked: 4, taken: [[RAO]] });
  expect(vi.getTimerCount()).toBe(0);
});

test('is asked for at once when the network is back', async () => {
  const heard = reading(1, new TypeError('Failed to fetch'));
  await vi.advanceTimersByTimeAsync(0);
  dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(0);
  expect(heard.taken).toEqual([[RAO]]);
});

test('is not asked for again where it was refused, or is of no use any more', async () => {
  const problem = { type: '', title: '', detail: '', status: 404, code: 'not_found', requestId: 'r1' } as const;
  const refused = reading(9, new ApiError(problem));
  let isWanted = true;
  const left = reading(9, new TypeError('Failed to fetch'), () => isWanted);
  await vi.advanceTimersByTimeAsync(0);
  isWanted = false;
  await vi.advanceTimersByTimeAsync(60_000);
  expect([refused, left]).toEqual([
    { asked: 1, taken: [null] },
    { asked: 1, taken: [null] },
  ]);
});
