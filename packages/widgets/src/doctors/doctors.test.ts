import type { Doctor, QueueState } from '@carequeue/sdk';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import './carequeue-doctors.ts';
import type { DoctorChosenDetail } from '../events/doctor-chosen.ts';
import { words } from '../locales/en/doctors.ts';
import { ago, anActive, anOpening, aPoint, aQueue, DEPARTMENT_ID, NOW } from '../testing/fixtures.ts';
import { InPageServer } from '../testing/in-page-server.ts';
import { press, stage, textOf } from '../testing/stage.ts';
import { doctorViews } from './doctors-view.ts';

const DAY = '2026-11-21';
const ask = 'Please ask at the desk when this doctor is in.';
const SUNDAY = '2026-11-22T03:30:00.000Z';
const TUESDAY = '2026-11-24T03:30:00.000Z';

function aDoctor(number: number, parts: Partial<Doctor> = {}): Doctor {
  const none = { speciality: null, qualification: null, languages: [], fee: null, leave: [] };
  return { id: `doc_${number}`, name: `Dr. ${'ABC'[number - 1]}`, ...none, ...parts };
}

function aSession(number: number, parts: Partial<QueueState['sessions'][number]> = {}): QueueState['sessions'][number] {
  return {
    ...{ id: `${DAY}-${number}`, name: null, doctorId: `doc_${number}`, until: null, reason: null },
    ...{ startsAt: ago(102), endsAt: ago(-138), state: 'in' },
    ...parts,
  };
}

/** One who is in with a patient, one who is late and full, one who has left. */
function aMorning(parts: Partial<QueueState> = {}): QueueState {
  const late = { state: 'delayed', until: ago(-33), reason: 'on the ward' } as const;
  const intake = [null, 0, 4].map((onSite, index) => ({
    ...{ sessionId: `${DAY}-${index + 1}`, doctorId: `doc_${index + 1}`, nextCode: `CAR-${'ABC'[index]}7` },
    left: { onSite, remote: onSite },
  }));
  return aQueue({
    sessions: [aSession(1), aSession(2, late), aSession(3, { state: 'left' })],
    points: [
      aPoint(1, { doctorId: 'doc_1', doctorName: 'Dr. A', tickets: [anActive(41, { status: 'serving' })] }),
      aPoint(2, { doctorId: 'doc_2', doctorName: 'Dr. B' }),
    ],
    intake,
    openings: [null, 'doc_1', 'doc_2', 'doc_3'].map((doctorId) => anOpening([SUNDAY], doctorId)),
    ...parts,
  });
}

function show(queue: QueueState, doctors: readonly Doctor[], attributes: Readonly<Record<string, string>> = {}) {
  const element = document.createElement('carequeue-doctors');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const server = new InPageServer(queue);
  server.doctors = doctors;
  return { element: stage(element, server), server };
}

const cards = (element: Element) =>
  [...(element.shadowRoot?.querySelectorAll('li.doctor') ?? [])].map((card) =>
    (card.textContent ?? '').replace(/\s+/g, ' ').trim(),
  );

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(NOW) });
  document.body.style.margin = '0';
  await page.viewport(800, 600);
});

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

