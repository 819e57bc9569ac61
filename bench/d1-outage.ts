import { parseArgs } from 'node:util';
import { runScript } from '../scripts/product/lifetime.ts';
import { createDepartment } from '../scripts/trial/development.ts';
import { type Product, startProduct } from '../scripts/trial/product.ts';
import { checkLoad } from './load/check-load.ts';
import { runThroughOutage, tableOfOutage } from './load/database-outage.ts';
import { auditCaughtUp } from './load/projection.ts';

const POINTS = 4;
const CALM_SECONDS = 5;

/** Runs it all and gives a sentence for each thing that is wrong. */
async function takeDatabaseAway(product: Product, outageSeconds: number): Promise<readonly string[]> {
  const { department, secretKey } = await createDepartment(product, {
    name: 'Without D1',
    code: 'D1',
    timeZone: 'Asia/Kolkata',
    points: Array.from({ length: POINTS }, (_, index) => `Room ${index + 1}`),
  });
  const pointIds = department.points.map(({ id }) => id);
  const options = { departmentId: department.id, secretKey, pointIds };
  const run = await runThroughOutage(product, options, { calmSeconds: CALM_SECONDS, outageSeconds });
  process.stdout.write(tableOfOutage(run));
  const audit = await auditCaughtUp(product, department.id);
  process.stdout.write(`${audit.tickets.length} tickets in the object, ${audit.visits.length} in D1\n`);
  return checkLoad(run.journal, audit, { tickets: run.journal.issued.length });
}

// Keeps D1 from a product of its own for a while, under a steady stream of commands, and says what was lost:
//
//     npm run d1-outage -- [--seconds 60]
await runScript(async () => {
  const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' } } });
  const seconds = Number(values.seconds);
  process.stdout.write(`Starting a product of its own; D1 goes for ${seconds} s ...\n`);
  const product = await startProduct();
  const wrong = await takeDatabaseAway(product, seconds).finally(() => product.remove());
  for (const sentence of wrong.slice(0, 20)) process.stdout.write(`WRONG: ${sentence}\n`);
  process.stdout.write(`${wrong.length} lost, doubled or different in the copy\n`);
  if (wrong.length > 0) process.exit(1);
});
