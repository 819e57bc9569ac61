import { existsSync, readFileSync } from 'node:fs';

/** Memory a process holds, bytes; 0 where the system does not tell. */
export function residentBytes(pid: number): number {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return 0;
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(file, 'utf8'))?.[1] ?? '0';
  return Number(kilobytes) * 1024;
}
