import { expect, it } from 'vitest';
import { checkLoad } from '../../bench/load/check-load.ts';
import { figuresOf, lineOf } from '../../bench/load/figures.ts';
import { auditCaughtUp } from '../../bench/load/projection.ts';
import { runLoad } from '../../bench/load/run-load.ts';
import { useProduct } from '../support/use-product.ts';
import { openWard } from '../support/ward.ts';

const product = useProduct();
const TICKETS = 5000;
const CLIENTS = 50;

/**
 * Goal: a department under a load no clinic has loses, doubles and mixes up nothing.
 * Method: 50 clients issue 5,000 tickets while 8 points serve them; what the clients were told is the only ground on
 * which the object's rows and D1's copy are judged.
 */
it('gives 5,000 tickets to 50 clients and serves them at 8 points without a gap, a double or a loss', async () => {
  const ward = await openWard(product(), { name: 'Load' });
  const run = await runLoad({
    baseUrl: product().baseUrl,
    departmentId: ward.department.id,
    secretKey: ward.secretKey,
    tickets: TICKETS,
    clients: CLIENTS,
    pointIds: ward.pointIds,
  });
  process.stdout.write(`load: ${lineOf(figuresOf(run))}\n`);
  const audit = await auditCaughtUp(product(), ward.department.id);
  expect(checkLoad(run.journal, audit, { tickets: TICKETS })).toEqual([]);
  expect(run.journal.calls.length).toBe(TICKETS);
  expect(run.journal.refusals.get('ticket_state_conflict'), 'no two points wanted the same ticket').toBeGreaterThan(0);
});
