import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import '../board/carequeue-board.ts';
import '../status/carequeue-status.ts';
import '../ticket/carequeue-ticket.ts';
import '../wait/carequeue-wait.ts';
import { aBusyQueue, aQueue, DEPARTMENT_ID, NOW } from '../testing/fixtures.ts';
import { InPageServer } from '../testing/in-page-server.ts';
import { departmentId, severalServers } from '../testing/several-servers.ts';
import { press, stage, textOf } from '../testing/stage.ts';

const NAMES = ['board', 'status', 'ticket', 'wait'] as const;
const RAO = 'doc_01kagy0000aaaaaaaaaaaaaaaa';
const NOT_SET_UP = 'This part of the page is not set up yet. Please ask at the desk.';

let server = new InPageServer(aBusyQueue());

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(NOW) });
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  server = new InPageServer(aBusyQueue());
  const doctor = { speciality: null, qualification: null, languages: [], fee: null, leave: [] };
  server.doctors = [{ ...doctor, id: RAO, name: 'Dr. Rao' }];
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  document.body.replaceChildren();
  localStorage.clear();
});

const lines = () => vi.mocked(console.error).mock.calls.map(([line]) => String(line));
const lists = () => server.requests.filter(({ path }) => path.endsWith('/doctors'));

function show(name: (typeof NAMES)[number], doctor: string) {
  const element = document.createElement(`carequeue-${name}`);
  element.doctor = doctor;
  if ('presence' in element) element.presence = 'on-site';
  return stage(element, server);
}

describe('a doctor whom the department does not have', () => {
  test.each(NAMES)('is told of by a %s, to who made the page as to its readers', async (name) => {
    const element = show(name, 'Dr. Raoo');
    await expect.poll(() => textOf(element), { timeout: 5_000 }).toBe(NOT_SET_UP);
    expect(element.dataset.tokens).toBeUndefined();
    expect(lines()).toEqual([
      expect.stringMatching(
        new RegExp(
          `^CareQueue: <carequeue-${name}>: its doctor="Dr. Raoo" is none .*/errors/element_not_set_up#doctor_unknown$`,
        ),
      ),
    ]);
    element.doctor = RAO;
    await expect.poll(() => textOf(element), { timeout: 5_000 }).not.toContain(NOT_SET_UP);
  });

  test('stands no more once a doctor who was found before is named again', async () => {
    const element = show('status', RAO);
    await expect.poll(() => lists().length, { timeout: 5_000 }).toBe(1);
    await expect.poll(() => textOf(element)).toContain('Cardiology');
    element.doctor = 'Dr. Raoo';
    await expect.poll(() => textOf(element), { timeout: 5_000 }).toBe(NOT_SET_UP);
    element.doctor = RAO;
    await expect.poll(() => textOf(element), { timeout: 5_000 }).toContain('Cardiology');
  });

  test('is told of in a department that the same element is moved to', async () => {
    const eyes = new InPageServer(
      aQueue({ department: { ...aQueue().department, id: departmentId(2), name: 'Eyes' } }),
    );
    const element = document.createElement('carequeue-status');
    element.doctor = RAO;
    stage(element, server);
    element.platform = severalServers([server, eyes]);
    await expect.poll(() => textOf(element)).toContain('Cardiology');
    element.department = departmentId(2);
    await expect.poll(() => textOf(element), { timeout: 5_000 }).toBe(NOT_SET_UP);
    element.department = DEPARTMENT_ID;
    await expect.poll(() => textOf(element), { timeout: 5_000 }).toContain('Cardiology');
  });

  test('does not keep the page from showing the department once he is taken out', async () => {
    const element = show('status', 'Dr. Raoo');
    await expect.poll(() => textOf(element), { timeout: 5_000 }).toBe(NOT_SET_UP);
    element.doctor = '';
    await expect.poll(() => textOf(element)).toContain('Cardiology');
  });

  test('does not take a token from who holds one', async () => {
    const element = show('ticket', RAO);
    await expect.poll(() => textOf(element, 'form')).toContain('Take a token');
    press(element, 'Take a token');
    await expect.poll(() => textOf(element, '.code')).toBe('CAR-70');
    element.remove();
    const again = show('ticket', 'Dr. Raoo');
    await expect.poll(() => textOf(again, '.code')).toBe('CAR-70');
    expect(lines()).toEqual([]);
  });
});

describe('a doctor of the department', () => {
  test.each(NAMES)('is shown by a %s, and nobody is told anything', async (name) => {
    const element = show(name, RAO);
    await expect.poll(() => lists().length, { timeout: 5_000 }).toBeGreaterThan(0);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(textOf(element)).not.toContain(NOT_SET_UP);
    expect(lines()).toEqual([]);
  });

  test('who is on no list and has a room today is one', async () => {
    const [point] = server.queue.points;
    const doctorId = 'doc_01kagy0000aaaaaaaaaaaaaaab';
    if (point) server.set({ points: [{ ...point, doctorId, doctorName: 'Dr. Nair' }] });
    const element = show('wait', doctorId);
    await expect.poll(() => lists().length, { timeout: 5_000 }).toBe(1);
    await expect.poll(() => textOf(element)).toContain('minutes');
    expect(lines()).toEqual([]);
  });
});

test('a line that went from doctor to doctor looks for the one it is about, as often as if it had been about no other', async () => {
  const other = 'doc_01kagy0000aaaaaaaaaaaaaaab';
  const [rao] = server.doctors;
  server.doctors = rao === undefined ? [] : [rao, { ...rao, id: other, name: 'Dr. Sen' }];
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: Date.parse(NOW) });
  const element = show('wait', RAO);
  for (let turn = 1; turn <= 6; turn += 1) {
    await vi.waitFor(() => expect(lists()).toHaveLength(turn), { timeout: 15_000 });
    element.doctor = turn % 2 === 0 ? RAO : other;
  }
  await vi.waitFor(() => expect(lists()).toHaveLength(7), { timeout: 15_000 });
  await vi.advanceTimersByTimeAsync(15 * 60_000);
  await vi.waitFor(() => expect(lists()).toHaveLength(8), { timeout: 15_000 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(lists()).toHaveLength(8);
});
