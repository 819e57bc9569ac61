import { estimateAt } from '@carequeue/sdk/live';
import { describe, expect, test } from 'vitest';
import { common } from '../locales/en/base.ts';
import { board } from '../locales/en/board.ts';
import { aBusyQueue, ago, anActive, anOpening, aPoint, aQueue, aWaiting, NOW } from '../testing/fixtures.ts';
import type { Telling } from './board-view.ts';
import { boardClock, panelView } from './board-view.ts';

const strings = { ...common, board };
const view = (queue = aBusyQueue(), parts: Partial<Telling> = {}) =>
  panelView(queue, { nowMs: Date.parse(NOW), strings, privacy: 'code', doctorId: '', estimateAt, ...parts });

const session = (parts: Partial<ReturnType<typeof aQueue>['sessions'][number]> = {}) => ({
  ...{ id: '2026-11-21:morning', name: null, doctorId: 'doc_a', state: 'in' as const, until: null, reason: null },
  ...{ startsAt: ago(60), endsAt: ago(-120) },
  ...parts,
});
const room = (parts: Parameters<typeof aPoint>[1] = {}) =>
  aPoint(1, { doctorId: 'doc_a', doctorName: 'Dr. Rao', ...parts });

describe('a board', () => {
  test("tells the hospital's own time", () => {
    const clock = boardClock(Date.parse(NOW), { tag: 'en-GB', timeZone: 'Asia/Kolkata' });
    expect(clock).toEqual({ time: '10:42', date: 'Saturday 21 November' });
  });

  test('tells apart who was just called, who is awaited and who is inside', () => {
    const queue = aQueue({
      points: [
        aPoint(1, { tickets: [anActive(1, { calledAt: ago(0) })] }),
        aPoint(2, { tickets: [anActive(2, { calledAt: ago(5) })] }),
        aPoint(3, { tickets: [anActive(3, { status: 'serving' })] }),
      ],
    });
    expect(view(queue).points.map((point) => point.tokens[0]?.stage)).toEqual(['fresh', 'called', 'inside']);
    expect(view(queue).points.map((point) => point.hint)).toEqual(['Please go in', 'Please go in', 'Inside']);
  });

  test('marks those who have to check in first, and says what the mark means', () => {
    expect(
      view()
        .next.filter(({ isGated }) => isGated)
        .map(({ label }) => label),
    ).toEqual(['CAR-48']);
    expect(view().sentences).toContain(board.notReady);
  });

  test('tells the last calls with room and time, the newest first', () => {
    expect(view().recent[0]).toMatchObject({ label: 'CAR-44', pointName: 'Room 2', time: '10:42' });
    expect(view().recent).toHaveLength(5);
  });

  test('shows a room that is closed only while somebody is in it', () => {
    const queue = aQueue({
      points: [aPoint(1, { available: false }), aPoint(2, { available: false, tickets: [anActive(1)] })],
    });
    expect(view(queue).points.map(({ id }) => id)).toEqual(['poi_2']);
  });

  test('tells the expected wait of a token taken now as a range, and nothing where there is not enough to say', () => {
    expect(view().expectedText).toBe('A token taken now: 45 to 80 minutes');
    expect(view(aBusyQueue({ wait: null })).expectedText).toBeNull();
    expect(view(aBusyQueue({ state: 'paused' })).expectedText).toBeNull();
  });

  test('tells the pattern by which lanes take turns', () => {
    expect(view().sentences).toContain('Order: two booked, then one walk-in; a review after every third');
  });

  test('shows everybody by code, and by a name only where it may; then no speciality and no doctor is named', () => {
    const queue = aBusyQueue({ waiting: [aWaiting(7, { label: 'A. R.' })] });
    expect(view(queue).next[0]?.label).toBe('CAR-7');
    const named = view(queue, { privacy: 'label' });
    expect(named.next[0]?.label).toBe('A. R.');
    const told = JSON.stringify({ ...named, id: '', next: [], points: named.points.map(({ hint }) => hint) });
    expect(told).not.toMatch(/Cardiology|Dr\. |booked/);
  });
});

