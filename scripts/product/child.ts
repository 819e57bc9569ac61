import { spawn } from 'node:child_process';
import { ROOT } from './settings.ts';

/** How a child process ended, with what it printed. */
export interface Ended {
  readonly code: number;
  readonly output: string;
}

/**
 * Runs a program of the workspace to its end, in this process group so that ending the group ends it too.
 *
 * @param options `quiet` collects what it prints and shows nothing.
 */
export function runToEnd(
  command: string,
  args: readonly string[],
  options: { quiet?: boolean; env?: NodeJS.ProcessEnv; cwd?: string } = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? ROOT,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (options.quiet !== true) process.stdout.write(chunk);
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
