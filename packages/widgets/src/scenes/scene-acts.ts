import type { StagedScene } from './scene.ts';
import { partOf, until } from './scene.ts';

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
  const { now } = Date;
  const lostAt = Date.now();
  Date.now = () => lostAt + SILENCE_MS;
  await until('the warning', () => {
    element.requestUpdate();
    return partOf(element, '[part~=stale]') !== null;
  });
  Date.now = now;
}
