import { existsSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second, whatever its kernel's own tick. */
const TICK_MS = 10;
/** Places of user and system time in /proc/<pid>/stat, counted after the command's closing bracket. */
const USER_TIME = 11;
const SYSTEM_TIME = 12;

/** Processor time of a process in milliseconds, all its threads; null where the system does not tell. */
export function processorMs(pid: number): number | null {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return null;
  const stat = readFileSync(file, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[USER_TIME]) + Number(fields[SYSTEM_TIME])) * TICK_MS;
}
