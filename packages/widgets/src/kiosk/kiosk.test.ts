import axe from 'axe-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import './carequeue-kiosk.ts';
import type { KioskLeftEvent } from '../events/kiosk-left.ts';

/** Parts are fetched, which takes its time on a busy machine. */
const UNDER_LOAD = { timeout: 15_000 };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
});

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

async function stand(language: string) {
  const kiosk = document.createElement('carequeue-kiosk');
  kiosk.lang = language;
  kiosk.home = '/kiosk';
  const inside = document.createElement('button');
  inside.textContent = 'Cardiology';
  kiosk.append(inside);
  const left: string[] = [];
  kiosk.addEventListener('carequeue-kiosk-left', (event: KioskLeftEvent) => {
    event.preventDefault();
    left.push(event.detail.home);
  });
  document.body.append(kiosk);
  await kiosk.updateComplete;
  const wait = async (seconds: number) => {
    vi.advanceTimersByTime(seconds * 1000);
    await kiosk.updateComplete;
  };
  const question = () => kiosk.shadowRoot?.querySelector<HTMLDialogElement>('dialog[role="alertdialog"][open]') ?? null;
  return { kiosk, inside, left, wait, question };
}

test('nobody who has not touched it is asked, however long it stands', async () => {
  const { wait, question, left } = await stand('en');
  await wait(600);
  expect(question()).toBeNull();
  expect(left).toEqual([]);
});

test('it asks after a while, gives more time at a touch, and goes home once when there is none', async () => {
  const { inside, wait, question, left, kiosk } = await stand('en');
  inside.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  await wait(59);
  expect(question()).toBeNull();
  await wait(2);
  expect(question()?.textContent).toContain('Are you still there?');
  expect(question()?.matches(':modal')).toBe(true);
  expect(kiosk.shadowRoot?.activeElement?.textContent).toBe('I need more time');
  expect((await axe.run(kiosk)).violations).toEqual([]);
  kiosk.shadowRoot?.querySelector('button')?.click();
  await wait(1);
  expect(question()).toBeNull();
  await wait(79);
  expect(left).toEqual(['/kiosk']);
  await wait(30);
  expect(left).toEqual(['/kiosk']);
});

test('the question holds the keyboard while it stands, goes at Escape, and gives the focus back', async () => {
  const { inside, wait, question, kiosk, left } = await stand('en');
  inside.focus();
  inside.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  await wait(61);
  for (const _ of [1, 2, 3]) {
    await userEvent.keyboard('{Tab}');
    expect(document.activeElement).not.toBe(inside);
  }
  await userEvent.keyboard('{Escape}');
  await kiosk.updateComplete;
  expect(question()).toBeNull();
  expect(document.activeElement).toBe(inside);
  await wait(59);
  expect(left).toEqual([]);
});

test('it counts from the first moment where it is told to, and speaks the page’s language', async () => {
  const { kiosk, wait, question } = await stand('ar');
  kiosk.atOnce = true;
  await kiosk.updateComplete;
  await vi.waitFor(
    () => expect(kiosk.shadowRoot?.querySelector('.root')?.getAttribute('lang')).toContain('ar-'),
    UNDER_LOAD,
  );
  await wait(61);
  expect(question()?.textContent).toContain('هل ما زلت هنا؟');
});

test('taken out of its page it asks nobody and leaves for nowhere, and put back it asks again', async () => {
  const { kiosk, inside, wait, question, left } = await stand('en');
  inside.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  // What was asked to be drawn is drawn when it stands nowhere any more.
  vi.advanceTimersByTime(61_000);
  kiosk.remove();
  await kiosk.updateComplete;
  expect(question()).toBeNull();
  vi.advanceTimersByTime(60_000);
  kiosk.requestUpdate();
  await kiosk.updateComplete;
  expect(left).toEqual([]);
  document.body.append(kiosk);
  inside.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  await wait(61);
  expect(question()?.matches(':modal')).toBe(true);
  kiosk.remove();
  expect(question()).toBeNull();
});
