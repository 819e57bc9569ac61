import type { LoadRun } from './run-load.ts';

/** What a load's speed was. */
export interface LoadFigures {
  readonly requests: number;
  readonly seconds: number;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly conflicts: number;
}

/** Takes the figures out of a load. */
export function figuresOf({ journal, seconds }: LoadRun): LoadFigures {
  const sorted = journal.latenciesMs.toSorted((a, b) => a - b);
  const quantile = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return {
    requests: sorted.length,
    seconds,
    requestsPerSecond: sorted.length / seconds,
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
    conflicts: journal.refusals.get('ticket_state_conflict') ?? 0,
  };
}

/** Writes figures as one line. */
export function lineOf(figures: LoadFigures): string {
  const { requests, seconds, requestsPerSecond, p50Ms, p99Ms, conflicts } = figures;
  const latency = `p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms`;
  const speed = `${requests} commands in ${seconds.toFixed(1)} s, ${requestsPerSecond.toFixed(0)}/s`;
  return `${speed}, ${latency}, ${conflicts} wanted by two points at once`;
}
