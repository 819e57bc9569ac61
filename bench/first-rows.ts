import { chromium } from 'playwright';
import { anActive, aPoint, aSnapshot, aWaiting } from '../packages/sdk/src/testing/builders.ts';
import { runScript } from '../scripts/product/lifetime.ts';
import { Explained } from '../scripts/product/settings.ts';
import { CHROMIUM_FLAGS, chromiumPath } from '../scripts/test/chromium.ts';
import { bundleScripts } from '../scripts/widgets/bundle.ts';
import type { PageFile } from './first-rows/page-server.ts';
import { servePages } from './first-rows/page-server.ts';
import { firstRowsMs, within } from './first-rows/visit.ts';

const ROUNDS = 9;
const RATIO_MAX = 1.5;
const ROUND_TRIP_MS = 150;
const SLOWNESS = {
  line: { latency: ROUND_TRIP_MS, downloadThroughput: 200_000, uploadThroughput: 100_000 },
  cpu: 4,
};
/** For all scripts to be made, and for a browser to start. */
const START_MAX_MS = 60_000;

/** A busy morning: forty who wait, six rooms with somebody in each. */
const SNAPSHOT = JSON.stringify(
  aSnapshot({
    waiting: Array.from({ length: 40 }, (_, index) => aWaiting(index + 10)),
    points: Array.from({ length: 6 }, (_, index) =>
      aPoint(index + 1, { tickets: [anActive(index + 1, `poi_${index + 1}`)] }),
    ),
  }),
);

/** The least that writes the same rows. */
const PLAIN_SCRIPT = `
const response = await fetch('/v1/departments/dep_1/queue', { headers: { Authorization: 'Bearer cq_pk_a' } });
const queue = await response.json();
const list = document.createElement('ol');
for (const point of queue.points) for (const ticket of point.tickets) add(point.name + ' ' + ticket.label);
for (const ticket of queue.waiting) add(ticket.label);
document.body.append(list);
function add(text) {
  const row = document.createElement('li');
  row.textContent = text;
  list.append(row);
}`;

const html = (body: string): PageFile => ({
  type: 'text/html',
  text: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Board</title></head><body>${body}</body></html>`,
});

async function filesOf(): Promise<ReadonlyMap<string, PageFile>> {
  const type = 'text/javascript';
  const scripts = await bundleScripts({ name: 'v1', isFrozen: false });
  const board = '<carequeue-board publishable-key="cq_pk_a" department="dep_1"></carequeue-board>';
  return new Map([
    ...scripts.map(({ name, text }): [string, PageFile] => [`/widgets/v1/${name}`, { type, text }]),
    ['/board', html(`${board}<script type="module" src="/widgets/v1/board.js"></script>`)],
    ['/plain', html('<script type="module" src="/plain.js"></script>')],
    ['/plain.js', { type, text: PLAIN_SCRIPT }],
  ]);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Time to a board's first rows on a slow machine and line, against a plain script that writes the same rows. */
await runScript(async () => {
  const executablePath = chromiumPath();
  if (executablePath === null) throw new Explained('This needs Chromium: CHROMIUM names one.');
  const files = await within(START_MAX_MS, filesOf(), () => 'The scripts were not made in time.');
  // A connection, the question for an upgrade, and its answer with the first frame.
  const { server, origin } = await servePages({ files, snapshot: SNAPSHOT, socketDelayMs: 2 * ROUND_TRIP_MS });
  const launched = chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
  const browser = await within(START_MAX_MS, launched, () => 'The browser did not start.');
  const times: Record<'board' | 'plain', number[]> = { board: [], plain: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const what of ['plain', 'board'] as const) {
      times[what].push(await firstRowsMs(browser, `${origin}/${what}`, SLOWNESS));
    }
  }
  const [board, plain] = [median(times.board), median(times.plain)];
  const ratio = board / plain;
  process.stdout.write(
    `First rows, ${SLOWNESS.cpu} × slowed, 1.6 Mbit/s, ${ROUND_TRIP_MS} ms round trip, median of ${ROUNDS}: board ` +
      `${board.toFixed(0)} ms, plain script ${plain.toFixed(0)} ms, ${ratio.toFixed(2)} × (at most ${RATIO_MAX} ×)\n`,
  );
  await within(START_MAX_MS, browser.close(), () => 'The browser did not close.');
  server.close();
  if (!(ratio <= RATIO_MAX)) throw new Explained('A board takes too long to show its first rows.');
});
