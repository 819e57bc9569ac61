import type { Doctor, Ticket } from '@carequeue/sdk';
import { anActive, aPoint, aWaiting, NOW, ticketId } from '../testing/fixtures.ts';
import { DOCTORS, inLanguage, inMinutes, queues } from './queue-scenes.ts';
import type { Scene, StagedScene } from './scene.ts';
import { partOf, until } from './scene.ts';
import { loading, lost, refused } from './scene-acts.ts';

const PHONE = { widthPx: 360, heightPx: 740 };
const OWN = ticketId(70);
const AWAY = { presence: 'remote', waitsFor: ['arrival'], readyAt: null } as const;

const aDoctor = (id: string, name: string): Doctor => ({
  ...{ id, name, speciality: null, qualification: null, languages: [], fee: null, leave: [] },
});

const ticket = (
  state: string,
  parts: Omit<Scene, 'element' | 'state' | 'box'> & Partial<Pick<Scene, 'box'>>,
): Scene => ({
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

/** Called on a device that cannot read aloud, which is told to whoever does not see well. */
async function calledUnread(staged: StagedScene): Promise<void> {
  staged.server.issueParts = { needs: ['large-print'] };
  await called(staged);
  await until('that it cannot be read aloud', () => partOf(staged.element, '.called .muted') !== null);
}

/** Called, and to be fetched: sent nowhere. */
async function fetched(staged: StagedScene): Promise<void> {
  staged.server.issueParts = { needs: ['collect-in-person', 'wheelchair'] };
  await called(staged);
}

async function ended(staged: StagedScene): Promise<void> {
  await take(staged);
  staged.server.setTicket(OWN, { status: 'completed', endedAt: NOW });
  staged.server.set({ waiting: staged.server.queue.waiting.filter(({ id }) => id !== OWN) });
  await until('the end', () => partOf(staged.element, '.place') === null);
}

async function lostTicket(staged: StagedScene): Promise<void> {
  await take(staged);
  await lost(staged);
}

async function missed(staged: StagedScene): Promise<void> {
  await take(staged);
  staged.server.setTicket(OWN, { status: 'missed', missedAt: NOW });
  staged.server.set({ waiting: [] });
  await until('having missed it', () => partOf(staged.element, '.place') === null);
}

/** Takes a token that is different in `parts`, such as one of somebody who is on his way. */
const takeAs =
  (parts: Partial<Ticket>) =>
  async (staged: StagedScene): Promise<void> => {
    staged.server.issueParts = parts;
    await take(staged);
  };

/** Presses the button that `selector` finds, and waits for what it brings. */
const press =
  (selector: string, brings: string, before: (staged: StagedScene) => Promise<void> = take) =>
  async (staged: StagedScene): Promise<void> => {
    await before(staged);
    await until(selector, () => partOf(staged.element, selector) !== null);
    partOf(staged.element, selector)?.click();
    await until(brings, () => partOf(staged.element, brings) !== null);
  };

const formShown = ({ element }: StagedScene) => until('the form', () => partOf(element, 'form') !== null);

async function endedAs(staged: StagedScene, parts: Partial<Ticket>): Promise<void> {
  await take(staged);
  staged.server.setTicket(OWN, { endedAt: NOW, ...parts });
  staged.server.set({ waiting: [] });
  await until('the end', () => partOf(staged.element, '.place') === null);
}

/** Writes into each field, and sends what the server does not take. */
async function fillIn({ element, server, texts }: StagedScene): Promise<void> {
  await until('the form', () => partOf(element, 'form') !== null);
  await until('the doctors', () => partOf(element, '#doctor') !== null);
  for (const field of element.shadowRoot?.querySelectorAll<HTMLInputElement>('input[type=text], input[type=tel]') ??
    []) {
    field.value = texts.people[0];
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }
  partOf(element, 'input[value=on-site]')?.click();
  await element.updateComplete;
  server.nextRefusal = { status: 422, code: 'invalid_request', pointer: '/patient/phone' };
  partOf(element, 'form button[type=submit]')?.click();
  await until('what is wrong', () => partOf(element, '.problem') !== null);
}

/** The narrowest phone: the question is a long one. */
const NARROW = { widthPx: 320, heightPx: 740 };

const byInitials: Scene['queue'] = (texts) => {
  const queue = queues.busy(texts);
  return { ...queue, department: { ...queue.department, labelMode: 'initials' } };
};

/** Gives a name, and is asked whether it may be shown. */
async function askedToBeShown({ element, texts }: StagedScene): Promise<void> {
  await until('the form', () => partOf(element, '#name') !== null);
  const name = partOf(element, '#name');
  if (name instanceof HTMLInputElement) name.value = texts.people[0];
  name?.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  await until('the question', () => partOf(element, '[name=showName]') !== null);
  partOf(element, 'input[value=on-site]')?.click();
}

/** The token of a patient who agreed to be shown. */
async function shownByInitials(staged: StagedScene): Promise<void> {
  const patient = { name: staged.texts.people[0], phone: null, birthYear: null };
  staged.server.issueParts = { patient, showName: true, may: ['ready', 'defer', 'cancel', 'set-show-name'] };
  await take(staged);
  await until('the question', () => partOf(staged.element, '[name=showName]') !== null);
}

/** Being shown by initials, asked before and after. */
const shown: readonly Scene[] = [
  ticket('to take, shown by initials or not', { queue: byInitials, enact: askedToBeShown, box: NARROW }),
  ticket('shown by initials', { queue: byInitials, enact: shownByInitials, box: NARROW }),
];

/** The form with all its questions. */
const questions: readonly Scene[] = [
  ticket('to take, of two doctors', {
    queue: queues.late,
    doctors: (texts) => DOCTORS.map((id, index) => aDoctor(id, texts.doctors[index] ?? '')),
    enact: async (staged) => {
      await formShown(staged);
      await until('the doctors', () => partOf(staged.element, '#doctor') !== null);
      partOf(staged.element, 'input[value=remote]')?.click();
    },
  }),
  ticket('of a doctor on leave', {
    queue: queues.busy,
    doctors: (texts) =>
      DOCTORS.map((id, index) => {
        const leave = index === 0 ? [{ from: NOW.slice(0, 10), until: '2026-11-24' }] : [];
        return { ...aDoctor(id, texts.doctors[index] ?? ''), leave };
      }),
    attributes: { doctor: DOCTORS[0] },
    enact: async ({ element }) => until('the leave', () => partOf(element, '.refused') !== null),
  }),
  ticket('to take, of late sessions', {
    queue: queues.everyText,
    doctors: (texts) => DOCTORS.map((id, index) => aDoctor(id, texts.doctors[index] ?? '')),
    enact: fillIn,
  }),
  ticket('to take, how to call', {
    queue: queues.busy,
    enact: press('form button[aria-expanded]', '#needs-title', formShown),
  }),
  ticket('to take, not filled in', { queue: queues.busy, enact: press('form [type=submit]', '.problem', formShown) }),
  ticket('to take at the desk only', {
    queue: (texts) => {
      const queue = queues.busy(texts);
      return { ...queue, department: { ...queue.department, joinPolicy: 'phone' } };
    },
  }),
  ticket('no doctor', { queue: queues.noDoctor }),
  ticket('loading', { queue: queues.busy, enact: loading }),
  ticket('not reached', { queue: queues.busy, enact: refused }),
];

/** A token in somebody's hand, and what is done with it. */
const held: readonly Scene[] = [
  ticket('offline', { queue: queues.busy, enact: lostTicket }),
  ticket('on a break', { queue: queues.onBreak, enact: take }),
  ticket('at the hospital', { queue: queues.busy, enact: takeAs({ presence: 'on-site' }) }),
  ticket('on the way', { queue: queues.busy, enact: takeAs(AWAY) }),
  ticket('on the way, turn come', { queue: queues.busy, enact: takeAs({ ...AWAY, lapsesAt: inMinutes(12) }) }),
  ticket('doctor late', {
    queue: queues.late,
    enact: takeAs({ doctorId: DOCTORS[1], sessionId: '2026-11-21:evening' }),
  }),
  ticket('of a late session, while paused', {
    queue: queues.everyText,
    enact: (staged) => {
      staged.server.issueParts = { doctorId: DOCTORS[1], sessionId: '2026-11-21:evening' };
      return waitThenPause(staged);
    },
  }),
  ticket('needs help', {
    queue: queues.busy,
    enact: takeAs({ needs: ['hearing-loop', 'lip-reading', 'large-print', 'wheelchair', 'collect-in-person'] }),
  }),
  ticket('followed only', { queue: queues.busy, enact: takeAs({ may: ['ready'] }) }),
  ticket('given at the desk, followed', {
    queue: queues.busy,
    enact: takeAs({ may: ['ready'], source: 'reception' }),
    box: NARROW,
  }),
  ticket('waiting, no doctor', { queue: queues.noDoctor, enact: take, box: NARROW }),
  ticket('letting others go', {
    queue: queues.busy,
    enact: press('.open-defer', '#defer-title', async (staged) => {
      await take(staged);
      staged.server.set({
        waiting: [...staged.server.queue.waiting, ...[71, 72, 73].map((number) => aWaiting(number))],
      });
      await until('others behind', () => partOf(staged.element, '.open-defer') !== null);
    }),
  }),
  ticket('giving up', { queue: queues.busy, enact: press('.open-cancel', '#cancel-title') }),
  ticket('on another phone', { queue: queues.busy, enact: press('[part=share] button', 'svg') }),
  ticket('cancelled', { queue: queues.busy, enact: (staged) => endedAs(staged, { status: 'cancelled' }) }),
  ticket('cancelled by the hospital', {
    queue: queues.busy,
    enact: (staged) => endedAs(staged, { status: 'cancelled', reason: staged.texts.message }),
    box: NARROW,
  }),
  ticket('lapsed', {
    queue: queues.busy,
    enact: (staged) => endedAs(staged, { status: 'expired', presence: 'remote', reason: 'not_arrived' }),
  }),
];

/** The ticket in all its states. */
export const ticketScenes: readonly Scene[] = [
  ...questions,
  ...held,
  ...shown,
  ticket('to take', { queue: queues.busy }),
  ticket('to take with a code', {
    queue: (texts) => {
      const queue = queues.busy(texts);
      return { ...queue, department: { ...queue.department, joinPolicy: 'on-site' } };
    },
  }),
  ticket('paused', { queue: queues.paused }),
  ticket('closed', { queue: queues.closed }),
  ticket('no hours today', { queue: queues.dayOff }),
  ticket('waiting', { queue: queues.busy, enact: take }),
  ticket('waiting while paused', { queue: queues.paused, enact: waitThenPause }),
  ticket('called', { queue: queues.busy, enact: called }),
  ticket('called, no voice', { queue: queues.busy, enact: calledUnread }),
  ticket('called, fetched', { queue: queues.busy, enact: fetched }),
  ticket('missed', { queue: queues.busy, enact: missed }),
  ticket('done', { queue: queues.busy, enact: ended }),
];

async function waitThenPause(staged: StagedScene): Promise<void> {
  staged.server.set({ state: 'open', message: null });
  await take(staged);
  staged.server.set({ state: 'paused', message: staged.texts.message });
  await until('the message', () => staged.element.shadowRoot?.textContent?.includes(staged.texts.message) === true);
}