describe('the doctors of today', () => {
  test('are told with how it goes, who is inside, which token is next, hours, fee and languages', async () => {
    const known = { speciality: 'Heart rhythm', qualification: 'MD', languages: ['en', 'hi'] };
    const fee = { amountMinor: 80_000, currency: 'INR' };
    const { element } = show(aMorning(), [aDoctor(1, { ...known, fee }), aDoctor(2), aDoctor(3)]);
    await expect
      .poll(() => cards(element))
      .toEqual([
        'Dr. A Heart rhythm · MD Languages: English, Hindi In Today 09:00–13:00 Inside now CAR-41 Next token CAR-A7 Fee ₹800',
        'Dr. B Delayed, expected at 11:15 on the ward Today 09:00–13:00 Next token All tokens are taken',
        'Dr. C Has left Sees patients on Sunday from 09:00 Today 09:00–13:00',
      ]);
  });

  test('name nobody who is inside, also where names were agreed to', () => {
    const queue = aMorning();
    const points = queue.points.map((point) => ({
      ...point,
      tickets: point.tickets.map((ticket) => ({ ...ticket, label: 'Asha R.' })),
    }));
    const views = doctorViews(null, { queue: { ...queue, points }, strings: words, nowMs: Date.parse(NOW) });
    expect(views.flatMap(({ inside }) => inside)).toEqual(['CAR-41']);
  });

  test('follow the queue', async () => {
    const { element, server } = show(aMorning(), [aDoctor(2)]);
    await expect.poll(() => cards(element)[0]).toContain('All tokens are taken');
    const { sessions, intake } = aMorning();
    server.set({
      sessions: sessions.map((session) => ({ ...session, state: 'in', until: null, reason: null })),
      intake: intake.map((one) => ({ ...one, left: { onSite: 3, remote: 3 } })),
    });
    await expect.poll(() => cards(element)[0]).toBe('Dr. B In Today 09:00–13:00 Next token CAR-B7 3 left');
  });

  test('on leave are told with the day of the return, and give no tokens', async () => {
    const leave = [{ from: DAY, until: '2026-11-23' }];
    const { element } = show(
      aMorning({
        sessions: [aSession(1, { state: 'left' })],
        openings: [anOpening([TUESDAY], 'doc_1'), anOpening([], 'doc_2')],
      }),
      [aDoctor(1, { leave }), aDoctor(2, { leave })],
      { choose: '' },
    );
    await expect
      .poll(() => cards(element))
      .toEqual([
        'Dr. A On leave today Sees patients on Tuesday from 09:00 Today 09:00–13:00 Inside now CAR-41',
        'Dr. B On leave today On leave until Monday',
      ]);
  });

  test('are not in on a day without hours, nor one whose own are on other days, and are told with the day they come', async () => {
    const dayOff = aSession(1, { id: DAY, doctorId: null, state: 'left' });
    const { element, server } = show(aMorning({ sessions: [dayOff], points: [] }), [aDoctor(1)], { choose: '' });
    await expect.poll(() => cards(element)).toEqual(['Dr. A Not in today Sees patients on Sunday from 09:00']);
    server.set({ sessions: [aSession(2)], intake: [] });
    await expect.poll(() => textOf(element, '.top')).toBe('Cardiology');
    expect(cards(element)).toEqual(['Dr. A Not in today Sees patients on Sunday from 09:00']);
  });

  test('are said to be none where none is listed', async () => {
    const { element } = show(aMorning(), []);
    await expect.poll(() => textOf(element)).toContain('No doctors are listed');
  });

  test('are those whom the rooms name while nothing else is known of them', () => {
    const views = doctorViews(null, { queue: aMorning(), strings: words, nowMs: Date.parse(NOW) });
    expect(views.map(({ name, badge, fee }) => [name, badge, fee])).toEqual([
      ['Dr. A', 'In', null],
      ['Dr. B', 'Delayed, expected at 11:15', null],
    ]);
  });

  test('of a department that plans no sessions share its numbers', async () => {
    const queue = aMorning({
      sessions: [aSession(1, { id: DAY, doctorId: null, startsAt: ago(642), endsAt: ago(-798) })],
      intake: [{ sessionId: DAY, doctorId: null, nextCode: 'CAR-42', left: { onSite: null, remote: null } }],
    });
    const { element } = show(queue, [aDoctor(1), aDoctor(2)]);
    await expect
      .poll(() => cards(element))
      .toEqual(['Dr. A In Inside now CAR-41 Next token CAR-42', 'Dr. B In Next token CAR-42']);
  });

  test('are told with whom they call, and that they are in', async () => {
    const day = aSession(1, { id: DAY, doctorId: null, startsAt: ago(642), endsAt: ago(-798) });
    const tickets = [anActive(43), anActive(41, { status: 'serving' })];
    const points = [aPoint(1, { doctorId: 'doc_1', doctorName: 'Dr. A', capacity: 2, tickets })];
    const { element } = show(aMorning({ sessions: [day], intake: [], points }), [aDoctor(1)]);
    await expect.poll(() => cards(element)).toEqual(['Dr. A In Calling now CAR-43 Inside now CAR-41']);
  });

  test('who are not on duty are told so, and offered by nobody', async () => {
    const day = aSession(1, { id: DAY, doctorId: null, startsAt: ago(642), endsAt: ago(-798) });
    const points = [1, 2].map((number) =>
      aPoint(number, { doctorId: `doc_${number}`, doctorName: `Dr. ${'AB'[number - 1]}`, available: false }),
    );
    const intake = [{ sessionId: DAY, doctorId: null, nextCode: 'CAR-42', left: { onSite: null, remote: null } }];
    const parts = { sessions: [day], intake, openings: [] };
    const { element, server } = show(aMorning({ ...parts, points }), [aDoctor(1), aDoctor(2)], { choose: '' });
    await expect
      .poll(() => textOf(element, '.top'))
      .toBe('Cardiology Open No doctor is on duty just now. Tokens are given now.');
    expect(cards(element)).toEqual(['A', 'B'].map((name) => `Dr. ${name} Not on duty ${ask}`));
    server.set({ points: points.map((point, index) => ({ ...point, available: index === 1 })) });
    await expect
      .poll(() => cards(element))
      .toEqual([`Dr. A Not on duty ${ask}`, 'Dr. B In Next token CAR-42 Take a token']);
  });

  test('are told with the hours that are left, and with all of them after the last', () => {
    const morning = aSession(1, { id: `${DAY}-m`, state: 'ended', startsAt: ago(200), endsAt: ago(20) });
    const hours = (parts: Partial<QueueState['sessions'][number]>) => {
      const queue = aMorning({ sessions: [morning, aSession(1, { startsAt: ago(20), ...parts })] });
      return doctorViews([aDoctor(1)], { queue, strings: words, nowMs: Date.parse(NOW) })[0]?.hours;
    };
    expect(hours({})?.map((one) => one.hours)).toEqual(['10:22–13:00']);
    expect(hours({ state: 'left' })?.map((one) => [one.hours, one.isOver])).toEqual([
      ['07:22–10:22', true],
      ['10:22–13:00', true],
    ]);
  });
});

