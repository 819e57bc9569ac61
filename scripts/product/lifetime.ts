import { Explained } from './settings.ts';

const PARENT_CHECK_MS = 500;

/** Resolves when this process is told to end, or when who started it is gone and nobody could tell it any more. */
export function toldToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid !== parent) resolve();
    }, PARENT_CHECK_MS);
    watch.unref();
  });
}

/** Runs a script: an explained failure ends it with its sentence, any other with its stack; both with exit code 1. */
export async function runScript(main: () => Promise<void>): Promise<never> {
  try {
    await main();
    process.exit(0);
  } catch (error) {
    const isExplained = error instanceof Explained;
    process.stderr.write(`${isExplained ? error.message : (error instanceof Error && error.stack) || String(error)}\n`);
    process.exit(1);
  }
}
