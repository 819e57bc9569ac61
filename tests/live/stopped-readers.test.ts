import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { forEachOf } from '../../bench/client/crowd.ts';
import { LiveClient } from '../../bench/client/live-client.ts';
import { median, quantile } from '../../bench/report/statistics.ts';
import { waitUntil } from '../../scripts/trial/wait-until.ts';
import { useProduct } from '../support/use-product.ts';
import { openWard, type Ward } from '../support/ward.ts';

const product = useProduct();
const READERS = 200;
const STOPPED = 100;
const CHANGES = 12;
/** A queue whose snapshot has about 600 kB for staff. */
const TICKETS = 120;
/** Snapshots each stopped socket asks for and does not read: more than the system keeps for a socket. */
const UNREAD = 8;
/** Changes this close together share a frame. */
const GATHER_MS = 110;
/** What the p99 of so few changes wavers by on a machine that does other things too, ms. */
const NOISE_MS = 60;

/**
 * Goal: a socket that stops reading (a phone in a tunnel, a stopped process) costs nobody else anything.
 * Method: 200 sockets watch; the time from a command to each of them is taken while 100 others read, stop reading with
 * megabytes on the way to each, and read again, in one run.
 */
it('keeps the p99 of those who read while 100 sockets stop reading', async () => {
  const ward = await openWard(product());
  const port = Number(new URL(product().baseUrl).port);
  const path = `${ward.path}/live`;
  const metadata = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`key-${index}`, 'm'.repeat(200)]));
  await forEachOf(Array.from({ length: TICKETS }), () => ward.issue({ metadata }));
  const stopped = await forEachOf(Array.from({ length: STOPPED }), async () => {
    let texts = 0;
    const client = await LiveClient.open({ port, path, credential: ward.secretKey }, () => {
      texts += 1;
    });
    return { client, texts: () => texts };
  });
  const arrivals = new Arrivals();
  const page = { port, path, credential: ward.publishableKey, origin: product().siteUrl };
  const readers = await forEachOf(Array.from({ length: READERS }), () => LiveClient.open(page, arrivals.note));
  try {
    const before = await measure(ward, arrivals);
    const read = stopped.map(({ texts }) => texts());
    for (const { client } of stopped) {
      client.stopReading();
      for (let asked = 0; asked < UNREAD; asked += 1) client.send('{"type":"resync","since":0,"epoch":""}');
    }
    // Writing the snapshots takes the department a moment, whoever reads them: one change is let pass first.
    await measure(ward, arrivals, 1);
    const meanwhile = await measure(ward, arrivals);
    expect(stopped.map(({ texts }) => texts())).toEqual(read);
    for (const { client } of stopped) client.readOn();
    const caughtUp = () => stopped.every(({ texts }, index) => texts() >= (read[index] ?? 0) + UNREAD) || null;
    await waitUntil(caughtUp, { what: 'the stopped sockets to read what was kept for them' });
    const after = await measure(ward, arrivals);
    const text = [before, meanwhile, after].map(
      (times) => `p50 ${median(times).toFixed(0)}, p99 ${quantile(times, 0.99).toFixed(0)} ms`,
    );
    process.stdout.write(`live: 100 that read, stop, read again leave the others ${text.join('; ')}\n`);
    const usual = quantile([...before, ...after], 0.99);
    expect(quantile(meanwhile, 0.99)).toBeLessThan(1.5 * usual + NOISE_MS);
  } finally {
    for (const { client } of stopped) client.vanish();
    for (const client of readers) client.vanish();
  }
});

/** When the readers were told of each change. */
class Arrivals {
  readonly #atMs = new Map<number, number[]>();

  readonly note = (text: string): void => {
    const now = performance.now();
    const { seq }: { seq: number } = JSON.parse(text);
    this.#atMs.set(seq, [...(this.#atMs.get(seq) ?? []), now]);
  };

  async ofAll(seq: number): Promise<readonly number[]> {
    const all = () => {
      const times = this.#atMs.get(seq) ?? [];
      return times.length >= READERS ? times : null;
    };
    return waitUntil(all, { what: `every reader to be told of ${seq}`, everyMs: 5 });
  }
}

/** Milliseconds from sending a command to each reader's frame of it, over some changes one after the other. */
async function measure(ward: Ward, arrivals: Arrivals, changes = CHANGES): Promise<readonly number[]> {
  const times: number[] = [];
  for (let change = 0; change < changes; change += 1) {
    const sentMs = performance.now();
    await ward.issue();
    const seq = await ward.seq();
    times.push(...(await arrivals.ofAll(seq)).map((atMs) => atMs - sentMs));
    // The next one is to go out at once, not to be gathered with this one.
    await pause(GATHER_MS);
  }
  return times;
}