describe('taking a token', () => {
  test('leads to the page’s own ticket with doctor and session', async () => {
    const { element } = show(aMorning(), [aDoctor(1), aDoctor(2), aDoctor(3)], {
      'ticket-href': '/token?department={department}&doctor={doctor}&session={session}',
    });
    await expect.poll(() => element.shadowRoot?.querySelectorAll('a').length).toBe(1);
    const link = element.shadowRoot?.querySelector('a');
    expect(link?.getAttribute('href')).toBe(`/token?department=${DEPARTMENT_ID}&doctor=doc_1&session=${DAY}-1`);
    expect(link?.getAttribute('aria-label')).toBe('Take a token for Dr. A');
  });

  test('is told to the page, which may stop the link', async () => {
    const { element } = show(aMorning(), [aDoctor(1)], { 'ticket-href': '#elsewhere' });
    const chosen: DoctorChosenDetail[] = [];
    element.addEventListener('carequeue-doctors-chosen', (event) => {
      event.preventDefault();
      chosen.push(event.detail);
    });
    await expect.poll(() => element.shadowRoot?.querySelector('a') ?? null).not.toBeNull();
    element.shadowRoot?.querySelector('a')?.click();
    expect(chosen).toEqual([{ departmentId: DEPARTMENT_ID, doctorId: 'doc_1', sessionId: `${DAY}-1` }]);
    expect(location.hash).toBe('');
  });

  test('is a button where the page says that it listens, and nothing where it does not', async () => {
    const { element } = show(aMorning(), [aDoctor(1)], { choose: '' });
    let count = 0;
    element.addEventListener('carequeue-doctors-chosen', () => (count += 1));
    await expect.poll(() => cards(element)[0]).toContain('Take a token');
    press(element, 'Take a token');
    expect(count).toBe(1);
    element.choose = false;
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('button, a')).toBeNull();
  });

  test('is for the desk alone where the department says so, and for nobody while it is paused', async () => {
    const { element, server } = show(aMorning(), [aDoctor(1)], { choose: '' });
    server.set({ department: { ...server.queue.department, joinPolicy: 'off' } });
    await expect.poll(() => cards(element)[0]).toContain('Tokens at the desk only');
    expect(element.shadowRoot?.querySelector('button')).toBeNull();
    server.set({ department: { ...server.queue.department, joinPolicy: 'open' }, state: 'paused' });
    await expect.poll(() => textOf(element, '.top')).toContain('Paused');
    expect(element.shadowRoot?.querySelector('button')).toBeNull();
  });

  test.each(['javascript:alert(1)', 'data:text/html,x'])('never leads to %s', async (href) => {
    const { element } = show(aMorning(), [aDoctor(1)], { 'ticket-href': href });
    await expect.poll(() => cards(element)[0]).toContain('CAR-A7');
    expect(element.shadowRoot?.querySelector('a')).toBeNull();
  });
});

