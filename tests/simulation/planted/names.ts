/** Bugs that can be planted, each one a way queues have gone wrong, and what it does. */
export const BUGS = {
  number: 'after a restart the last number is given once more',
  order: 'call-next passes the first over',
  gate: 'call-next takes somebody who still waits for something',
  capacity: 'a point takes one more than it may',
  idempotency: 'a key is forgotten at once',
  'roll-over': 'the day ends at midnight in UTC',
  'undo-call': 'a call can be undone whatever happened since',
  'lost-change': 'every seventh event is told to nobody',
  'early-answer': 'a command is answered before it is on disk',
  'skipped-copy': 'the copy leaves every ninth event out',
  'lost-missed': 'a restart forgets who was missed',
  'time-travel': 'the clock of the department follows the machine back',
} as const satisfies Readonly<Record<string, string>>;

/** The name of a bug. */
export type BugName = keyof typeof BUGS;
