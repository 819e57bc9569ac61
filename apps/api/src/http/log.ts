/** How important a line is. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Ids, codes, counts and durations; never a name, a phone number, a code of a ticket or a credential. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** Writes one structured line. */
export type Log = (level: LogLevel, event: string, fields?: LogFields) => void;

const WEIGHT: Readonly<Record<LogLevel, number>> = { debug: 0, info: 1, warn: 2, error: 3 };

/**
 * Gives a log that writes JSON lines of at least `levelMin` to `write`.
 *
 * @example
 * const log = createLog('info', (line) => lines.push(line));
 * log('warn', 'outbox.behind', { rows: 12 });
 */
export function createLog(levelMin: LogLevel, write: (line: string) => void): Log {
  return (level, event, fields = {}) => {
    if (WEIGHT[level] < WEIGHT[levelMin]) return;
    write(JSON.stringify({ level, event, ...fields }));
  };
}

/** Writes to the platform's log. */
export function writeToConsole(line: string): void {
  // The platform's log is reached through the console, and here alone.
  console.log(line);
}
