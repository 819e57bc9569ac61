import { parseArgs } from 'node:util';
import { runScript } from '../scripts/product/lifetime.ts';
import { measureDepartmentAlone } from './parts/department-alone.ts';
import { measureWholeProduct } from './parts/whole-product.ts';
import type { Section } from './report/report.ts';
import { sectionText } from './report/report.ts';
import { missedText, writeResults } from './report/results.ts';
import { withServedProduct } from './runtime/product.ts';
import { withWorkerd } from './runtime/workerd.ts';

/** Requests of one drive, by the number of clients: about a fifth of a second, so that rounds stand close together. */
const REQUESTS: Readonly<Record<number, number>> = { 1: 150, 10: 400, 50: 750 };

// Measures the product against a bare Durable Object that does one INSERT, in the same runtime and the same run:
//
//     npm run bench [-- --quick]
await runScript(async () => {
  const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
  const requests = (clients: number) => REQUESTS[clients] ?? 0;
  const effort = { rounds: values.quick ? 2 : 11, requests };
  const sections: Section[] = [];
  const show = (section: Section) => {
    sections.push(section);
    process.stdout.write(`${sectionText(section)}\n`);
  };
  await withWorkerd(async (served) => {
    show(await measureDepartmentAlone(served, effort));
  });
  await withServedProduct(async (served) => {
    show(await measureWholeProduct(served, effort));
  });
  process.stdout.write(missedText(sections));
  // A quick run says that everything works; its figures are too few to keep.
  if (!values.quick) writeResults(sections);
});
