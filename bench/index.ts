import { parseArgs } from 'node:util';
import { runScript } from '../scripts/product/lifetime.ts';
import { Explained } from '../scripts/product/settings.ts';
import { measureDaySize } from './parts/day-size.ts';
import { measureDepartmentAlone } from './parts/department-alone.ts';
import type { Effort } from './parts/matrix.ts';
import { measureWholeLife } from './parts/whole-life.ts';
import { measureWholeProduct } from './parts/whole-product.ts';
import { measureProductLive } from './parts/whole-product-live.ts';
import { measureWorkerBundle } from './parts/worker-bundle.ts';
import type { Section } from './report/report.ts';
import { sectionText } from './report/report.ts';
import { missedText, writeResults } from './report/results.ts';
import { withServedProduct } from './runtime/product.ts';
import { withWorkerd } from './runtime/workerd.ts';

/** Requests of one drive, by the number of clients: about a fifth of a second, so that rounds stand close together. */
const REQUESTS: Readonly<Record<number, number>> = { 1: 150, 10: 400, 50: 750 };

const PARTS = ['department', 'product', 'day-size', 'live', 'life', 'worker'] as const;
type Part = (typeof PARTS)[number];

function readParts(text: string): readonly Part[] {
  const names = text.split(',');
  const unknown = names.find((name) => !PARTS.some((part) => part === name));
  if (unknown !== undefined) throw new Explained(`There is no part "${unknown}". There are: ${PARTS.join(', ')}.`);
  return PARTS.filter((part) => names.includes(part));
}

interface Plan {
  readonly effort: Effort;
  readonly has: (...parts: readonly Part[]) => boolean;
  readonly show: (section: Section) => void;
}

async function measureOnWorkerd({ effort, has, show }: Plan): Promise<void> {
  if (has('department')) await withWorkerd(async (served) => show(await measureDepartmentAlone(served, effort)));
  if (has('day-size')) await withWorkerd(async (served) => show(await measureDaySize(served, effort)));
  if (has('life')) await withWorkerd(async (served) => show(await measureWholeLife(served)));
}

async function measureProduct({ effort, has, show }: Plan): Promise<void> {
  if (!has('product', 'live')) return;
  await withServedProduct(async (served) => {
    if (has('live')) show(await measureProductLive(served, effort));
    if (has('product')) show(await measureWholeProduct(served, effort));
  });
}

// Measures the product against a bare Durable Object that does one INSERT, in the same runtime and the same run:
//
//     npm run bench [-- --quick] [--parts department,product,day-size,live,life,worker]
await runScript(async () => {
  const { values } = parseArgs({
    options: { quick: { type: 'boolean', default: false }, parts: { type: 'string', default: PARTS.join() } },
  });
  const parts = readParts(values.parts);
  const sections: Section[] = [];
  const plan: Plan = {
    effort: { rounds: values.quick ? 3 : 7, requests: (clients) => REQUESTS[clients] ?? 0 },
    has: (...wanted) => wanted.some((part) => parts.includes(part)),
    show: (section) => {
      sections.push(section);
      process.stdout.write(`${sectionText(section)}\n`);
    },
  };
  await measureOnWorkerd(plan);
  await measureProduct(plan);
  if (plan.has('worker')) plan.show(await measureWorkerBundle(plan.effort));
  process.stdout.write(missedText(sections));
  // A quick run says that everything works, and some parts are not the whole: neither is worth keeping.
  if (!values.quick && parts.length === PARTS.length) writeResults(sections);
});
