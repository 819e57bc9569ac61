import { describe, expect, test } from 'vitest';
import { aPhone } from '../../testing/a-phone.ts';
import { accessibilityFaults } from '../../testing/accessibility.ts';
import { anOpening, aPoint, aWaiting } from '../../testing/fixtures.ts';
import { choose, press, textOf } from '../../testing/stage.ts';
import type { CareQueueTicket } from '../ticket.ts';

/** Whom a token is for: the doctor of a page, one who is chosen, and one who is on leave. */

const phone = aPhone();
const [NAIR, RAO] = ['doc_01kagy0000aaaaaaaaaaaaaaaa', 'doc_01kagy0000aaaaaaaaaaaaaaab'] as const;
const LEAVE = [{ from: '2026-11-20', until: '2026-11-22' }];
const SAID = 'On leave today. Sees patients on Monday from 09:00.';
const OTHERS = 'Choose another doctor';
/** Parts are fetched on a busy machine. */
const SLOW = { timeout: 15_000 };

function seat({ isOnLeave = false } = {}): void {
  const doctor = { speciality: null, qualification: null, languages: [], fee: null };
  phone.server.doctors = [
    { ...doctor, id: NAIR, name: 'Dr. Nair', leave: isOnLeave ? LEAVE : [] },
    { ...doctor, id: RAO, name: 'Dr. Rao', leave: [] },
  ];
  phone.server.set({ openings: [anOpening(['2026-11-23T03:30:00.000Z'], NAIR)] });
}

function refuse(): void {
  phone.server.nextRefusal = { status: 409, code: 'session_over', facts: { sessionId: null, doctorId: NAIR } };
}

function openPageOf(doctorId: string): CareQueueTicket {
  const element = phone.showAtDoor();
  element.doctor = doctorId;
  return element;
}

const isChosen = (element: CareQueueTicket, doctorId: string) =>
  element.shadowRoot?.querySelector<HTMLInputElement>(`input[name=doctor][value="${doctorId}"]`)?.checked;

const isOffered = (element: CareQueueTicket, doctorId: string) =>
  element.shadowRoot?.querySelector<HTMLInputElement>(`input[name=doctor][value="${doctorId}"]`)?.disabled === false;

describe('a page about a doctor on leave', () => {
  test('says so before anything is pressed, and leads to the others', async () => {
    seat({ isOnLeave: true });
    const element = openPageOf(NAIR);
    await expect.poll(() => textOf(element, '.refused'), SLOW).toBe(SAID);
    expect(textOf(element, '[part=join]')).not.toContain('No more patients');
    expect(element.shadowRoot?.querySelector('form')).toBe(null);
    expect(await accessibilityFaults(element)).toEqual([]);
    press(element, OTHERS);
    await expect.poll(() => element.shadowRoot?.activeElement?.id).toBe('doctor');
    expect(textOf(element, 'fieldset')).toMatch(/Whoever is free first Dr\. Nair on leave today Dr\. Rao/);
    choose(element, 'doctor', RAO);
    press(element, 'Take a token');
    await expect.poll(() => phone.posted()).toMatchObject([{ doctorId: RAO }]);
    await expect.poll(() => textOf(element), SLOW).toContain('Give up my token');
    expect(element.shadowRoot?.querySelector('[part=other-doctor]')).toBe(null);
  });

  test('says so in each language', async () => {
    seat({ isOnLeave: true });
    const element = openPageOf(NAIR);
    for (const [lang, said] of [
      ['hi', 'आज छुट्टी पर'],
      ['ta', 'இன்று விடுப்பு'],
      ['es', 'Hoy está de permiso. Pasa consulta el lunes desde las 09:00.'],
      ['ar', 'في إجازة اليوم'],
    ] as const) {
      element.lang = lang;
      await expect.poll(() => textOf(element, '.refused'), SLOW).toContain(said);
      expect(element.shadowRoot?.querySelectorAll('button')).toHaveLength(1);
    }
  });

  test('leads to whoever is free where no other is on duty just now, and tells the last day where no opening is known', async () => {
    seat({ isOnLeave: true });
    phone.server.set({ openings: [], points: [aPoint(1, { doctorId: RAO, available: false })] });
    const element = openPageOf(NAIR);
    await expect.poll(() => textOf(element, '.refused'), SLOW).toBe('On leave until Sunday.');
    press(element, OTHERS);
    await expect.poll(() => isChosen(element, '')).toBe(true);
    press(element, 'Take a token');
    await expect.poll(() => phone.posted()).toEqual([expect.not.objectContaining({ doctorId: NAIR })]);
  });

  test('leads nowhere where nobody else is there', async () => {
    seat({ isOnLeave: true });
    phone.server.doctors = phone.server.doctors.slice(0, 1);
    const element = openPageOf(NAIR);
    await expect.poll(() => textOf(element, '.refused'), SLOW).toBe(SAID);
    expect(element.shadowRoot?.querySelector('button')).toBe(null);
  });

  test('takes tokens for one who came all the same', async () => {
    seat({ isOnLeave: true });
    const [startsAt, endsAt] = ['2026-11-21T03:30:00.000Z', '2026-11-21T07:30:00.000Z'];
    phone.server.set({
      sessions: [{ id: 'own', doctorId: NAIR, name: null, state: 'in', until: null, reason: null, startsAt, endsAt }],
    });
    const element = openPageOf(NAIR);
    await expect.poll(() => textOf(element, '[part=doctor]'), SLOW).toBe('Dr. Nair');
    expect(textOf(element, 'form')).toContain('Take a token');
  });
});

