import { type ChildProcess, spawn } from 'node:child_process';
import { ROOT } from './settings.ts';

/** How a child process ended, with what it printed. */
export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** How to run a child process. */
export interface RunOptions {
  /** Collects what it prints and shows nothing. */
  readonly quiet?: boolean;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Ends it after so long, as a failure. */
  readonly timeoutMs?: number;
}

const running = new Set<ChildProcess>();

/** Ends all programs that `runToEnd` has under way. */
export function endChildren(): void {
  for (const child of running) child.kill('SIGTERM');
}

/** Runs a program of the workspace to its end, in this process group so that ending the group ends it too. */
export function runToEnd(command: string, args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? ROOT,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    let output = '';
    const print = (text: string): void => {
      output += text;
      if (options.quiet !== true) process.stdout.write(text);
    };
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => print(chunk.toString()));
    const limit = options.timeoutMs;
    const timer =
      limit === undefined
        ? undefined
        : setTimeout(() => {
            print(`\n${command} was ended: it took longer than ${limit / 1000} s.\n`);
            child.kill('SIGTERM');
          }, limit);
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}
