import type { StagedScene } from './scene.ts';
import { partOf, until } from './scene.ts';
import { passTime } from './scene-clock.ts';

const SILENCE_MS = 90_000;

/** Lets the server not answer yet. */
export async function loading({ server }: StagedScene): Promise<void> {
  server.hold();
}

/** Takes the network away before anything came. */
export async function refused({ element, server }: StagedScene): Promise<void> {
  server.disconnect();
  await until('the failure', () => partOf(element, '[part~=failure]') !== null);
}

/** Takes the network away from an element that shows something, and lets a while pass. */
export async function lost({ element, server }: StagedScene): Promise<void> {
  server.disconnect();
  passTime(SILENCE_MS);
  await until('the warning', () => {
    element.requestUpdate();
    return partOf(element, '[part~=stale]') !== null;
  });
}
