import type { Served } from './serve.ts';

// wrangler.toml holds this one pattern; nothing fires crons locally, so a timer does.
const EACH_MINUTE = '* * * * *';
const MINUTE_MS = 60_000;

/** Fires the Worker's cron at each full minute until the returned function is called. */
export function startCrons(served: Served, onError: (error: unknown) => void): () => void {
  let timer: NodeJS.Timeout;
  const schedule = (): void => {
    timer = setTimeout(
      () => {
        served.runCron(EACH_MINUTE).catch(onError);
        schedule();
      },
      MINUTE_MS - (Date.now() % MINUTE_MS),
    );
  };
  schedule();
  return () => clearTimeout(timer);
}