test('stand as rows where there is room, as cards where there is not, and lose nothing', async () => {
  await page.viewport(1100, 600);
  const { element } = show(aMorning(), [aDoctor(1), aDoctor(2)], { choose: '' });
  await expect.poll(() => element.shadowRoot?.querySelector('.wide') ?? null).not.toBeNull();
  await page.viewport(320, 600);
  await expect.poll(() => element.shadowRoot?.querySelector('.wide') ?? null).toBeNull();
  element.style.setProperty('zoom', '2');
  await expect.poll(() => document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
});

test.each([
  ['keep their button a place', { choose: '' }, 168],
  ['keep no place for a button that nobody has', {}, 0],
])('as rows %s', async (_what, attributes, leastPx) => {
  await page.viewport(1100, 600);
  const { element } = show(aMorning(), [aDoctor(1), aDoctor(2)], attributes);
  await expect.poll(() => element.shadowRoot?.querySelector('.wide .facts') ?? null).not.toBeNull();
  const rightOf = (selector: string) => element.shadowRoot?.querySelector(selector)?.getBoundingClientRect().right ?? 0;
  const besideFactsPx = rightOf('.wide .doctor') - rightOf('.wide .facts');
  expect(besideFactsPx).toBeGreaterThanOrEqual(leastPx);
  expect(besideFactsPx).toBeLessThan(leastPx + 60);
});

test.each([320, 390])('hold all of what the hospital says in two scripts, on a phone of %d px', async (width) => {
  await page.viewport(width, 800);
  const message = 'Vaccination round: no new tokens for now. टीकाकरण चल रहा है: अभी नए टोकन नहीं मिलेंगे।';
  const { element } = show(aMorning({ state: 'paused', message }), [aDoctor(1)], { 'no-heading': '' });
  await expect.poll(() => textOf(element, '.notice')).toBe(message);
  const notice = element.shadowRoot?.querySelector('.notice');
  const text = document.createRange();
  if (notice) text.selectNodeContents(notice);
  const box = notice?.getBoundingClientRect();
  const [written, next] = [text.getBoundingClientRect(), notice?.nextElementSibling?.getBoundingClientRect()];
  expect(notice?.scrollHeight).toBeLessThanOrEqual(notice?.clientHeight ?? 0);
  expect(written.top - (box?.top ?? 0)).toBeGreaterThanOrEqual(8);
  expect((box?.bottom ?? 0) - written.bottom).toBeGreaterThanOrEqual(8);
  expect(next?.top).toBeGreaterThanOrEqual(box?.bottom ?? 0);
  expect(box?.right).toBeLessThanOrEqual(width);
});

test('leave the heading to the page that has one, and still say when nobody is there', async () => {
  const { element, server } = show(aMorning(), [aDoctor(1)], { 'no-heading': '' });
  await expect.poll(() => cards(element)[0]).toContain('Dr. A');
  expect(element.shadowRoot?.querySelector('.top')).toBeNull();
  server.set({ state: 'closed' });
  await expect.poll(() => textOf(element, '.top')).toBe('Closed Opens Sunday at 09:00');
});