describe('a leave that was entered after the page was opened', () => {
  test('is told in place of the form of a page about that doctor', async () => {
    seat();
    const element = await phone.form(openPageOf(NAIR));
    await expect.poll(() => textOf(element, '[part=doctor]'), SLOW).toBe('Dr. Nair');
    seat({ isOnLeave: true });
    refuse();
    press(element, 'Take a token');
    await expect.poll(() => textOf(element, '.refused')).toBe(SAID);
    expect(element.shadowRoot?.activeElement?.className).toContain('refused');
    press(element, OTHERS);
    await expect.poll(() => isChosen(element, '')).toBe(true);
  });

  test('is told at the choice, and another one has to be made', async () => {
    seat();
    const element = await phone.form(phone.showAtDoor());
    await expect.poll(() => textOf(element, 'form'), SLOW).toContain('Dr. Nair');
    choose(element, 'doctor', NAIR);
    seat({ isOnLeave: true });
    refuse();
    press(element, 'Take a token');
    const said =
      '\u2068Dr. Nair\u2069: On leave today. Sees patients on Monday from 09:00. Please choose one of these.';
    await expect.poll(() => textOf(element, '#doctor-problem')).toBe(said);
    expect(isChosen(element, NAIR)).toBe(false);
    press(element, 'Take a token');
    await expect.poll(() => element.shadowRoot?.activeElement?.id).toBe('doctor');
    expect(textOf(element, '#doctor-problem')).toBe(said);
    expect(phone.posted()).toHaveLength(1);
    choose(element, 'doctor', '');
    press(element, 'Take a token');
    await expect.poll(() => textOf(element, '.code')).toBe('CAR-70');
  });

  test('is told where the queue has taken the choice away before', async () => {
    seat();
    const element = await phone.form(phone.showAtDoor());
    await expect.poll(() => textOf(element, 'form'), SLOW).toContain('Dr. Nair');
    choose(element, 'doctor', NAIR);
    seat({ isOnLeave: true });
    const hours = { startsAt: '2026-11-21T03:30:00.000Z', endsAt: '2026-11-21T08:30:00.000Z' };
    const left = {
      id: 'ses_1',
      name: null,
      doctorId: NAIR,
      until: null,
      reason: null,
      ...hours,
      state: 'left',
    } as const;
    phone.server.set({ sessions: [left, { ...left, id: 'ses_2', doctorId: RAO, state: 'in' }] });
    await expect.poll(() => isOffered(element, NAIR)).toBe(false);
    press(element, 'Take a token');
    await expect.poll(() => textOf(element, '#doctor-problem')).toContain('Dr. Nair\u2069: On leave today.');
    expect(phone.posted()).toEqual([]);
  });

  test('is told again of a doctor who was declined, once the page is about him after another one', async () => {
    seat({ isOnLeave: true });
    const element = openPageOf(NAIR);
    await expect.poll(() => textOf(element), SLOW).toContain(SAID);
    press(element, OTHERS);
    await expect.poll(() => isChosen(element, '')).toBe(true);
    element.doctor = RAO;
    await expect.poll(() => textOf(element, '[part=doctor]')).toBe('Dr. Rao');
    element.doctor = NAIR;
    await expect.poll(() => textOf(element)).toContain(SAID);
  });

  test('that is none is told as before, with the way to the others', async () => {
    seat();
    const element = await phone.form(openPageOf(NAIR));
    await expect.poll(() => textOf(element, '[part=doctor]'), SLOW).toBe('Dr. Nair');
    refuse();
    press(element, 'Take a token');
    await expect.poll(() => textOf(element, '.problem')).toContain('No more patients are taken there today');
    press(element, OTHERS);
    await expect.poll(() => textOf(element, 'fieldset')).toContain('Dr. Rao');
  });
});

test('a doctor who was chosen is not asked for in another department', async () => {
  seat();
  const element = await phone.form(phone.showAtDoor());
  await expect.poll(() => textOf(element, 'form'), SLOW).toContain('Dr. Nair');
  choose(element, 'doctor', RAO);
  phone.server.doctors = [];
  element.department = 'dep_01kagy0000zzzzzzzzzzzzzzzz';
  await expect.poll(() => textOf(element, 'form'), SLOW).not.toContain('Dr. Nair');
  seat();
  phone.server.doctors = phone.server.doctors.map((one, index) => ({
    ...one,
    id: `doc_01kagy0000ccccccccccccccc${index}`,
  }));
  element.department = 'dep_01kagy0000yyyyyyyyyyyyyyyy';
  await expect.poll(() => isChosen(element, ''), SLOW).toBe(true);
  press(element, 'Take a token');
  await expect.poll(() => phone.posted()).toEqual([expect.not.objectContaining({ doctorId: RAO })]);
});

test('what is told of the wait follows the doctor who is chosen, and is announced where it is other than before', async () => {
  seat();
  phone.server.set({
    points: [aPoint(1, { doctorId: NAIR }), aPoint(2, { doctorId: RAO })],
    waiting: [aWaiting(1), aWaiting(2, { doctorId: RAO })],
  });
  const element = await phone.form(phone.showAtDoor());
  await expect.poll(() => textOf(element, 'form'), SLOW).toContain('Dr. Nair');
  const lead = () => textOf(element, '[part=join] > .muted');
  const facts = () => textOf(element, '[part=facts]');
  const announced = () => textOf(element, '[aria-live=polite]');
  expect([lead(), facts()]).toEqual(['We tell you here when Cardiology is ready for you.', '2 waiting now']);
  choose(element, 'doctor', RAO);
  await expect.poll(lead).toBe('We tell you here when Dr. Rao is ready for you.');
  expect([facts(), announced()]).toEqual(['2 waiting now', '']);
  choose(element, 'doctor', NAIR);
  await expect.poll(lead).toBe('We tell you here when Dr. Nair is ready for you.');
  expect(facts()).toBe('1 waiting now');
  await expect.poll(announced).toBe('1 waiting now.');
});
