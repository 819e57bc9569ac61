import type { NumberedEvent } from '../state/events.ts';
import { jsonBytes } from '../state/json-bytes.ts';

/** What is sent at once, as JSON; D1 takes 2 MB in one parameter, and one event has at most 500 kB. */
const CHUNK_BYTES_MAX = 1_000_000;
/** Events read at once; most carry one change of about 1 kB. */
const EVENTS_PER_READ_MAX = 200;

/** What a drain works with. */
export interface OutboxPorts {
  readonly readEventsAfter: (seq: number, limit: number) => readonly NumberedEvent[];
  readonly readProjectedSeq: () => number;
  /** Sends events on; must bear to be given the same ones again. */
  readonly deliver: (events: readonly NumberedEvent[]) => Promise<void>;
  readonly writeProjectedSeq: (seq: number) => void;
  /** Is told of a delivery that failed; the events stay. */
  readonly report: (error: unknown) => void;
}

/** Events that are sent at once. */
interface Chunk {
  readonly events: readonly NumberedEvent[];
  /** False when nothing was left behind them. */
  readonly isCut: boolean;
}

/**
 * Copies events to where history is kept, in order, at least once.
 *
 * A drain sends what is there when it reads; what comes while the last chunk is on its way waits for the next drain, so
 * that a busy department sends a few large chunks and not a small one after each answer.
 * Order wins over progress: a chunk that cannot be delivered stops the drain, and the next drain begins with it again.
 */
export class Outbox {
  readonly #ports: OutboxPorts;
  #isDraining = false;
  #failures = 0;

  constructor(ports: OutboxPorts) {
    this.#ports = ports;
  }

  /** Drains that failed in a row. */
  get failures(): number {
    return this.#failures;
  }

  /** Sends what is there; does nothing while another drain is under way. */
  async drain(): Promise<void> {
    if (this.#isDraining) return;
    this.#isDraining = true;
    try {
      for (let isLeft = true; isLeft; ) {
        const { events, isCut } = this.#nextChunk();
        const last = events[events.length - 1];
        if (last === undefined) break;
        await this.#ports.deliver(events);
        this.#ports.writeProjectedSeq(last.seq);
        isLeft = isCut;
      }
      this.#failures = 0;
    } catch (error) {
      this.#failures += 1;
      this.#ports.report(error);
    } finally {
      this.#isDraining = false;
    }
  }

  #nextChunk(): Chunk {
    const read = this.#ports.readEventsAfter(this.#ports.readProjectedSeq(), EVENTS_PER_READ_MAX);
    const events: NumberedEvent[] = [];
    let bytes = 0;
    for (const event of read) {
      const size = jsonBytes(event);
      if (events.length > 0 && bytes + size > CHUNK_BYTES_MAX) break;
      events.push(event);
      bytes += size;
    }
    return { events, isCut: events.length < read.length || read.length === EVENTS_PER_READ_MAX };
  }
}
