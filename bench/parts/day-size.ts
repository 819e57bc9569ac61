import { KeepAlive } from '../client/keep-alive.ts';
import type { Line, Section } from '../report/report.ts';
import { median } from '../report/statistics.ts';
import type { ServedObjects } from '../runtime/workerd.ts';
import { JSON_TYPE, provisionPoints } from './department-alone.ts';

/** Tickets of a day: a small clinic's, a big one's, a hospital's, and far beyond. */
const DAY_SIZES = [100, 1000, 10_000, 100_000] as const;
/** What a command's time may differ by from that of the smallest day. */
const TIME_SHARE_MAX = 0.2;

const COMMANDS = ['issue', 'call-next', 'start', 'complete', 'cancel'] as const;
type Command = (typeof COMMANDS)[number];

interface Taken {
  readonly ms: number;
  readonly read: number;
  readonly written: number;
}

/** A department whose day has a certain size, and what its commands took. */
interface Day {
  readonly size: number;
  readonly object: string;
  readonly pointId: string;
  readonly taken: Readonly<Record<Command, Taken[]>>;
}

/** 3. Rows and time of a command, by how long the day is already; everybody waits, which is the worst case. */
export async function measureDaySize(served: ServedObjects, effort: { readonly rounds: number }): Promise<Section> {
  const client = await KeepAlive.open(served.port);
  try {
    const days: Day[] = [];
    for (const size of DAY_SIZES) days.push(await fillDay(client, served, size));
    // The days in turn: whatever the machine does meanwhile, it does to all of them.
    for (let round = 0; round < effort.rounds * 10; round += 1) for (const day of days) await playVisit(client, day);
    return {
      title: 'By the size of the day',
      method: [
        'One client of the Department alone, so many tickets waiting; the same visits in each department in turn. Rows are',
        "SQLite's own counts (`rowsRead`, `rowsWritten`) of every statement of the object until the answer; time is the",
        'median of the answers, as a ratio to the smallest day.',
      ].join('\n'),
      lines: COMMANDS.flatMap((command) => linesOf(command, days)),
    };
  } finally {
    client.close();
  }
}

async function fillDay(client: KeepAlive, served: ServedObjects, size: number): Promise<Day> {
  const object = `counted-${size}`;
  const [pointId = ''] = await provisionPoints(served, object, 1);
  await client.post({ path: `/${object}/fill`, headers: JSON_TYPE, body: String(size) });
  return { size, object, pointId, taken: { issue: [], 'call-next': [], start: [], complete: [], cancel: [] } };
}

/** One patient comes, is called, seen and done; another gives up. The day stays as long as it was. */
async function playVisit(client: KeepAlive, day: Day): Promise<void> {
  const issued = await take(client, day, 'issue', { path: 'issue', body: { language: 'hi' } });
  const { id: leaving }: { id: string } = JSON.parse(issued);
  const called = await take(client, day, 'call-next', { path: 'call-next', body: { pointId: day.pointId } });
  const { ticket }: { ticket: { id: string } } = JSON.parse(called);
  await take(client, day, 'start', { path: `start/${ticket.id}`, body: {} });
  await take(client, day, 'complete', { path: `complete/${ticket.id}`, body: {} });
  await take(client, day, 'cancel', { path: `cancel/${leaving}`, body: {} });
  await client.post({ path: `/${day.object}/issue`, headers: JSON_TYPE, body: '{}' });
}

async function take(
  client: KeepAlive,
  { object, taken }: Day,
  command: Command,
  request: { readonly path: string; readonly body: unknown },
): Promise<string> {
  const before = await rowsOf(client, object);
  const sentMs = performance.now();
  const answer = await client.post({
    path: `/${object}/${request.path}`,
    headers: JSON_TYPE,
    body: JSON.stringify(request.body),
  });
  const ms = performance.now() - sentMs;
  if (answer.status >= 300) throw new Error(`${command} answered ${answer.status}: ${answer.body}`);
  const after = await rowsOf(client, object);
  taken[command].push({ ms, read: after.read - before.read, written: after.written - before.written });
  return answer.body;
}

async function rowsOf(client: KeepAlive, object: string): Promise<{ readonly read: number; readonly written: number }> {
  return JSON.parse((await client.post({ path: `/${object}/rows`, headers: JSON_TYPE, body: '' })).body);
}

function linesOf(command: Command, days: readonly Day[]): readonly Line[] {
  const middles = days.map(({ taken }) => ({
    ms: median(taken[command].map(({ ms }) => ms)),
    rows: `${median(taken[command].map(({ read }) => read))} + ${median(taken[command].map(({ written }) => written))}`,
  }));
  const first = middles[0]?.ms ?? 0;
  const shares = middles.map(({ ms }) => ms / first);
  const isSteady = shares.every((share) => Math.abs(share - 1) <= TIME_SHARE_MAX);
  return [
    {
      id: `day-size-rows-${command}`,
      what: `${command}: rows read + written at ${DAY_SIZES.join(', ')}`,
      figure: middles.map(({ rows }) => rows).join(', '),
      aim: { text: 'constant', isMet: new Set(middles.map(({ rows }) => rows)).size === 1 },
    },
    {
      id: `day-size-time-${command}`,
      what: `${command}: time at ${DAY_SIZES.join(', ')}`,
      figure: `${shares.map((share) => `${share.toFixed(2)} ×`).join(', ')} (${first.toFixed(2)} ms)`,
      aim: { text: '± 20 %', isMet: isSteady },
    },
  ];
}
