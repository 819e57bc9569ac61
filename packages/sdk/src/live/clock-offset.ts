/** How many readings are compared. */
const READINGS_MAX = 10;

/** A reading this far off the estimate is a clock that was set, not a slow network. */
const STEP_MS = 5_000;

/**
 * Estimates how far the server's clock is ahead of the local one.
 *
 * A frame is older than the moment it arrives, so every reading is too low by its way through the network: the
 * largest of the last ones is the best.
 */
export class ClockOffset {
  /** Ms to add to the local time; 0 before the first frame. */
  ms = 0;
  #readings: readonly number[] = [];

  /** Takes in a frame's `now`; text that is no instant is passed over. */
  read(serverNow: string, localNowMs: number): void {
    const reading = Date.parse(serverNow) - localNowMs;
    if (Number.isNaN(reading)) return;
    const isStep = Math.abs(reading - this.ms) > STEP_MS;
    this.#readings = [...(isStep ? [] : this.#readings.slice(1 - READINGS_MAX)), reading];
    this.ms = Math.max(...this.#readings);
  }
}
