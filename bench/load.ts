import { parseArgs } from 'node:util';
import { runScript } from '../scripts/product/lifetime.ts';
import { createDepartment } from '../scripts/trial/development.ts';
import { withProduct } from '../scripts/trial/with-product.ts';
import { checkLoad } from './load/check-load.ts';
import { figuresOf, lineOf } from './load/figures.ts';
import { auditCaughtUp } from './load/projection.ts';
import { runLoad } from './load/run-load.ts';

const POINTS = 8;

// Asks much of one department over HTTP and says how fast and how right it was:
//
//     pnpm load [--tickets 5000] [--clients 50] [--url http://localhost:8787]
await runScript(async () => {
  const { values } = parseArgs({
    options: {
      tickets: { type: 'string', default: '5000' },
      clients: { type: 'string', default: '50' },
      url: { type: 'string' },
    },
  });
  const tickets = Number(values.tickets);
  const wrong = await withProduct(values.url, async (access) => {
    const { department, secretKey } = await createDepartment(access, {
      name: 'Load',
      code: 'LD',
      timeZone: 'Asia/Kolkata',
      points: Array.from({ length: POINTS }, (_, index) => `Room ${index + 1}`),
    });
    const run = await runLoad({
      baseUrl: access.baseUrl,
      departmentId: department.id,
      secretKey,
      tickets,
      clients: Number(values.clients),
      pointIds: department.points.map(({ id }) => id),
    });
    process.stdout.write(
      `${tickets} tickets, ${values.clients} clients, ${POINTS} points: ${lineOf(figuresOf(run))}\n`,
    );
    const started = performance.now();
    const audit = await auditCaughtUp(access, department.id);
    const seconds = (performance.now() - started) / 1000;
    process.stdout.write(`D1's copy of ${audit.visits.length} had caught up ${seconds.toFixed(1)} s later\n`);
    return checkLoad(run.journal, audit, { tickets });
  });
  for (const sentence of wrong.slice(0, 20)) process.stdout.write(`WRONG: ${sentence}\n`);
  process.stdout.write(`${wrong.length} things wrong\n`);
  if (wrong.length > 0) process.exit(1);
});
