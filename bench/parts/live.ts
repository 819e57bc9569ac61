import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { forEachOf } from '../client/crowd.ts';
import { KeepAlive } from '../client/keep-alive.ts';
import { type LiveAddress, openLiveSocket } from '../client/live-client.ts';
import type { Line } from '../report/report.ts';
import { median } from '../report/statistics.ts';
import { residentBytes } from '../runtime/memory.ts';
import type { WatchedContest } from './watched.ts';

/** Watchers a change is told to. */
const CROWDS = [100, 1000] as const;
const RECONNECTING = 1000;
const IDLE = 2000;
/** Alone: longer than changes are gathered for. */
export const ALONE_MS = 250;
const KILOBYTE = 1024;

type Side = WatchedContest['own'];

/** What a thousand sockets cost and wait for, beside the bare object that tells everyone of each ticket. */
export async function measureLive(
  pid: number,
  contest: WatchedContest,
  effort: { readonly rounds: number },
): Promise<readonly Line[]> {
  // First of all: later on there is freed memory that sockets would be put into.
  const memory = { own: await idleBytes(pid, contest.own.address), bare: await idleBytes(pid, contest.bare.address) };
  const figure = `${(memory.own / KILOBYTE).toFixed(1)} kB (bare ${(memory.bare / KILOBYTE).toFixed(1)} kB)`;
  const lines: Line[] = [{ id: 'live-memory', what: `memory of an idle socket, of ${IDLE}`, figure }];
  for (const count of CROWDS) {
    const own = await tellAlone(contest.own, count, effort.rounds);
    const bare = await tellAlone(contest.bare, count, effort.rounds);
    lines.push(
      beside(`one change alone to the last of ${count} sockets`, own.lastMs, bare.lastMs),
      beside(`the HTTP answer of that change, ${count} sockets`, own.answerMs, bare.answerMs),
    );
  }
  const back = { own: await reconnect(contest.own), bare: await reconnect(contest.bare) };
  lines.push(beside(`${RECONNECTING} reconnect at once: the last has what it missed`, back.own, back.bare));
  return lines;
}

function beside(what: string, ownMs: number, bareMs: number): Line {
  return { id: what, what, figure: `${ownMs.toFixed(1)} ms (bare ${bareMs.toFixed(1)} ms)` };
}

/** Makes single changes, each alone, and takes the time to its answer and to the last socket's frame. */
async function tellAlone({ errand, address }: Side, count: number, rounds: number) {
  const crowd = await openAll(address, count);
  const client = await KeepAlive.open(errand.port);
  const taken: { readonly lastMs: number; readonly answerMs: number }[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      await pause(ALONE_MS);
      const sentMs = performance.now();
      const told = allTold(crowd);
      const answer = await client.post(errand.request(0));
      const answerMs = performance.now() - sentMs;
      if (!errand.isGood(answer)) throw new Error(`a change answered ${answer.status}: ${answer.body}`);
      taken.push({ answerMs, lastMs: (await told) - sentMs });
    }
  } finally {
    client.close();
    for (const socket of crowd) socket.destroy();
  }
  return { lastMs: median(taken.map(({ lastMs }) => lastMs)), answerMs: median(taken.map(({ answerMs }) => answerMs)) };
}

async function openAll(address: LiveAddress, count: number): Promise<readonly Socket[]> {
  return forEachOf(Array.from({ length: count }), async () => {
    const { socket } = await openLiveSocket(address);
    socket.resume();
    return socket;
  });
}

/** Resolves with the time at which every socket was sent something. */
async function allTold(crowd: readonly Socket[]): Promise<number> {
  await Promise.all(crowd.map((socket) => new Promise<void>((resolve) => socket.once('data', () => resolve()))));
  return performance.now();
}

/** A crowd is lost, one change happens, all come back in the same moment; gives when the last one was told of it. */
async function reconnect({ errand, address }: Side): Promise<number> {
  const client = await KeepAlive.open(errand.port);
  await client.post(errand.request(0));
  client.close();
  const startedMs = performance.now();
  const crowd = await forEachOf(
    Array.from({ length: RECONNECTING }),
    async () => {
      const { socket, rest } = await openLiveSocket(address);
      if (rest.length === 0) await allTold([socket]);
      return socket;
    },
    RECONNECTING,
  );
  const lastMs = performance.now() - startedMs;
  for (const socket of crowd) socket.destroy();
  return lastMs;
}

async function idleBytes(pid: number, address: LiveAddress): Promise<number> {
  const before = residentBytes(pid);
  const crowd = await openAll(address, IDLE);
  await pause(ALONE_MS);
  const after = residentBytes(pid);
  for (const socket of crowd) socket.destroy();
  await pause(ALONE_MS);
  return (after - before) / IDLE;
}
