import { quantile } from '../report/statistics.ts';
import type { Answer } from './keep-alive.ts';
import { KeepAlive, type WireRequest } from './keep-alive.ts';

/** How fast a server was. */
export interface Pace {
  readonly perSecond: number;
  readonly p99Ms: number;
}

/** What clients send, and what a good answer to it is. */
export interface Errand {
  readonly port: number;
  /** The request of a client, made anew each time. */
  readonly request: (client: number) => WireRequest;
  readonly isGood: (answer: Answer) => boolean;
}

/**
 * Sends `count` requests from so many clients, each its next as soon as it has an answer. They connect before the clock
 * starts.
 *
 * @throws when an answer is not a good one: a measurement of refusals says nothing.
 */
export async function drive(errand: Errand, load: { readonly clients: number; readonly count: number }): Promise<Pace> {
  const clients = await Promise.all(Array.from({ length: load.clients }, () => KeepAlive.open(errand.port)));
  const latenciesMs: number[] = [];
  let next = 0;
  const ask = async (client: KeepAlive, index: number) => {
    while (next < load.count) {
      next += 1;
      const request = errand.request(index);
      const sentMs = performance.now();
      const answer = await client.post(request);
      latenciesMs.push(performance.now() - sentMs);
      if (!errand.isGood(answer)) throw new Error(`${request.path} answered ${answer.status}: ${answer.body}`);
    }
  };
  try {
    const started = performance.now();
    await Promise.all(clients.map(ask));
    const seconds = (performance.now() - started) / 1000;
    return { perSecond: load.count / seconds, p99Ms: quantile(latenciesMs, 0.99) };
  } finally {
    for (const client of clients) client.close();
  }
}
