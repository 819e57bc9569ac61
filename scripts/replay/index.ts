import { parseArgs } from 'node:util';
import { readRecordedDay } from '../day/recorded-day.ts';
import { isProven, makeVenue, runDay } from '../day/run-day.ts';
import { tableOf } from '../day/table.ts';
import { runScript } from '../product/lifetime.ts';
import { withProduct } from '../trial/with-product.ts';

// Plays a recorded day through the public SDK and says how it compares:
//
//     pnpm replay --data ../shared/data/bank1999 --day 1999-02-08 [--url http://localhost:8787]
//
// Without --url it starts a product of its own; with it, it takes the one that `npm start` runs.
await runScript(async () => {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: '../shared/data/bank1999' },
      day: { type: 'string', default: '1999-02-08' },
      url: { type: 'string' },
    },
  });
  const day = readRecordedDay(values.data, values.day);
  const isGood = await withProduct(values.url, async (access) => {
    const venue = await makeVenue(access, { day, name: 'Call centre', code: 'BNK' });
    const result = await runDay(access, { day, venue });
    process.stdout.write(`\n${tableOf(day, result)}`);
    return isProven(result);
  });
  if (!isGood) process.exit(1);
});
