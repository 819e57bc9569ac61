import { type LiveAddress, LiveClient } from './live-client.ts';

/** Handshakes under way at once while a crowd gathers. */
const OPENING_MAX = 50;

/** A socket with everything it was sent. */
export interface Watcher {
  readonly client: LiveClient;
  readonly texts: readonly string[];
}

/** Opens one socket that keeps its texts. */
export async function watch(address: LiveAddress): Promise<Watcher> {
  const texts: string[] = [];
  return { client: await LiveClient.open(address, (text) => texts.push(text)), texts };
}

/** Does a piece of work for each of a crowd, so many at a time. Gives what came of each, in order. */
export async function forEachOf<T, R>(
  crowd: readonly T[],
  work: (one: T, index: number) => Promise<R>,
  atOnce = OPENING_MAX,
): Promise<readonly R[]> {
  const results: R[] = [];
  // One iterator for all workers: each takes the next that nobody has taken.
  const entries = crowd.entries();
  const worker = async () => {
    for (const [index, one] of entries) results[index] = await work(one, index);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

/** Opens a socket for each address. */
export function gather(addresses: readonly LiveAddress[]): Promise<readonly Watcher[]> {
  return forEachOf(addresses, watch);
}
