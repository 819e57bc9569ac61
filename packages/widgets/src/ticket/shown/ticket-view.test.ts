import type { Ticket, TicketView } from '@carequeue/sdk';
import { describe, expect, test } from 'vitest';
import { words as en } from '../../locales/en/ticket.ts';
import {
  aBusyQueue,
  ago,
  anActive,
  anOpening,
  aPoint,
  aQueue,
  aTicket,
  NOW,
  ticketId,
} from '../../testing/fixtures.ts';
import { spokenScreen } from '../alerts/spoken-screen.ts';
import type { TicketKnowledge } from '../held/ticket-knowledge.ts';
import { statusOf } from '../held/ticket-knowledge.ts';
import { ticketScreen } from './ticket-view.ts';

const place = (parts: Partial<TicketView> = {}): TicketView => ({
  id: ticketId(70),
  code: 'CAR-70',
  label: 'CAR-70',
  status: 'waiting',
  doctorId: null,
  position: 4,
  place: null,
  estimatedWait: {
    p50Minutes: 38,
    p90Minutes: 68,
    from: '2026-11-21T05:50:00.000Z',
    until: '2026-11-21T06:20:00.000Z',
  },
  isGated: false,
  point: null,
  calledAt: null,
  startedAt: null,
  callCount: null,
  ...parts,
});
const known = (parts: Partial<TicketKnowledge> = {}): TicketKnowledge => ({
  ticket: aTicket(70),
  place: place(),
  queue: aBusyQueue(),
  nowMs: Date.parse(NOW),
  seenMs: Date.parse(NOW),
  connection: 'live',
  ...parts,
});
const screen = (parts: Partial<TicketKnowledge> = {}) => ticketScreen(known(parts), en);

