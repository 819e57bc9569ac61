import { drive, type Errand, type Pace } from '../client/drive.ts';
import { type Aim, type Line, ratioText } from '../report/report.ts';
import { median } from '../report/statistics.ts';
import { processorMs } from '../runtime/processor-time.ts';

/** The bare object and the two commands that are measured against it. */
export interface Contest {
  /** The runtime's process, which all three share. */
  readonly pid: number;
  readonly bare: Errand;
  /** The bare object, its INSERTs committed in groups: the most that can be had. */
  readonly ceiling: Errand;
  /** Each client calls to a point of its own. */
  readonly issue: Errand;
  readonly callNext: Errand;
}

/** How much of it. */
export interface Effort {
  readonly rounds: number;
  /** Requests of one drive, for one client and for each client beyond. */
  readonly requests: (clients: number) => number;
}

/** Numbers of clients that ask at once. */
export const CLIENT_COUNTS = [1, 10, 50] as const;

/** What is aimed at: share of the bare object's throughput, and of its p99. */
const AIMS: Readonly<Record<number, { readonly throughput: number; readonly p99?: number }>> = {
  1: { throughput: 0.7 },
  50: { throughput: 1.2, p99: 0.5 },
};

type Command = 'issue' | 'callNext';
interface Measured extends Pace {
  readonly count: number;
  readonly processorMs: number;
}
const DRIVES = ['issue', 'bare', 'callNext', 'ceiling'] as const;
type Round = Readonly<Record<(typeof DRIVES)[number], Measured>>;

const TITLES: Readonly<Record<Command, string>> = { issue: 'issue', callNext: 'call-next' };

/** Measures both commands against the bare object, for each number of clients. */
export async function measureMatrix(id: string, contest: Contest, effort: Effort): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const clients of CLIENT_COUNTS) {
    const rounds = await measureRounds(contest, { clients, effort });
    for (const command of ['issue', 'callNext'] as const) lines.push(...linesOf(id, { clients, command, rounds }));
    lines.push(ceilingLine(id, clients, rounds));
  }
  return lines;
}

async function measureRounds(contest: Contest, size: { clients: number; effort: Effort }): Promise<readonly Round[]> {
  const { clients, effort } = size;
  const load = { clients, count: effort.requests(clients) };
  const measured = async (errand: Errand): Promise<Measured> => {
    const before = processorMs(contest.pid) ?? 0;
    const pace = await drive(errand, load);
    return { ...pace, count: load.count, processorMs: (processorMs(contest.pid) ?? 0) - before };
  };
  const drives = {
    bare: () => measured(contest.bare),
    issue: () => measured(contest.issue),
    callNext: () => measured(contest.callNext),
    ceiling: () => measured(contest.ceiling),
  };
  const rounds: Round[] = [];
  // The first round warms both up; one more drive leaves as many waiting as a round calls.
  for (let round = 0; round <= effort.rounds; round += 1) {
    const taken = await inTurn(drives, round);
    if (round === 0) await drives.issue();
    else rounds.push(taken);
  }
  return rounds;
}

/** Measures each once, another one first each time: whatever a round suffers, none suffers it always. */
async function inTurn(drives: Readonly<Record<keyof Round, () => Promise<Measured>>>, round: number): Promise<Round> {
  const none: Measured = { perSecond: 0, p99Ms: 0, count: 0, processorMs: 0 };
  const paces: Record<keyof Round, Measured> = { issue: none, bare: none, callNext: none, ceiling: none };
  // In the warming round nobody waits yet: issue comes first.
  const from = round % DRIVES.length;
  for (const name of [...DRIVES.slice(from), ...DRIVES.slice(0, from)]) paces[name] = await drives[name]();
  return paces;
}

function linesOf(
  id: string,
  measured: { clients: number; command: Command; rounds: readonly Round[] },
): readonly Line[] {
  const { clients, command, rounds } = measured;
  const aim = AIMS[clients];
  const what = `${TITLES[command]}, ${clients} ${clients === 1 ? 'client' : 'clients'}`;
  const middle = (pick: (round: Round) => number) => median(rounds.map(pick));
  const throughputs = rounds.map((round) => round[command].perSecond / round.bare.perSecond);
  const p99s = rounds.map((round) => round[command].p99Ms / round.bare.p99Ms);
  const perSecond = `${middle((r) => r[command].perSecond).toFixed(0)}/s : ${middle((r) => r.bare.perSecond).toFixed(0)}/s`;
  const p99Ms = `${middle((r) => r[command].p99Ms).toFixed(1)} ms : ${middle((r) => r.bare.p99Ms).toFixed(1)} ms`;
  const lines: Line[] = [
    {
      id: `${id}-throughput-${clients}`,
      what: `${what}: throughput`,
      figure: `${ratioText(throughputs)} (${perSecond})`,
      ...aimOf(aim?.throughput, '≥', median(throughputs)),
    },
    {
      id: `${id}-p99-${clients}`,
      what: `${what}: p99`,
      figure: `${ratioText(p99s)} (${p99Ms})`,
      ...aimOf(aim?.p99, '≤', median(p99s)),
    },
  ];
  const figure = processorText(rounds, command);
  return figure === null
    ? lines
    : [...lines, { id: `${id}-processor-${clients}`, what: `${what}: processor time`, figure }];
}

function ceilingLine(id: string, clients: number, rounds: readonly Round[]): Line {
  const throughputs = rounds.map(({ ceiling, bare }) => ceiling.perSecond / bare.perSecond);
  const p99s = rounds.map(({ ceiling, bare }) => ceiling.p99Ms / bare.p99Ms);
  return {
    id: `${id}-ceiling-${clients}`,
    what: `bare INSERTs in groups, ${clients} ${clients === 1 ? 'client' : 'clients'}: throughput, p99`,
    figure: `${ratioText(throughputs)}, ${ratioText(p99s)}`,
  };
}

function aimOf(aim: number | undefined, side: '≥' | '≤', ratio: number): { readonly aim?: Aim } {
  if (aim === undefined) return {};
  return { aim: { text: `${side} ${aim} ×`, isMet: side === '≥' ? ratio >= aim : ratio <= aim } };
}

/** Processor time a request: what a busy machine disturbs least. */
function processorText(rounds: readonly Round[], command: Command): string | null {
  const perRequestUs = (name: keyof Round) => {
    const total = (pick: (measured: Measured) => number) => rounds.reduce((sum, round) => sum + pick(round[name]), 0);
    return (total((measured) => measured.processorMs) * 1000) / total((measured) => measured.count);
  };
  const [own, bare] = [perRequestUs(command), perRequestUs('bare')];
  return bare === 0 ? null : `${(own / bare).toFixed(2)} × (${own.toFixed(0)} µs : ${bare.toFixed(0)} µs)`;
}
