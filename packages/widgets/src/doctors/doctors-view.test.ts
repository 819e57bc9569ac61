import type { Doctor, QueueState } from '@carequeue/sdk';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import './carequeue-doctors.ts';
import { words } from '../locales/en/doctors.ts';
import { aDepartment, session, unplanned } from '../testing/any-department.ts';
import { aPoint, NOW } from '../testing/fixtures.ts';
import { InPageServer } from '../testing/in-page-server.ts';
import { stage, textOf } from '../testing/stage.ts';
import { doctorViews } from './doctors-view.ts';

const nowMs = Date.parse(NOW);

function aDoctor(number: number, leave: Doctor['leave'] = []): Doctor {
  const none = { speciality: null, qualification: null, languages: [], fee: null };
  return { id: `doc_${number}`, name: `Dr. ${'AB'[number - 1]}`, ...none, leave };
}

const room = (number: number) => aPoint(number, { doctorId: `doc_${number}`, doctorName: `Dr. ${'AB'[number - 1]}` });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: nowMs });
});

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

describe('a doctor on leave', () => {
  const leave = [{ from: '2026-11-20', until: '2026-11-23' }];

  test.each([
    ['in hours that others share', session({ doctorId: null })],
    ['on a day that nothing is planned on', unplanned],
  ])('is not in %s', (_name, shared) => {
    const queue = aDepartment([shared], [room(1), room(2)]);
    const views = doctorViews([aDoctor(1, leave), aDoctor(2)], { queue, nowMs, strings: words });
    expect(views.map(({ badge, note, hours, place }) => [badge, note, hours.length > 0, place !== null])).toEqual([
      ['On leave today', 'On leave until Monday', false, false],
      ['In', null, shared !== unplanned, true],
    ]);
  });

  test('who comes to his own hours all the same is in', () => {
    const queue = aDepartment([session()], [room(1)]);
    expect(doctorViews([aDoctor(1, leave)], { queue, nowMs, strings: words })[0]).toMatchObject({ badge: 'In' });
  });
});

test('where no room and no hours tell who is in, whoever is on duty is', async () => {
  const element = document.createElement('carequeue-doctors');
  const queue: QueueState = aDepartment([unplanned], [aPoint(1), aPoint(2)]);
  const server = new InPageServer(queue);
  server.doctors = [aDoctor(1), aDoctor(2)];
  stage(element, server);
  await expect.poll(() => textOf(element, '[part=whoever]')).toBe(words.doctors.whoever);
  expect(element.shadowRoot?.querySelector('[part~=badge]')).toBeNull();
  const drawn = () => element.shadowRoot?.querySelector('[part=whoever]') ?? null;
  server.set({ points: [aPoint(1, { available: false })] });
  await expect.poll(drawn).toBeNull();
  expect(textOf(element, '.top')).toContain(words.noDoctor);
  server.set({ points: [aPoint(1), room(2)] });
  await expect.poll(() => textOf(element, '[part~=badge]')).toBe('In');
  expect(drawn()).toBeNull();
});
