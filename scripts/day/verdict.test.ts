import type { IssuedTicket, Ticket } from '@carequeue/sdk';
import { describe, expect, it } from 'vitest';
import type { Played } from './play.ts';
import { isSound, judge } from './verdict.ts';
import type { Day, Visit } from './visit.ts';

const VISITS: readonly Visit[] = [
  { name: 'a', arriveAt: 100, outcome: 'served', point: 'Room 1', calledAt: 160, startAt: 160, endAt: 200 },
  { name: 'b', arriveAt: 110, outcome: 'left', leftAt: 150 },
];
const DAY: Day = {
  title: 'a day',
  date: '1970-01-01',
  timeZone: 'UTC',
  points: ['Room 1'],
  visits: VISITS,
  actions: [],
};

function aTicket(number: number, changes: Partial<Omit<Ticket, 'may'>> = {}): IssuedTicket {
  return {
    id: `tkt_${number}`,
    dayEndsAt: '',
    outlivesDay: false,
    departmentId: 'dep_1',
    number,
    code: `A-${number}`,
    status: 'completed',
    priority: 'normal',
    priorityReason: null,
    lane: 'walk-in',
    appointment: null,
    doctorId: null,
    pointId: null,
    patient: null,
    showName: false,
    position: null,
    estimatedWait: { p50Minutes: 2, p90Minutes: 3, from: '', until: '' },
    waitsFor: [],
    presence: null,
    lapsesAt: null,
    needs: [],
    source: 'kiosk',
    language: null,
    externalId: null,
    metadata: {},
    serviceDay: '1970-01-01',
    sessionId: '1970-01-01',
    callCount: 1,
    issuedAt: new Date(100_000).toISOString(),
    readyAt: null,
    calledAt: new Date(160_000).toISOString(),
    missedAt: null,
    startedAt: null,
    endedAt: null,
    reason: null,
    notes: null,
    transferredTo: null,
    transferredFrom: null,
    linkedTo: null,
    linkedFrom: null,
    version: 1,
    secret: 'cq_tk_…',
    claimCode: '',
    url: '',
    ...changes,
  };
}

const FIRST = aTicket(1);
const SECOND = aTicket(2, { status: 'cancelled', calledAt: null });

function aPlay(changes: Partial<Played> = {}): Played {
  const issued = new Map([
    ['a', FIRST],
    ['b', SECOND],
  ]);
  return { issued, calls: 1, callsOutOfOrder: 0, unexpectedCalls: [], ...changes };
}

describe('the judge of a day', () => {
  it('finds nothing where the tickets are the visits', () => {
    const verdict = judge(DAY, aPlay(), [FIRST, SECOND]);
    expect(isSound(verdict)).toBe(true);
    expect(verdict).toMatchObject({ tickets: 2, wait: { mean: 60, maxAbsolute: 0 } });
    expect(verdict.estimate).toEqual({ count: 1, meanAbsolute: 1, maxAbsolute: 1, coverP90: 1 });
  });

  it.each([
    ['a lost ticket', { lost: 1 }, [FIRST]],
    ['a number given twice', { duplicates: 1 }, [FIRST, { ...SECOND, number: 1 }]],
    ['a gap in the numbers', { lost: 1 }, [FIRST, { ...SECOND, number: 3 }]],
    ['a ticket that ended otherwise', { wrongEnds: 1 }, [FIRST, { ...SECOND, status: 'expired' as const }]],
    [
      'a call a second late',
      { wait: { maxAbsolute: 1 } },
      [{ ...FIRST, calledAt: new Date(161_000).toISOString() }, SECOND],
    ],
  ])('finds %s', (_what, finding, tickets) => {
    const verdict = judge(DAY, aPlay(), tickets);
    expect(verdict).toMatchObject(finding);
    expect(isSound(verdict)).toBe(false);
  });

  it('finds a call of another patient', () => {
    expect(isSound(judge(DAY, aPlay({ unexpectedCalls: ['Room 1 called nobody'] }), [FIRST, SECOND]))).toBe(false);
  });
});
