import { expect, test, vi } from 'vitest';
import { aPhone } from '../testing/a-phone.ts';
import { aWaiting, DEPARTMENT_ID, NOW, ticketId } from '../testing/fixtures.ts';
import { textOf } from '../testing/stage.ts';

/** What becomes of a token at the end of its service day, by the department's clock. */

const phone = aPhone();
const KEY = `carequeue-ticket:${DEPARTMENT_ID}`;
const ID = ticketId(70);
const HOUR_MS = 3_600_000;
/** The page's clock comes to an instant; the server's goes with it. */
function comeTo(instant: string) {
  vi.setSystemTime(instant);
  phone.server.now = instant;
}

const kept = () => JSON.parse(localStorage.getItem(KEY) ?? 'null');

// A hospital in Kathmandu whose days begin at six, one in Los Angeles, one in Kiritimati; whatever the phone's zone is.
test.each(['2026-11-22T00:15:00.000Z', '2026-11-22T08:00:00.000Z', '2026-11-21T10:00:00.000Z'])(
  'a page that stands open shows and keeps it until its day ends at %s',
  async (dayEndsAt) => {
    phone.server.day = { dayEndsAt, outlivesDay: false };
    const element = await phone.takeToken();
    expect(kept()).toMatchObject({ endsAtMs: Date.parse(dayEndsAt), goesOn: false });
    comeTo(new Date(Date.parse(dayEndsAt) - 1_000).toISOString());
    element.requestUpdate();
    await element.updateComplete;
    expect(textOf(element, '.code')).toBe('CAR-70');
    comeTo(dayEndsAt);
    element.requestUpdate();
    await expect.poll(() => textOf(element, 'form')).toContain('Take a token');
    expect(textOf(element)).not.toContain('CAR-70');
    expect(localStorage).toHaveLength(0);
  },
);

test('the next page that is opened neither shows it nor asks for it', async () => {
  (await phone.takeToken()).remove();
  comeTo('2026-11-21T18:30:00.000Z');
  const asked = phone.server.requests.length;
  const element = phone.showAtDoor();
  expect(localStorage).toHaveLength(0);
  await expect.poll(() => textOf(element, 'form')).toContain('Take a token');
  expect(phone.server.requests.slice(asked).filter(({ path }) => path.includes(ID))).toEqual([]);
});

test('one that has ended is kept as such until it is put away, and as going on where it does after all', async () => {
  const element = await phone.takeToken();
  expect(kept()).not.toHaveProperty('hasEnded');
  phone.server.setTicket(ID, { status: 'completed', endedAt: NOW });
  await expect.poll(() => textOf(element)).toContain('Take another token');
  expect(kept()).toMatchObject({ ticketId: ID, hasEnded: true });
  element.remove();
  const again = phone.showAtDoor();
  await expect.poll(() => textOf(again)).toContain('Take another token');
  expect(kept()).toMatchObject({ ticketId: ID, hasEnded: true });
  phone.server.setTicket(ID, { status: 'waiting', endedAt: null });
  await expect.poll(() => kept()).toMatchObject({ ticketId: ID, hasEnded: false });
});

test('a phone whose clock is wrong keeps it for as long as the department’s day lasts', async () => {
  // Five hours ahead: by its own reckoning the day is over soon.
  vi.setSystemTime(Date.parse(NOW) + 5 * HOUR_MS);
  await phone.takeToken();
  expect(kept().endsAtMs).toBe(Date.parse(phone.server.day.dayEndsAt) + 5 * HOUR_MS);
});

