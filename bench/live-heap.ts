import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createLive } from '../packages/sdk/src/live.ts';
import { called, issued } from '../packages/sdk/src/testing/builders.ts';
import { DrivenServer } from '../packages/sdk/src/testing/driven-server.ts';
import { runScript } from '../scripts/product/lifetime.ts';
import { Explained } from '../scripts/product/settings.ts';

const WARM_UP_ROUNDS = 200;
const ROUNDS = 1_000;
const CHANGES_PER_ROUND = 10;
/** Garbage that is not collected at once, code that is compiled late: what a leak of a few bytes a change is above. */
const GROWTH_MAX = 1.1;

interface Timer {
  readonly dueMs: number;
  readonly run: () => void;
}

/** Timers that run as fast as they are let. */
class DrivenTimers {
  #nowMs = 0;
  readonly #timers = new Map<object, Timer>();

  install(): void {
    const arm = (run: () => void, delayMs = 0) => {
      const handle = {};
      this.#timers.set(handle, { dueMs: this.#nowMs + delayMs, run });
      return handle;
    };
    const disarm = (handle: object) => this.#timers.delete(handle);
    Object.assign(globalThis, { setTimeout: arm, clearTimeout: disarm });
  }

  get armed(): number {
    return this.#timers.size;
  }

  /** Lets time pass. */
  async pass(ms: number): Promise<void> {
    const untilMs = this.#nowMs + ms;
    for (;;) {
      await Promise.resolve();
      const [next] = [...this.#timers].sort(([, a], [, b]) => a.dueMs - b.dueMs);
      if (next === undefined || next[1].dueMs > untilMs) break;
      const [handle, { dueMs, run }] = next;
      this.#timers.delete(handle);
      this.#nowMs = dueMs;
      run();
    }
    this.#nowMs = untilMs;
  }
}

/** A board's live queue through thousands of changes and new connections: the heap before and after, as a ratio. */
await runScript(async () => {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  const timers = new DrivenTimers();
  timers.install();
  const server = new DrivenServer();
  const { fetch, WebSocket } = server;
  const live = createLive({
    publishableKey: 'cq_pk_a',
    baseUrl: 'https://queue.example.org',
    departmentId: 'dep_1',
    fetch,
    WebSocket,
  });
  const heapBytes = () => {
    if (typeof collect === 'function') for (let times = 0; times < 5; times += 1) collect();
    return process.memoryUsage().heapUsed;
  };
  const play = async (rounds: number) => {
    for (let round = 0; round < rounds; round += 1) {
      for (let made = 0; made < CHANGES_PER_ROUND; made += 2) {
        const number = (round + made) % 40;
        server.change(
          (seq) => issued(seq, number),
          (seq) => called(seq, number, 'poi_1'),
        );
      }
      server.cut();
      await timers.pass(60_000);
    }
  };
  await play(WARM_UP_ROUNDS);
  const before = { heap: heapBytes(), armed: timers.armed };
  await play(ROUNDS);
  const ratio = heapBytes() / before.heap;
  const changes = ROUNDS * CHANGES_PER_ROUND;
  process.stdout.write(
    `${changes.toLocaleString('en')} changes, ${ROUNDS.toLocaleString('en')} new connections: heap × ${ratio.toFixed(3)}, ` +
      `timers ${before.armed} → ${timers.armed}, sockets ${server.sockets.size}, ${live.connection.status}\n`,
  );
  live.close();
  if (ratio > GROWTH_MAX || timers.armed > 0) throw new Explained('A live queue keeps what it has done with.');
});
