import { existsSync, readFileSync } from 'node:fs';

/** How many checks or tests passed and failed. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** Sum of several tallies. */
export function addTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce((sum, one) => ({ passed: sum.passed + one.passed, failed: sum.failed + one.failed }), {
    passed: 0,
    failed: 0,
  });
}

function numberAt(value: unknown, key: string): number {
  if (typeof value !== 'object' || value === null) return 0;
  const found: unknown = Object.entries(value).find(([name]) => name === key)?.[1];
  return typeof found === 'number' ? found : 0;
}

/** Counts of a JSON report by vitest or Playwright. */
export function readReport(report: unknown): Tally {
  if (typeof report === 'object' && report !== null && 'stats' in report) {
    const { stats } = report;
    return {
      passed: numberAt(stats, 'expected'),
      failed: numberAt(stats, 'unexpected') + numberAt(stats, 'flaky'),
    };
  }
  return { passed: numberAt(report, 'numPassedTests'), failed: numberAt(report, 'numFailedTests') };
}

/**
 * Tally of a runner's report file. A runner that failed without a failed test (it could not load a file, found no
 * test, or died) counts as one failure.
 */
export function tallyOf(file: string, exitCode: number): Tally {
  const counted = existsSync(file) ? readReport(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0 };
  const hasRun = counted.passed + counted.failed > 0;
  if (counted.failed === 0 && (exitCode !== 0 || !hasRun)) return { passed: counted.passed, failed: 1 };
  return counted;
}
