import type { QueueState } from '@carequeue/sdk';
import { describe, expect, test } from 'vitest';
import { words as en } from '../locales/en/status.ts';
import { ago, aPoint, aQueue, NOW } from '../testing/fixtures.ts';
import { dutyView } from './standing.ts';
import { tokenOffer } from './token-offer.ts';

const nowMs = Date.parse(NOW);

const offerOf = (queue: QueueState, doctorId: string | null = null) =>
  tokenOffer(dutyView(queue, { doctorId, nowMs }, en).standing, queue);

type Session = QueueState['sessions'][number];
const session = (id: string, doctorId: string | null = null, parts: Partial<Session> = {}): Session => ({
  ...{ id, doctorId, name: null, state: 'in', until: null, reason: null, startsAt: ago(102), endsAt: ago(-138) },
  ...parts,
});
const takes = (sessionId: string, doctorId: string | null, onSite: number | null) => ({
  ...{ sessionId, doctorId, nextCode: 'CAR-7', left: { onSite, remote: 0 } },
});
const withPolicy = (joinPolicy: QueueState['department']['joinPolicy']) => ({
  department: { ...aQueue().department, joinPolicy },
});

describe('a token', () => {
  test.each([
    ['is offered where it is open', {}, 'offered'],
    ['is offered to whoever stands there, by the code at the site', withPolicy('on-site'), 'offered'],
    ['is the desk’s where visitors take none', withPolicy('off'), 'desk'],
    ['is the desk’s where it is given to booked callers', withPolicy('phone'), 'desk'],
    ['is nobody’s in a pause', { state: 'paused' }, 'none'],
    ['is nobody’s where it is closed', { state: 'closed' }, 'none'],
    ['is nobody’s in a pause, whoever gives them', { state: 'paused', ...withPolicy('off') }, 'none'],
    ['is nobody’s where all have left', { sessions: [session('a', null, { state: 'left' })] }, 'none'],
    ['is offered while nobody is on duty just now', { points: [aPoint(1, { available: false })] }, 'offered'],
    ['is offered while a session has one', both([takes('a', 'doc_1', 0), takes('b', 'doc_2', null)]), 'offered'],
    ['is gone once every session is full', both([takes('a', 'doc_1', 0), takes('b', 'doc_2', 0)]), 'full'],
  ] as const)('%s', (_name, parts, expected) => {
    expect(offerOf(aQueue(parts))).toBe(expected);
  });

  test('of a doctor goes by his own sessions', () => {
    const queue = aQueue(both([takes('a', 'doc_1', 0), takes('b', 'doc_2', null)]));
    expect(offerOf(queue, 'doc_1')).toBe('full');
    expect(offerOf(queue, 'doc_2')).toBe('offered');
  });
});

function both(intake: QueueState['intake']) {
  return { sessions: [session('a', 'doc_1'), session('b', 'doc_2')], intake };
}
