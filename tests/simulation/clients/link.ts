import type { World } from '../world/world.ts';

/** A message that never came, or an answer that never came back. */
export class Lost extends Error {
  constructor() {
    super('the connection was lost');
  }
}

/** One client's way to the server: late, lossy, repeating, and sometimes not there. */
export class Link {
  readonly world: World;
  /** True while the client has no network at all. */
  isAway = false;
  readonly #cuts = new Set<() => void>();

  constructor(world: World) {
    this.world = world;
  }

  /** Sends a request. `perform` is what the server does when it arrives, which may be never, or twice. */
  exchange<T>(perform: () => Promise<T>): Promise<T> {
    const { world } = this;
    return new Promise<T>((resolve, reject) => {
      const lose = () => {
        // Half of the lost say so; of the others nothing is heard again.
        if (world.strikes(0.5)) world.scheduler.after(world.latencyMs(), () => reject(new Lost()));
      };
      if (this.isAway || world.strikes(world.faults.requestLost)) return lose();
      const back = (work: () => void) => {
        if (this.isAway || world.strikes(world.faults.answerLost)) return lose();
        world.scheduler.after(world.latencyMs(), work);
      };
      const arrive = (isFirst: boolean) => {
        perform().then(
          (answer) => isFirst && back(() => resolve(answer)),
          (error: unknown) => isFirst && back(() => reject(error)),
        );
      };
      world.scheduler.after(world.latencyMs(), () => arrive(true));
      if (!world.strikes(world.faults.requestRepeated)) return;
      world.history.repeats += 1;
      world.scheduler.after(world.latencyMs() + world.latencyMs(), () => arrive(false));
    });
  }

  /** Is told when the link is cut, until what it gives is called. */
  onCut(work: () => void): () => void {
    this.#cuts.add(work);
    return () => this.#cuts.delete(work);
  }

  /** Breaks every socket of the client. */
  cut(): void {
    for (const work of [...this.#cuts]) {
      this.world.history.cuts += 1;
      work();
    }
  }
}
