import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createSiteServer } from '@carequeue/sample-site';
import { generateDay } from '../day/generated-day.ts';
import { isProven, makeVenue, runDay } from '../day/run-day.ts';
import { tableOf } from '../day/table.ts';
import type { Action } from '../day/visit.ts';
import { SCENARIOS } from '../opd/index.ts';
import { runScript } from '../product/lifetime.ts';
import { Explained } from '../product/settings.ts';
import type { ProductAccess } from '../trial/access.ts';
import { freePorts } from '../trial/free-ports.ts';
import { runningProduct } from '../trial/with-product.ts';

const MS_PER_SECOND = 1000;
const PATIENTS = 150;
const ROOMS = ['Room 1', 'Room 2', 'Room 3', 'Room 4'];
const TIME_ZONE = 'Asia/Kolkata';

function readSpeed(text: string): number {
  const speed = text === 'max' ? Number.POSITIVE_INFINITY : Number(text);
  if (!(speed > 0)) throw new Explained(`--speed is "${text}": give how many times faster than life, or "max".`);
  return speed;
}

/** Lets the day go by `speed` times faster than life, whatever the commands themselves take. */
function paceAt(speed: number): (action: Action) => Promise<void> {
  let first: { readonly at: number; readonly startedMs: number } | undefined;
  return async (action) => {
    first ??= { at: action.at, startedMs: performance.now() };
    const dueMs = first.startedMs + ((action.at - first.at) * MS_PER_SECOND) / speed;
    const restMs = dueMs - performance.now();
    if (restMs > 0) await pause(restMs);
  };
}

/** Plays an outpatient department's scenes, each in a department of its own, and says what came of them. */
async function playScenarios(access: ProductAccess): Promise<boolean> {
  let isAsItIs = true;
  for (const { name, play } of SCENARIOS) {
    const failure = await play(access).then(() => null, String);
    isAsItIs &&= failure === null;
    process.stdout.write(
      failure === null ? `as it should be: ${name}\n` : `NOT as it should be: ${name}\n  ${failure}\n`,
    );
  }
  return isAsItIs;
}

// Plays a generated outpatient day in a department of its own on the product that `npm start` runs, to look at; then, scene
// by scene, what outpatient departments know:
//
//     npm run demo:day -- --speed 60 [--seed 1] [--patients 150] [--url http://localhost:8787]
await runScript(async () => {
  const { values } = parseArgs({
    options: {
      speed: { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
      patients: { type: 'string', default: String(PATIENTS) },
      url: { type: 'string' },
    },
  });
  const speed = readSpeed(values.speed);
  const access = await runningProduct(values.url);
  const date = new Intl.DateTimeFormat('en-CA', { timeZone: TIME_ZONE }).format(new Date());
  const day = generateDay({
    date,
    timeZone: TIME_ZONE,
    seed: Number(values.seed),
    patients: Number(values.patients),
    points: ROOMS,
  });
  const [port = 0] = await freePorts(1);
  const siteUrl = `http://127.0.0.1:${port}`;
  const venue = await makeVenue(access, { day, name: 'General Medicine', code: 'GEN', origins: [siteUrl] });
  const { publishableKey, department } = venue;
  const site = createSiteServer({
    demo: { baseUrl: access.baseUrl, publishableKey, departments: [department] },
    host: '127.0.0.1',
    port,
  });
  process.stdout.write(
    `The waiting room's screen: ${siteUrl}/board/gen\nA patient's page:          ${siteUrl}/departments/gen\n`,
  );
  const result = await runDay(access, {
    day,
    venue,
    ...(speed === Number.POSITIVE_INFINITY ? {} : { pace: paceAt(speed) }),
  });
  site.close();
  site.closeAllConnections();
  process.stdout.write(`\n${tableOf(day, result)}\n`);
  const isAsItIs = await playScenarios(access);
  if (!isProven(result) || !isAsItIs) process.exit(1);
});