test('a phone whose clock is wrong loses none when its page is opened before the queue is heard', async () => {
  // Fourteen hours ahead: by its own reckoning the day is over.
  vi.setSystemTime(Date.parse(NOW) + 14 * HOUR_MS);
  (await phone.takeToken()).remove();
  const endsAtMs = Date.parse(phone.server.day.dayEndsAt) + 14 * HOUR_MS;
  expect(kept()).toMatchObject({ endsAtMs });
  phone.server.isSilent = true;
  phone.server.day = { ...phone.server.day, outlivesDay: true };
  const element = phone.showAtDoor();
  await expect.poll(() => kept()).toMatchObject({ goesOn: true });
  element.requestUpdate();
  await element.updateComplete;
  expect(kept()).toMatchObject({ endsAtMs });
  // What was read is kept once the server's clock is known.
  phone.server.day = { ...phone.server.day, dayEndsAt: '2026-11-22T18:30:00.000Z' };
  element.remove();
  const asked = phone.server.requests.length;
  const later = phone.showAtDoor();
  await expect.poll(() => phone.server.requests.slice(asked).some(({ path }) => path.endsWith(ID))).toBe(true);
  phone.server.isSilent = false;
  phone.server.set({});
  const laterEndMs = Date.parse(phone.server.day.dayEndsAt) + 14 * HOUR_MS;
  // The page's clock stands still in here, and time goes on.
  await expect.poll(() => Math.abs(kept()?.endsAtMs - laterEndMs)).toBeLessThan(10_000);
  expect(textOf(later, '.code')).toBe('CAR-70');
});

test('one that outlives its day is asked for no more than twice a minute while there is no answer', async () => {
  phone.server.day = { ...phone.server.day, outlivesDay: true };
  const element = await phone.takeToken();
  phone.server.hold();
  const asked = () => phone.server.requests.filter(({ path }) => path.endsWith(ID)).length;
  const before = asked();
  const startMs = Date.parse(phone.server.day.dayEndsAt) + 24 * HOUR_MS;
  for (const [afterMs, count] of [
    [0, 1],
    [1_000, 1],
    [29_000, 1],
    [30_000, 2],
    [31_000, 2],
  ] as const) {
    comeTo(new Date(startMs + afterMs).toISOString());
    element.requestUpdate();
    await element.updateComplete;
    expect(asked() - before).toBe(count);
  }
});

test('one in a department that never closes stays while it goes on, and goes with its day once it has ended', async () => {
  phone.server.day = { ...phone.server.day, outlivesDay: true };
  const element = await phone.takeToken();
  expect(kept()).toMatchObject({ goesOn: true });
  comeTo('2026-11-22T01:00:00.000Z');
  element.remove();
  const later = phone.showAtDoor();
  await expect.poll(() => textOf(later, '.code')).toBe('CAR-70');
  // The day it is in now is what it is told by.
  phone.server.day = { dayEndsAt: '2026-11-22T18:30:00.000Z', outlivesDay: true };
  later.remove();
  const again = phone.showAtDoor();
  await expect.poll(() => kept()?.endsAtMs).toBe(Date.parse(phone.server.day.dayEndsAt));
  await expect.poll(() => textOf(again, '.code')).toBe('CAR-70');
  phone.server.setTicket(ID, { status: 'completed', endedAt: phone.server.now });
  phone.server.set({ waiting: [aWaiting(45)] });
  await expect.poll(() => textOf(again)).toContain('Take another token');
  expect(kept()).toMatchObject({ goesOn: false });
  comeTo('2026-11-22T18:30:00.000Z');
  again.requestUpdate();
  await expect.poll(() => textOf(again, 'form')).toContain('Take a token');
  expect(localStorage).toHaveLength(0);
});

test.each([-22, 14])(
  'a phone whose clock is %i hours off keeps it when the clock is set right in the open page',
  async (hours) => {
    vi.setSystemTime(Date.parse(NOW) + hours * HOUR_MS);
    const element = await phone.takeToken();
    const shown = textOf(element, '[part="expected"]');
    const before = phone.server.greeted;
    vi.setSystemTime(NOW);
    element.requestUpdate();
    await element.updateComplete;
    expect(textOf(element, '.code')).toBe('CAR-70');
    await vi.waitUntil(() => phone.server.greeted > before, { timeout: 10_000 });
    await expect.poll(() => textOf(element, '[part="expected"]')).toBe(shown);
    element.remove();
    const again = phone.showAtDoor();
    await expect.poll(() => textOf(again, '.code')).toBe('CAR-70');
  },
);
