import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readCsv } from './day/csv.ts';
import { runScript } from './product/lifetime.ts';

/**
 * Measures what `demo:day` generates its day from, and writes scripts/day/parameters.json: only the figures derived
 * from the recordings, never a recording.
 *
 *     node scripts/measure-day.ts --data ../shared/data
 */

const TARGET = path.join(import.meta.dirname, 'day/parameters.json');
const HOURS = 24;
const SECONDS_PER_HOUR = 3600;

function round(value: number, digits = 4): number {
  return Number(value.toFixed(digits));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The log-normal of greatest likelihood: mean and deviation of the logarithms. */
function fitLogNormal(values: readonly number[]): { mu: number; sigma: number } {
  const logs = values.map(Math.log);
  const mu = mean(logs);
  return { mu: round(mu), sigma: round(Math.sqrt(mean(logs.map((log) => (log - mu) ** 2)))) };
}

function measureConsultations(folder: string) {
  const seconds = readCsv(path.join(folder, 'hangu2018'), 'consults.csv.gz')
    .map((row) => Number(row.service_s))
    .filter((value) => value > 0);
  return {
    source: 'Feng, Jia, Zhou, Chen, Huang, Data 2023, 8(3):47, doi 10.5281/zenodo.7484205',
    consultations: seconds.length,
    meanSeconds: round(mean(seconds), 1),
    ...fitLogNormal(seconds),
  };
}

function measureArrivals(folder: string) {
  const rows = readCsv(path.join(folder, 'rambam_ed_2004'), 'ed_visits.csv.gz');
  const counts = new Array<number>(HOURS).fill(0);
  for (const row of rows) {
    const hour = Math.floor(Number(row.arrive_s) / SECONDS_PER_HOUR) % HOURS;
    counts[hour] = (counts[hour] ?? 0) + 1;
  }
  return {
    source: 'Technion SEELab, HomeHospital emergency department, 1-21 April 2004',
    arrivals: rows.length,
    shareByHour: counts.map((count) => round(count / rows.length)),
  };
}

function measureLeaving(folder: string) {
  const rows = readCsv(path.join(folder, 'bank1999'), 'calls.csv.gz');
  const waits = rows.filter((row) => row.outcome === 'abandoned').map((row) => Number(row.wait_s));
  const services = rows.filter((row) => row.outcome === 'served').map((row) => Number(row.service_s));
  return {
    source: 'Guedj and Mandelbaum, Technion SEELab, bank call centre, January and February 1999',
    calls: rows.length,
    share: round(waits.length / rows.length),
    // Seconds on a telephone say little of a waiting room: the generator uses the wait in mean services.
    meanWaitSeconds: round(mean(waits), 1),
    meanServiceSeconds: round(mean(services), 1),
  };
}

const { values } = parseArgs({ options: { data: { type: 'string', default: '../shared/data' } } });
await runScript(async () => {
  const folder = path.resolve(values.data);
  const parameters = {
    consultation: measureConsultations(folder),
    arrival: measureArrivals(folder),
    leaving: measureLeaving(folder),
  };
  writeFileSync(TARGET, `${JSON.stringify(parameters, null, 2)}\n`);
  process.stdout.write(`wrote ${path.relative(process.cwd(), TARGET)}\n`);
});
