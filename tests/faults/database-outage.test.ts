import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkLoad } from '../../bench/load/check-load.ts';
import { runThroughOutage, tableOfOutage } from '../../bench/load/database-outage.ts';
import { auditCaughtUp } from '../../bench/load/projection.ts';
import { type Product, startProduct } from '../../scripts/trial/product.ts';
import { openWard } from '../support/ward.ts';

/** `npm run d1-outage` does it for a minute, and as long as is asked. */
const OUTAGE_SECONDS = 10;
const CALM_SECONDS = 2;
/** A desk that waits longer for its button looks for another: while D1 is away, nothing waits for it. */
const COMMAND_MAX_MS = 2000;

let product: Product;

beforeAll(async () => {
  product = await startProduct();
});

afterAll(async () => {
  await product?.remove();
});

/**
 * Goal: while D1 cannot be reached tickets are given, called and served as ever, and its copy is whole afterwards.
 * Method: a steady stream of commands while another process holds D1's file under an exclusive lock.
 */
it('gives, calls and serves tickets while D1 is away, and the copy catches up and equals', async () => {
  const ward = await openWard(product, { name: 'Without D1' });
  const departmentId = ward.department.id;
  const run = await runThroughOutage(
    product,
    { departmentId, secretKey: ward.secretKey, pointIds: ward.pointIds },
    { calmSeconds: CALM_SECONDS, outageSeconds: OUTAGE_SECONDS },
  );
  process.stdout.write(`\n${tableOfOutage(run)}`);
  const [before, without, after] = run.phases;
  expect([before?.database, without?.database, after?.database]).toEqual(['ok', 'failed', 'ok']);
  expect(without?.issued).toBeGreaterThan(OUTAGE_SECONDS);
  expect(without?.longestMs).toBeLessThan(COMMAND_MAX_MS);
  expect(without?.behind, 'D1 was reached after all').toBeGreaterThanOrEqual(without?.commands ?? 0);

  const audit = await auditCaughtUp(product, departmentId);
  expect(checkLoad(run.journal, audit, { tickets: run.journal.issued.length })).toEqual([]);
});
