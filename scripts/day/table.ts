import type { DayResult } from './run-day.ts';
import type { Day } from './visit.ts';

/** Writes what a day showed as the table a person reads. */
export function tableOf(day: Day, result: DayResult): string {
  const { verdict, frames, stateEquals, seconds } = result;
  const { wait, estimate } = verdict;
  const rows: readonly (readonly [string, string])[] = [
    ['visits', String(verdict.visits)],
    ['tickets', String(verdict.tickets)],
    ['duplicates', String(verdict.duplicates)],
    ['lost', String(verdict.lost)],
    ['tickets that ended otherwise than their visit', String(verdict.wrongEnds)],
    ['calls', String(verdict.calls)],
    ['calls that broke the stated order', String(verdict.callsOutOfOrder)],
    ['calls of another patient than counted out', String(verdict.unexpectedCalls)],
    ['mean wait', `${(wait.mean / 60).toFixed(1)} min of ${wait.count} called`],
    ['waits against the recording, largest difference', inSeconds(wait.maxAbsolute)],
    ['waits against the recording, mean difference', inSeconds(wait.meanAbsolute)],
    ['wait told at joining, mean error', `${inMinutes(estimate.meanAbsolute)} of ${estimate.count} told`],
    ['came within the p90 told', estimate.coverP90 === null ? '-' : `${(100 * estimate.coverP90).toFixed(0)} %`],
    ['frames the watching board received', String(frames)],
    ["watching board's state equals the server's", stateEquals ? 'yes' : 'NO'],
    ['played in', `${seconds.toFixed(1)} s`],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return [day.title, ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`), ''].join('\n');
}

function inSeconds(value: number | null): string {
  return value === null ? '-' : `${value.toFixed(3)} s`;
}

function inMinutes(value: number | null): string {
  return value === null ? '-' : `${value.toFixed(1)} min`;
}