describe('a waiting token', () => {
  test('promises no call here while the queue is not heard', () => {
    const nowMs = Date.parse(NOW) + 60_000;
    expect(screen()).toMatchObject({ whatHappens: en.ticket.whatHappensWaiting, isCutOff: false });
    expect(screen({ connection: 'connecting', nowMs })).toMatchObject({
      whatHappens: en.ticket.whatHappensCutOff,
      isCutOff: true,
    });
    expect(screen({ connection: 'polling', nowMs })).toMatchObject({ isCutOff: false });
  });

  test('tells its turn as clock times first, and when to be there', () => {
    expect(screen()).toMatchObject({
      kind: 'waiting',
      code: 'CAR-70',
      position: 4,
      aheadText: '3 people before you',
      expected: { between: 'between 11:20 and 11:50', advice: 'Be here by 11:10', inMinutes: 'in 35 to 70 minutes' },
      canCancel: true,
    });
  });

  test('asks to stay close when the time to be there has passed', () => {
    const estimatedWait = {
      p50Minutes: 5,
      p90Minutes: 12,
      from: '2026-11-21T05:17:00Z',
      until: '2026-11-21T05:24:00Z',
    };
    expect(screen({ place: place({ estimatedWait }) })).toMatchObject({
      expected: { between: 'between 10:45 and 10:55', advice: en.ticket.stayClose },
    });
  });

  test.each([
    ['who said that he is at the hospital', { presence: 'on-site' }, 'If you go away, be back by 11:10'],
    ['who said that he has come', { presence: 'remote', waitsFor: [] }, 'If you go away, be back by 11:10'],
    ['whom the desk gave it', { presence: null, source: 'reception' }, 'If you go away, be back by 11:10'],
    ['whom a kiosk gave it', { presence: null, source: 'kiosk' }, 'If you go away, be back by 11:10'],
    ['who is here, and is fetched', { presence: 'on-site', needs: ['collect-in-person'] }, null],
    ['who said that he is away', { presence: 'remote', waitsFor: ['arrival'] }, 'Be here by 11:10'],
    [
      'whom the desk takes to be away',
      { presence: 'remote', waitsFor: ['arrival'], source: 'reception' },
      'Be here by 11:10',
    ],
    ['who said nothing', { presence: null }, 'Be here by 11:10'],
  ] as const)('of somebody %s is told when to be here: %o', (_name, parts, advice) => {
    const shown = screen({ ticket: aTicket(70, parts) });
    expect(shown).toMatchObject({ expected: { between: 'between 11:20 and 11:50', advice } });
    const spoken = shown === null ? '' : spokenScreen(shown, en);
    expect(spoken).toContain('between 11:20 and 11:50.');
    for (const told of ['Be here', 'be back']) expect(spoken.includes(told)).toBe(advice?.includes(told) ?? false);
  });

  test('asks nobody who is here to be back from where he cannot get to', () => {
    const estimatedWait = {
      p50Minutes: 19,
      p90Minutes: 30,
      from: '2026-11-21T05:31:00Z',
      until: '2026-11-21T05:42:00Z',
    };
    const toldTo = (parts: Partial<Ticket>) => screen({ place: place({ estimatedWait }), ticket: aTicket(70, parts) });
    expect(toldTo({ presence: 'on-site' })).toMatchObject({ expected: { advice: en.ticket.stayClose } });
    expect(toldTo({ presence: null })).toMatchObject({ expected: { advice: 'Be here by 10:50' } });
  });

  test('says nothing of times where there is not enough to say', () => {
    expect(screen({ place: place({ estimatedWait: null }) })).toMatchObject({ expected: null, isTimeUnknown: true });
  });

  test('says a wait of a few minutes as what it is at most', () => {
    const estimatedWait = { p50Minutes: 1, p90Minutes: 4, from: '2026-11-21T05:13:00Z', until: '2026-11-21T05:16:00Z' };
    expect(screen({ place: place({ estimatedWait }) })).toMatchObject({
      expected: { inMinutes: 'in under 4 minutes' },
    });
  });

  test('promises no time while nobody is called', () => {
    const paused = screen({ queue: aBusyQueue({ state: 'paused' }) });
    expect(paused).toMatchObject({ expected: null, isTimeUnknown: false, position: 4 });
  });

  test.each([
    ['on the way', { presence: 'remote' }, true],
    ['here once, and sent out to come back', { presence: 'remote', calledAt: ago(30) }, false],
    ['held by the desk until he comes', { presence: null }, false],
  ] as const)('says that it lapses only where it does: of somebody %s', (_name, parts, mayLapse) => {
    const { arrival } = en.ticket.whatHappensGated;
    const whatHappens = mayLapse ? `${arrival} ${en.ticket.whatHappensLate}` : arrival;
    expect(screen({ ticket: aTicket(70, { waitsFor: ['arrival'], ...parts }) })).toMatchObject({ whatHappens });
  });

  test('says what it waits for, and offers to arrive', () => {
    expect(screen({ ticket: aTicket(70, { waitsFor: ['arrival'] }) })).toMatchObject({
      canArrive: true,
      whatHappens: en.ticket.whatHappensGated.arrival,
    });
    expect(screen({ ticket: aTicket(70, { waitsFor: ['arrival', 'payment'] }) })).toMatchObject({
      canArrive: true,
      expected: null,
      whatHappens: en.ticket.whatHappensGated.payment,
    });
  });

  test('says until when somebody has to be there once its turn has come, and that it lapsed', () => {
    const away = { presence: 'remote', waitsFor: ['arrival'], lapsesAt: '2026-11-21T05:30:00.000Z' } as const;
    expect(screen({ ticket: aTicket(70, away) })).toMatchObject({
      canArrive: true,
      whatHappens: en.ticket.whatHappensLapses('11:00'),
      // One time to be here, not two.
      ...{ isAwaited: true, expected: null, isTimeUnknown: false },
    });
    const lapsed = aTicket(70, { presence: 'remote', status: 'expired', reason: 'not_arrived' });
    expect(screen({ ticket: lapsed })).toMatchObject({ kind: 'ended', ...en.ticket.lapsed });
  });

  test('says that its department has paused, or closed', () => {
    expect(screen({ queue: aQueue({ state: 'paused' }) })).toMatchObject({ notes: [en.ticket.pausedNote] });
    expect(screen({ queue: aQueue({ state: 'closed' }) })).toMatchObject({ notes: [en.ticket.closedNote] });
  });

  test('says whom to ask where no doctor is on duty, and when one comes where that is known', () => {
    const shut = { points: [aPoint(1, { available: false })], openings: [anOpening(['2026-11-21T11:30:00.000Z'])] };
    const { noDoctor, ticket: words } = en;
    const hours = { id: 'morning', name: null, doctorId: null, until: null, reason: null, startsAt: ago(100) };
    const notesTo = (endsAt: string) =>
      screen({ queue: aQueue({ ...shut, sessions: [{ ...hours, endsAt, state: 'planned' }] }) });
    expect(notesTo(ago(5))).toMatchObject({ notes: [`${noDoctor} Opens at 17:00. ${words.askForDoctor}`] });
    // While hours go on he may come at any moment, not in the evening alone.
    expect(notesTo(ago(-5))).toMatchObject({ notes: [`${noDoctor} ${words.askForDoctor}`] });
  });

  test('is shown before the queue has it', () => {
    expect(screen({ place: null })).toMatchObject({ kind: 'waiting', code: 'CAR-70' });
  });
});

