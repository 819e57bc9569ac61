interface Job {
  /** Runs the work and gives what to tell its submitter once the commit is on disk. */
  readonly run: () => () => void;
  readonly fail: (error: unknown) => void;
}

/** What a group commit needs of a Durable Object. */
export interface CommitTarget {
  readonly transactionSync: <T>(work: () => T) => T;
  readonly sync: () => Promise<void>;
  /** True when memory holds more than storage: work failed after it had changed memory. */
  readonly isMemoryAhead: () => boolean;
  /** Ends the object when memory may be ahead of what is stored. */
  readonly abort: (reason: string) => void;
}

/**
 * Commits commands in groups.
 *
 *     idle ──submit──▶ decide + write ──sync──▶ answer, idle
 *                          ▲              │ commands that arrive meanwhile wait,
 *                          └──────────────┘ are decided in order in one turn, and share the next sync
 *
 * Each piece of work runs in its own savepoint: one that throws takes back its own writes and nobody else's. Where it had
 * changed memory already, the whole group fails and the object starts anew from storage. Nothing is answered before the
 * commit that holds it.
 */
export class GroupCommit {
  readonly #target: CommitTarget;
  #waiting: Job[] = [];
  #isRunning = false;

  constructor(target: CommitTarget) {
    this.#target = target;
  }

  /**
   * Runs synchronous work in the next group and resolves with what it returned, once that is committed.
   *
   * @throws whatever the work throws; its writes are taken back.
   */
  submit<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const run = () => {
        const value = this.#target.transactionSync(work);
        return () => resolve(value);
      };
      this.#waiting.push({ run, fail: reject });
      if (!this.#isRunning) void this.#runGroups();
    });
  }

  async #runGroups(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.length > 0) await this.#runGroup(this.#waiting.splice(0));
    this.#isRunning = false;
  }

  async #runGroup(jobs: readonly Job[]): Promise<void> {
    const answers: (() => void)[] = [];
    try {
      this.#target.transactionSync(() => {
        for (const job of jobs) answers.push(this.#runJob(job));
      });
      await this.#target.sync();
    } catch (error) {
      for (const job of jobs) job.fail(error);
      this.#target.abort('a commit failed; the state is read again from storage');
      return;
    }
    for (const answer of answers) answer();
  }

  #runJob(job: Job): () => void {
    try {
      return job.run();
    } catch (error) {
      if (this.#target.isMemoryAhead()) throw error;
      return () => job.fail(error);
    }
  }
}
