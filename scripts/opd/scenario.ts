import type { ProductAccess } from '../trial/access.ts';

/** A piece of an outpatient day as it really is: what happens, and what must come of it. */
export interface Scenario {
  /** A sentence: what a hospital would see. */
  readonly name: string;
  /** Plays it in a department of its own. Throws an AssertionError where something else came of it. */
  readonly play: (access: ProductAccess) => Promise<void>;
}