describe('a board whose department does not call', () => {
  test('for a pause says so, with what the hospital says', () => {
    expect(view(aQueue({ state: 'paused', message: 'Back at 11:30.' })).banner).toMatchObject({
      kind: 'paused',
      title: 'Paused',
      lines: ['Back at 11:30.', board.pausedSentence],
    });
  });

  test('because it is closed says when it opens, today or on another day', () => {
    const closed = (at: string) =>
      view(aQueue({ state: 'closed', openings: [anOpening([ago(5), at])] })).banner?.lines[0];
    expect(closed(ago(-60))).toBe('Opens at 11:42');
    expect(closed(ago(-24 * 60))).toBe('Opens Sunday at 10:42');
    expect(view(aQueue({ state: 'closed' })).banner?.lines).toEqual([common.state.closedSentence]);
  });

  test('because nothing is planned on this day says at its foot what the banner says, and foretells no wait', () => {
    const dayOff = session({
      id: aQueue().serviceDay,
      doctorId: null,
      state: 'left',
      startsAt: ago(642),
      endsAt: ago(-798),
    });
    const empty = aBusyQueue({ sessions: [dayOff], openings: [anOpening(['2026-11-23T03:30:00.000Z'])], points: [] });
    const { banner, status, statusText, sentences, expectedText } = view(empty);
    expect(banner).toMatchObject({ kind: 'closed', lines: ['Opens Monday at 09:00'] });
    expect([status, statusText, expectedText]).toEqual(['closed', common.state.closed, null]);
    expect(sentences).toEqual([board.notReady]);
  });

  test('says at its foot that it is paused or closed, and nothing where nobody is on duty', () => {
    const nobody = { points: [aPoint(1, { available: false })] };
    const foot = (parts: Parameters<typeof aQueue>[0]) => view(aQueue(parts)).statusText;
    expect([foot({}), foot({ state: 'paused' }), foot({ state: 'closed' }), foot(nobody)]).toEqual([
      ...[common.state.open, common.state.paused, common.state.closed],
      null,
    ]);
  });

  test('because no doctor is on duty says that plainly, and when one comes', () => {
    const nobody = aQueue({ points: [aPoint(1, { available: false })] });
    expect(view(nobody).banner).toMatchObject({ kind: 'none', title: common.noDoctor });
    const gone = [session({ state: 'left' }), session({ id: 'b', state: 'planned', startsAt: ago(-60) })];
    expect(view(aQueue({ points: [room()], sessions: gone, openings: [anOpening([ago(-60)])] })).banner).toMatchObject({
      ...{ kind: 'none', lines: ['Opens at 11:42'] },
    });
  });

  test('because its doctor is late or on a break says until when, with the reason', () => {
    const late = session({ state: 'delayed', until: ago(-33), reason: 'Emergency surgery' });
    const { banner, points } = view(aQueue({ points: [room()], sessions: [late] }));
    expect(banner?.kind).toBe('away');
    expect(banner?.title).toBe('Delayed, expected at 11:15');
    expect(banner?.whose).toMatch(/^Dr. Rao · .*Emergency surgery/);
    expect(points).toEqual([]);
  });

  test('for one doctor of two goes on, and tells of him at his room and in a note that keeps its place', () => {
    const sessions = [session({ state: 'break', until: ago(-18) }), session({ id: 'b', doctorId: 'doc_b' })];
    const { banner, points, notes, sentences } = view(aQueue({ points: [room(), aPoint(2)], sessions }));
    expect(banner).toBeNull();
    expect(points[0]?.hint).toBe('On a break until 11:00');
    expect(notes).toEqual(['Dr. Rao: on a break until 11:00']);
    expect(sentences.join()).not.toContain('Dr. Rao');
  });

  test('tells of him by his room where names are shown, and of whoever has none as a doctor', () => {
    const sessions = [
      session({ name: 'Morning', state: 'break', until: ago(-18) }),
      session({ id: 'b', name: 'Morning', doctorId: 'doc_b', state: 'delayed' }),
    ];
    const { notes } = view(aQueue({ points: [room(), aPoint(2)], sessions }), { privacy: 'label' });
    expect(notes).toEqual(['Room 1: on a break until 11:00', `${board.aDoctor}: delayed`]);
  });

  test('still shows who is inside', () => {
    const queue = aBusyQueue({ state: 'closed' });
    expect(view(queue).points.map(({ id }) => id)).toEqual(['poi_1', 'poi_2', 'poi_3']);
  });

  test('has no banner while all is as usual, nor when nobody waits', () => {
    expect(view().banner).toBeNull();
    expect(view(aQueue()).banner).toBeNull();
    expect(view(aQueue()).points.map(({ hint }) => hint)).toEqual(Array.from({ length: 4 }, () => board.noCall));
  });
});
