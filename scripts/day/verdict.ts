import type { Ticket, TicketStatus } from '@carequeue/sdk';
import type { Played } from './play.ts';
import type { Day, Outcome } from './visit.ts';

const MS_PER_SECOND = 1000;
const SECONDS_PER_MINUTE = 60;

/** What is expected of a ticket when its day is over. */
const STATUS_OF: Readonly<Record<Outcome, TicketStatus>> = { served: 'completed', missed: 'missed', left: 'cancelled' };

/** How far off something was. */
interface Accuracy {
  readonly count: number;
  /** Null where there is nothing to compare. */
  readonly meanAbsolute: number | null;
  readonly maxAbsolute: number | null;
}

/** What a played day shows, with the figures of its table. */
export interface Verdict {
  readonly visits: number;
  readonly tickets: number;
  readonly duplicates: number;
  readonly lost: number;
  /** Tickets that did not end as their visit did. */
  readonly wrongEnds: number;
  readonly callsOutOfOrder: number;
  readonly calls: number;
  readonly unexpectedCalls: number;
  /** Seconds between the tickets' own stamps and the day's. */
  readonly wait: Accuracy & { readonly mean: number };
  /** Minutes between the wait told at joining and the wait that came, and the share that came within the p90. */
  readonly estimate: Accuracy & { readonly coverP90: number | null };
}

/**
 * Judges a played day by the tickets as the server lists them afterwards, against the day that was to be played.
 *
 * @param tickets - every ticket of the day.
 */
export function judge(day: Day, played: Played, tickets: readonly Ticket[]): Verdict {
  const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  const pairs = day.visits.map((visit) => {
    const issued = played.issued.get(visit.name);
    return { visit, issued, ticket: issued === undefined ? undefined : byId.get(issued.id) };
  });
  const waits = pairs.flatMap(({ visit, issued, ticket }) => {
    if (visit.outcome === 'left' || issued === undefined || ticket === undefined) return [];
    if (ticket.calledAt === null) return [];
    const seconds = (Date.parse(ticket.calledAt) - Date.parse(ticket.issuedAt)) / MS_PER_SECOND;
    return [{ seconds, recorded: visit.calledAt - visit.arriveAt, told: issued.estimatedWait }];
  });
  const told = waits.flatMap(({ seconds, told }) =>
    told === null ? [] : [{ minutes: seconds / SECONDS_PER_MINUTE, told }],
  );
  const within = told.filter(({ minutes, told }) => minutes <= told.p90Minutes).length;
  return {
    visits: day.visits.length,
    tickets: tickets.length,
    duplicates: countRepeated(tickets.map(({ id }) => id)) + countRepeated(tickets.map(({ number }) => number)),
    lost: pairs.filter(({ ticket }) => ticket === undefined).length + missingNumbers(tickets),
    wrongEnds: pairs.filter(({ visit, ticket }) => ticket?.status !== STATUS_OF[visit.outcome]).length,
    callsOutOfOrder: played.callsOutOfOrder,
    calls: played.calls,
    unexpectedCalls: played.unexpectedCalls.length,
    wait: {
      ...accuracyOf(waits.map(({ seconds, recorded }) => seconds - recorded)),
      mean: meanOf(waits.map(({ seconds }) => seconds)) ?? 0,
    },
    estimate: {
      ...accuracyOf(told.map(({ minutes, told }) => minutes - told.p50Minutes)),
      coverP90: told.length === 0 ? null : within / told.length,
    },
  };
}

/** True when nothing was doubled, lost, or other than the day that was played. */
export function isSound(verdict: Verdict): boolean {
  const { duplicates, lost, wrongEnds, unexpectedCalls, wait } = verdict;
  return duplicates + lost + wrongEnds + unexpectedCalls + (wait.maxAbsolute ?? 0) === 0;
}

function countRepeated(values: readonly (string | number)[]): number {
  return values.length - new Set(values).size;
}

function missingNumbers(tickets: readonly Ticket[]): number {
  const highest = Math.max(0, ...tickets.map(({ number }) => number));
  return highest - new Set(tickets.map(({ number }) => number)).size;
}

function accuracyOf(differences: readonly number[]): Accuracy {
  const absolute = differences.map(Math.abs);
  return {
    count: absolute.length,
    meanAbsolute: meanOf(absolute),
    maxAbsolute: absolute.length === 0 ? null : Math.max(...absolute),
  };
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
