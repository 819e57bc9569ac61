/** Something that will be done, unless it is cancelled. */
export interface Pending {
  readonly cancel: () => void;
}

interface Entry {
  readonly at: number;
  readonly order: number;
  work: (() => void) | null;
}

/**
 * The world's only time. Work is done one piece after the other, in the order of its time and then of its arrangement;
 * what a piece leaves behind in promises is run to its end before the next. So one seed gives one run.
 */
export class Scheduler {
  #heap: Entry[] = [];
  #order = 0;
  #now = 0;
  readonly #turnEnds: (() => void)[] = [];
  /** Pieces of work done so far. */
  turns = 0;

  /** Ms since the world began; no clock changes it. */
  get now(): number {
    return this.#now;
  }

  /** Does some work later. */
  after(delayMs: number, work: () => void): Pending {
    const entry: Entry = { at: this.#now + Math.max(0, delayMs), order: this.#order, work };
    this.#order += 1;
    push(this.#heap, entry);
    return {
      cancel: () => {
        entry.work = null;
      },
    };
  }

  /** Lets time pass for who awaits it. */
  sleep(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      this.after(delayMs, resolve);
    });
  }

  /** Is called after each piece of work and all promises that came of it. */
  onTurnEnd(hook: () => void): void {
    this.#turnEnds.push(hook);
  }

  /** Works until `isDone`, nothing is left, or the time is reached; true when it was done. */
  async runUntil(isDone: () => boolean, untilMs: number): Promise<boolean> {
    while (!isDone()) {
      const entry = this.#heap[0];
      if (entry === undefined || entry.at > untilMs) {
        this.#now = Math.max(this.#now, untilMs);
        return isDone();
      }
      pop(this.#heap);
      const { work } = entry;
      if (work === null) continue;
      this.#now = entry.at;
      this.turns += 1;
      work();
      await settled();
      for (const hook of this.#turnEnds) hook();
    }
    return true;
  }
}

/** Resolves when no promise of the turn is left to go on. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.at === b.at ? a.order < b.order : a.at < b.at;
}

function push(heap: Entry[], entry: Entry): void {
  let place = heap.push(entry) - 1;
  while (place > 0) {
    const parent = (place - 1) >> 1;
    const above = heap[parent];
    if (above === undefined || !isBefore(entry, above)) break;
    heap[place] = above;
    place = parent;
  }
  heap[place] = entry;
}

function pop(heap: Entry[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let place = 0;
  for (;;) {
    const left = heap[place * 2 + 1];
    const right = heap[place * 2 + 2];
    const isRight = left !== undefined && right !== undefined && isBefore(right, left);
    const child = isRight ? right : left;
    if (child === undefined || !isBefore(child, last)) break;
    heap[place] = child;
    place = place * 2 + (isRight ? 2 : 1);
  }
  heap[place] = last;
}
