import { anActive, aPoint, aWaiting, NOW, ticketId } from '../testing/fixtures.ts';
import { inLanguage, queues } from './queue-scenes.ts';
import type { Scene, StagedScene } from './scene.ts';
import { partOf, until } from './scene.ts';

const PHONE = { widthPx: 360, heightPx: 740 };
const OWN = ticketId(70);

const ticket = (state: string, parts: Omit<Scene, 'element' | 'state' | 'box'>): Scene => ({
  element: 'carequeue-ticket',
  state,
  box: PHONE,
  ...parts,
});

async function take({ element, server }: StagedScene): Promise<void> {
  await until('the form', () => partOf(element, 'form') !== null);
  for (const choice of element.shadowRoot?.querySelectorAll('fieldset') ?? []) {
    if (choice.querySelector(':checked') === null) choice.querySelector('input')?.click();
  }
  await element.updateComplete;
  partOf(element, 'form button[type=submit]')?.click();
  await until('the token', () => partOf(element, '.code') !== null);
  server.set({ waiting: [...server.queue.waiting, aWaiting(70)] });
  await until('its place', () => partOf(element, '.place') !== null);
}

async function called(staged: StagedScene): Promise<void> {
  await take(staged);
  const { element, server, texts } = staged;
  server.setTicket(OWN, { status: 'called', pointId: 'poi_2', calledAt: NOW, callCount: 1 });
  const points = [aPoint(1), aPoint(2, { tickets: [anActive(70, { pointId: 'poi_2', calledAt: NOW })] })];
  const waiting = server.queue.waiting.filter(({ id }) => id !== OWN);
  server.set({ waiting, points: inLanguage({ ...server.queue, points }, texts).points });
  await until('the call', () => partOf(element, '.go') !== null);
}

async function ended(staged: StagedScene): Promise<void> {
  await take(staged);
  staged.server.setTicket(OWN, { status: 'completed', endedAt: NOW });
  staged.server.set({ waiting: staged.server.queue.waiting.filter(({ id }) => id !== OWN) });
  await until('the end', () => partOf(staged.element, '.place') === null);
}

async function missed(staged: StagedScene): Promise<void> {
  await take(staged);
  staged.server.setTicket(OWN, { status: 'missed', missedAt: NOW });
  staged.server.set({ waiting: [] });
  await until('having missed it', () => partOf(staged.element, '.place') === null);
}

/** The ticket in all its states. */
export const ticketScenes: readonly Scene[] = [
  ticket('to take', { queue: queues.busy }),
  ticket('to take with a code', {
    queue: (texts) => {
      const queue = queues.busy(texts);
      return { ...queue, department: { ...queue.department, joinPolicy: 'on-site' } };
    },
  }),
  ticket('paused', { queue: queues.paused }),
  ticket('closed', { queue: queues.closed }),
  ticket('waiting', { queue: queues.busy, enact: take }),
  ticket('waiting while paused', { queue: queues.paused, enact: waitThenPause }),
  ticket('called', { queue: queues.busy, enact: called }),
  ticket('missed', { queue: queues.busy, enact: missed }),
  ticket('done', { queue: queues.busy, enact: ended }),
];

async function waitThenPause(staged: StagedScene): Promise<void> {
  staged.server.set({ state: 'open', message: null });
  await take(staged);
  staged.server.set({ state: 'paused', message: staged.texts.message });
  await until('the message', () => staged.element.shadowRoot?.textContent?.includes(staged.texts.message) === true);
}
