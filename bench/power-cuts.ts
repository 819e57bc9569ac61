import { parseArgs } from 'node:util';
import { seededRandom } from '../scripts/day/random.ts';
import { runScript } from '../scripts/product/lifetime.ts';
import { createDepartment } from '../scripts/trial/development.ts';
import { type Product, startProduct } from '../scripts/trial/product.ts';
import { checkLoad } from './load/check-load.ts';
import { figuresOf, lineOf } from './load/figures.ts';
import { type Cut, type CutPlan, repeatAcknowledged, runWithPowerCuts } from './load/power-cuts.ts';
import { auditCaughtUp } from './load/projection.ts';

const POINTS = 8;
const CLIENTS = 50;
const TICKETS_APART = 600;
/** Acknowledged commands that are sent once more at the end. */
const REPEATED = 1000;
const SEED_MAX = 2 ** 31;

function cutLine({ issued, answeringAfterMs, resent, replayed }: Cut, index: number): string {
  const cells = [index + 1, issued, `${(answeringAfterMs / 1000).toFixed(1)} s`, resent, replayed];
  return `| ${cells.map((cell, column) => String(cell).padStart([4, 12, 15, 17, 18][column] ?? 0)).join(' | ')} |\n`;
}

function tableOf(cuts: readonly Cut[]): string {
  const head = [
    '| kill | acknowledged | answering after | sent again       | of them done before |\n',
    '| ---: | -----------: | --------------: | ---------------: | ------------------: |\n',
  ];
  return [...head, ...cuts.map(cutLine)].join('');
}

/** Runs it all and gives a sentence for each thing that is wrong. */
async function cutPower(product: Product, plan: CutPlan): Promise<readonly string[]> {
  const { department, secretKey } = await createDepartment(product, {
    name: 'Power cuts',
    code: 'PC',
    timeZone: 'Asia/Kolkata',
    points: Array.from({ length: POINTS }, (_, index) => `Room ${index + 1}`),
  });
  const pointIds = department.points.map(({ id }) => id);
  const options = { baseUrl: product.baseUrl, departmentId: department.id, secretKey, clients: CLIENTS, pointIds };
  const { run, tickets, cuts } = await runWithPowerCuts(product, options, plan);
  process.stdout.write(tableOf(cuts));
  process.stdout.write(`${tickets} tickets, ${CLIENTS} clients, ${POINTS} points: ${lineOf(figuresOf(run))}\n`);
  process.stdout.write(`${run.journal.accepted.length} commands acknowledged, ${REPEATED} of them sent once more\n`);

  const audit = await auditCaughtUp(product, department.id);
  const wrong = [...checkLoad(run.journal, audit, { tickets }), ...(await repeatAcknowledged(run, REPEATED))];
  if ((await auditCaughtUp(product, department.id)).seq !== audit.seq) wrong.push('a repeated command happened again');
  if (cuts.length < plan.kills) wrong.push(`only ${cuts.length} kills: the load was over before the others`);
  return wrong;
}

// Kills the product at random moments under load, and says what was lost or done twice:
//
//     npm run power-cuts -- [--kills 20] [--seed N]
await runScript(async () => {
  const { values } = parseArgs({ options: { kills: { type: 'string', default: '20' }, seed: { type: 'string' } } });
  const kills = Number(values.kills);
  const seed = Number(values.seed ?? Math.floor(Math.random() * SEED_MAX));
  process.stdout.write(`Starting a product of its own; ${kills} kills, seed ${seed} ...\n`);
  const product = await startProduct();
  const plan = { kills, ticketsApart: TICKETS_APART, random: seededRandom(seed).next };
  const wrong = await cutPower(product, plan).finally(() => product.remove());
  for (const sentence of wrong.slice(0, 20)) process.stdout.write(`WRONG: ${sentence}\n`);
  process.stdout.write(`${wrong.length} lost, doubled or otherwise wrong\n`);
  if (wrong.length > 0) process.exit(1);
});
