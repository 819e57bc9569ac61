import { describe, expect, test } from 'vitest';
import { addTallies, readReport, tallyOf } from './tally.ts';

describe('a report', () => {
  test("of vitest gives its tests' counts", () => {
    expect(readReport({ numPassedTests: 5, numFailedTests: 2, numPendingTests: 1 })).toEqual({ passed: 5, failed: 2 });
  });

  test('of Playwright counts a flaky test as failed', () => {
    expect(readReport({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 4 } })).toEqual({
      passed: 3,
      failed: 2,
    });
  });

  test('that is missing counts as one failure, whatever the exit code', () => {
    expect(tallyOf('/nowhere.json', 0)).toEqual({ passed: 0, failed: 1 });
    expect(tallyOf('/nowhere.json', 1)).toEqual({ passed: 0, failed: 1 });
  });
});

test('tallies add up', () => {
  expect(
    addTallies([
      { passed: 1, failed: 0 },
      { passed: 2, failed: 3 },
    ]),
  ).toEqual({ passed: 3, failed: 3 });
});