describe('a called token', () => {
  const called = place({
    status: 'called',
    position: null,
    estimatedWait: null,
    point: { id: 'poi_2', name: 'Room 2' },
    calledAt: ago(1),
    callCount: 1,
  });

  test('says where to go', () => {
    expect(screen({ place: called })).toMatchObject({
      kind: 'called',
      telling: { goText: 'Go to Room 2' },
      againText: null,
    });
  });

  test('asks to stay where the queue says that somebody comes, also while nothing of the needs is known', () => {
    const call = { repeat: false, longer: false, silent: true };
    const queue = aQueue({ points: [aPoint(2, { tickets: [anActive(70, { pointId: 'poi_2', call })] })] });
    for (const ticket of [null, aTicket(70)]) {
      const telling = { goText: en.ticket.fetched, title: 'CAR-70: stay where you are' };
      expect(screen({ ticket, queue, place: called })).toMatchObject({ kind: 'called', telling });
    }
  });

  test('says where to go too where being called is being let in', () => {
    const letIn = { ...called, status: 'serving', startedAt: called.calledAt } as const;
    expect(screen({ place: letIn })).toMatchObject({
      kind: 'called',
      telling: { goText: 'Go to Room 2' },
      canCancel: false,
    });
    const inside = { ...letIn, startedAt: ago(0) };
    expect(screen({ place: inside })).toMatchObject({ kind: 'serving' });
  });

  test('has another key for each call, so that each is told', () => {
    const keys = [called, { ...called, callCount: 2, calledAt: ago(0) }].map((one) => screen({ place: one }));
    expect(keys[0]).not.toMatchObject({ callKey: keys[1]?.kind === 'called' ? keys[1].callKey : '' });
    expect(keys[1]).toMatchObject({ againText: 'Called 2 times' });
  });
});

test('an end is final, whatever the queue still shows', () => {
  const ticket = aTicket(70, { status: 'cancelled', endedAt: NOW });
  expect(statusOf(known({ ticket }))).toBe('cancelled');
  expect(screen({ ticket })).toMatchObject({ kind: 'ended', canCancel: false, message: null });
});

test('what the hospital says of a cancelled token is told, and what it says of others is not', () => {
  const ended = { endedAt: NOW, reason: 'Dr. Rao was called away.' };
  expect(screen({ ticket: aTicket(70, { ...ended, status: 'cancelled' }) })).toMatchObject({ message: ended.reason });
  expect(screen({ ticket: aTicket(70, { ...ended, status: 'no_show' }) })).toMatchObject({ message: null });
});

test('only of a token that a visitor took himself is there a device that may give it up', () => {
  const followed = (source: Ticket['source']) => screen({ ticket: aTicket(70, { source, may: ['ready'] }) });
  expect(followed('web')).toMatchObject({ mayAct: false, isOfDesk: false });
  for (const source of ['kiosk', 'reception'] as const) expect(followed(source)).toMatchObject({ isOfDesk: true });
});

test('a token that the queue has left behind is over, though its end did not come through', () => {
  const nextDay = aBusyQueue({ serviceDay: '2026-11-22' });
  expect(statusOf(known({ place: null, queue: nextDay }))).toBe('expired');
  expect(statusOf(known({ place: place({ status: 'serving' }), queue: nextDay }))).toBe('serving');
  // A token of the day that has just begun may be known before the queue has gone on to it.
  expect(statusOf(known({ place: null, queue: aBusyQueue({ serviceDay: '2026-11-20' }) }))).toBe('waiting');
});

describe('the steps of a visit', () => {
  const steps = (parts: Partial<TicketKnowledge>) =>
    screen(parts)?.timeline.map(({ label, stage }) => `${label} ${stage}`);

  test('lead from the token to the end', () => {
    expect(steps({})).toEqual(['Token taken done', 'Waiting current', 'Called ahead', 'Inside ahead', 'Done ahead']);
  });

  test('have arriving among them only where it is waited for', () => {
    const ticket = aTicket(70, { waitsFor: ['arrival'], readyAt: null });
    expect(steps({ ticket })?.slice(0, 3)).toEqual(['Token taken current', 'At the hospital ahead', 'Waiting ahead']);
    const arrived = aTicket(70, { readyAt: ago(5) });
    expect(steps({ ticket: arrived })?.slice(0, 3)).toEqual([
      'Token taken done',
      'At the hospital done',
      'Waiting current',
    ]);
  });

  test('are all done at the end, with their times', () => {
    const ticket = aTicket(70, { status: 'completed', calledAt: ago(9), startedAt: ago(8), endedAt: ago(2) });
    const timeline = screen({ ticket, place: null })?.timeline ?? [];
    expect(timeline.every(({ stage }) => stage === 'done')).toBe(true);
    expect(timeline.at(-1)).toMatchObject({ label: 'Done', time: '10:40' });
  });

  test('are not told of a visit that left its way', () => {
    expect(screen({ place: place({ status: 'missed' }) })?.timeline).toEqual([]);
  });
});
