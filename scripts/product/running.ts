import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { writePrivateFile } from './home.ts';
import { isAlive, listProcesses, type ProcessEntry } from './processes.ts';
import { Explained } from './settings.ts';

/** Note of who serves a state folder. */
interface RunningNote {
  readonly pid: number;
  /** The runtime's processes, which outlive ours when only ours is killed. */
  readonly runtimePids: readonly number[];
  readonly localUrl: string;
}

const RUNTIME_CHECK_MS = 500;

const noteFile = (home: string): string => path.join(home, 'running.json');
const isRuntime = ({ command }: ProcessEntry): boolean => command.includes('workerd');

function isNote(value: unknown): value is RunningNote {
  return typeof value === 'object' && value !== null && 'pid' in value && 'runtimePids' in value && 'localUrl' in value;
}

function readNote(home: string): RunningNote | null {
  if (!existsSync(noteFile(home))) return null;
  const note: unknown = JSON.parse(readFileSync(noteFile(home), 'utf8'));
  return isNote(note) ? note : null;
}

/** @throws {Explained} when a product runs on this state folder: two would write over each other. */
export async function refuseWhileRunning(home: string): Promise<void> {
  const note = readNote(home);
  if (note === null || note.pid === process.pid || !isAlive(note.pid)) return;
  // After a crash the number may belong to another process: only one that answers counts.
  const answer = await fetch(`${note.localUrl}/healthz`, { signal: AbortSignal.timeout(2000) }).catch(() => null);
  if (answer === null) return;
  throw new Explained(
    `CareQueue runs on ${home} already, at ${note.localUrl}. End that one first (Ctrl-C where it was started).`,
  );
}

/** Ends what a killed start left behind: its runtime, which would hold the ports and the state. */
export async function endLeftovers(home: string): Promise<void> {
  const note = readNote(home);
  if (note === null) return;
  const left = listProcesses().filter((entry) => note.runtimePids.includes(entry.pid) && isRuntime(entry));
  for (const { pid } of left) process.kill(pid, 'SIGKILL');
  while (left.some(({ pid }) => listProcesses().some((entry) => entry.pid === pid && isRuntime(entry))))
    await delay(20);
  rmSync(noteFile(home), { force: true });
}

/** The runtime's processes that this process started. */
export function ownRuntimePids(): number[] {
  return listProcesses()
    .filter((entry) => entry.parent === process.pid && isRuntime(entry))
    .map(({ pid }) => pid);
}

/** Calls `onEnd` once when one of the runtime's processes is gone; the returned function stops watching. */
export function watchRuntime(runtimePids: readonly number[], onEnd: () => void): () => void {
  const watch = setInterval(() => {
    if (runtimePids.every(isAlive)) return;
    clearInterval(watch);
    onEnd();
  }, RUNTIME_CHECK_MS);
  return () => clearInterval(watch);
}

/** Notes that this process serves the state folder; the returned function takes the note away. */
export function markRunning(home: string, localUrl: string): () => void {
  const runtimePids = ownRuntimePids();
  const note: RunningNote = { pid: process.pid, runtimePids, localUrl };
  writePrivateFile(noteFile(home), `${JSON.stringify(note)}\n`);
  return () => rmSync(noteFile(home), { force: true });
}
