import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { workerdVersion } from '../runtime/workerd.ts';
import { median, quantile } from './statistics.ts';

const GIGABYTE = 1024 ** 3;

/** Names the machine by what matters for the figures, never by its name. */
export function machineText(): string {
  const cores = cpus();
  const model = (cores[0]?.model ?? 'unknown processor').replaceAll(/\s+/g, ' ').trim();
  const memory = `${Math.round(totalmem() / GIGABYTE)} GB`;
  const runtimes = `Node ${process.versions.node}, workerd ${workerdVersion()}`;
  return `${cores.length} cores (${model}), ${memory}, ${process.platform} ${process.arch}, ${runtimes}`;
}

const SYNCS = 200;
const PAGE_BYTES = 4096;

/** How long the disk under the measured storage takes to have a page on it: what a commit waits for. */
export function syncText(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'carequeue-bench-'));
  const file = openSync(path.join(folder, 'pages'), 'w');
  const page = Buffer.alloc(PAGE_BYTES);
  const taken = Array.from({ length: SYNCS }, (_, index) => {
    const startedMs = performance.now();
    writeSync(file, page, 0, PAGE_BYTES, index * PAGE_BYTES);
    fdatasyncSync(file);
    return performance.now() - startedMs;
  });
  closeSync(file);
  rmSync(folder, { recursive: true });
  return `${median(taken).toFixed(2)} ms (p99 ${quantile(taken, 0.99).toFixed(2)} ms)`;
}
