import { cpus, totalmem } from 'node:os';
import { workerdVersion } from '../runtime/workerd.ts';

const GIGABYTE = 1024 ** 3;

/** Names the machine by what matters for the figures, never by its name. */
export function machineText(): string {
  const cores = cpus();
  const model = (cores[0]?.model ?? 'unknown processor').replaceAll(/\s+/g, ' ').trim();
  const memory = `${Math.round(totalmem() / GIGABYTE)} GB`;
  const runtimes = `Node ${process.versions.node}, workerd ${workerdVersion()}`;
  return `${cores.length} cores (${model}), ${memory}, ${process.platform} ${process.arch}, ${runtimes}`;
}
