import { rmSync } from 'node:fs';
import { SCREENSHOTS } from './screenshots.ts';

/** Empties the folder of screenshots, so that what is looked at is of this run. */
export default function setup(): void {
  rmSync(SCREENSHOTS, { recursive: true, force: true });
}
