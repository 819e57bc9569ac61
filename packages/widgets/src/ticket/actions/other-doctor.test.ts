import { expect, test } from 'vitest';
import { aPhone } from '../../testing/a-phone.ts';
import { accessibilityFaults } from '../../testing/accessibility.ts';
import { aPoint, aTicket, aWaiting, DEPARTMENT_ID, NOW, ticketId } from '../../testing/fixtures.ts';
import { textOf } from '../../testing/stage.ts';

/** A page about one doctor, opened by somebody who holds a token of the department already. */

const phone = aPhone();
const [NAIR, RAO] = ['doc_01kagy0000aaaaaaaaaaaaaaaa', 'doc_01kagy0000aaaaaaaaaaaaaaab'] as const;
const NOTICE = '[part=other-doctor]';

async function openPageOf(doctorId: string) {
  phone.server.set({
    points: [
      { ...aPoint(1), doctorId: NAIR, doctorName: 'Dr. Nair' },
      { ...aPoint(2), doctorId: RAO, doctorName: 'Dr. Rao' },
    ],
  });
  const element = phone.showAtDoor();
  element.doctor = doctorId;
  await expect.poll(() => textOf(element, '.code')).toBe('CAR-70');
  await expect.poll(() => textOf(element)).toContain('Give up my token');
  return element;
}

async function hold(doctorId: string | null): Promise<void> {
  phone.server.issueParts = { doctorId };
  (await phone.takeToken()).remove();
}

test('it is told that the token is for the other doctor, by name, and what to do', async () => {
  await hold(RAO);
  const element = await openPageOf(NAIR);
  expect(textOf(element, NOTICE)).toMatch(/^You already have this token here, for Dr\. Rao\. To see somebody else/);
  expect(await accessibilityFaults(element)).toEqual([]);
  element.lang = 'es';
  await expect.poll(() => textOf(element, NOTICE)).toContain('con Dr. Rao');
});

test('it is told that the token is for whoever is free first', async () => {
  await hold(null);
  const element = await openPageOf(NAIR);
  expect(textOf(element, NOTICE)).toContain('for whichever doctor is free first');
});

test('of a doctor whom no room tells of it is told that it is another', async () => {
  await hold('doc_01kagy0000aaaaaaaaaaaaaaac');
  const element = await openPageOf(NAIR);
  expect(textOf(element, NOTICE)).toContain('for another doctor');
});

test.each([
  ['the page is about its own doctor', NAIR],
  ['the page is about none', ''],
])('nothing is told where %s', async (_where, doctorId) => {
  await hold(NAIR);
  const element = await openPageOf(doctorId);
  expect(element.shadowRoot?.querySelector(NOTICE)).toBe(null);
});

test('nothing is told of a token that staff sent on to the laboratory', async () => {
  await hold(NAIR);
  const [from, to] = [ticketId(70), ticketId(4)];
  const link = { departmentId: 'dep_01kagy0000zzzzzzzzzzzzzzzz', ticketId: to, code: 'LAB-4' };
  const transferredFrom = { departmentId: DEPARTMENT_ID, ticketId: from, code: 'CAR-70' };
  const { departmentId, code } = link;
  phone.server.tickets.set(to, aTicket(4, { departmentId, code, doctorId: null, transferredFrom }));
  phone.server.setTicket(from, { status: 'transferred', endedAt: NOW, transferredTo: link });
  const department = { ...phone.server.queue.department, id: departmentId, name: 'Laboratory', code: 'LAB' };
  phone.server.set({ department, waiting: [aWaiting(4, { code })] });
  const element = phone.showAtDoor();
  element.doctor = NAIR;
  await expect.poll(() => textOf(element, '.code')).toBe('LAB-4');
  await expect.poll(() => textOf(element)).toContain('Give up my token');
  expect(element.shadowRoot?.querySelector(NOTICE)).toBe(null);
});
