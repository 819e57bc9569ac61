import type { QueueState } from '@carequeue/queue-core';
import { reduce, stateOf } from '@carequeue/queue-core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LABEL_MODES } from '../../kernel/department-settings.ts';
import type { Command } from '../rules/commands.ts';
import type { DepartmentSettings } from '../state/provisioning.ts';
import { aProvisioning, QueueInMemory } from '../testing/builders.ts';
import { MORNING_MS } from '../testing/queue-pair.ts';
import { eventsFrame, snapshotFrame } from './frames.ts';
import { ticketLabel } from './ticket-label.ts';
import { ticketResource, viewMoment } from './ticket-view.ts';

const ASHA = { name: 'Asha Rao', phone: null, birthYear: null };
const TICKET = { code: 'A-7', patient: ASHA, showName: true };

function aQueue(settings: Partial<DepartmentSettings>): QueueInMemory {
  return new QueueInMemory(aProvisioning({ settings }), MORNING_MS);
}

function momentOf(queue: QueueInMemory) {
  return viewMoment(queue.state, queue.now);
}

function snapshotOf(queue: QueueInMemory) {
  return snapshotFrame('public', momentOf(queue));
}

function allSince(queue: QueueInMemory, after: number) {
  const events = queue.events.filter(({ seq }) => seq > after);
  return eventsFrame(events, { after, seq: queue.state.seq }, 'public', momentOf(queue));
}

function follow(client: QueueState, queue: QueueInMemory): QueueState {
  const reduction = reduce(client, allSince(queue, client.seq));
  if (reduction.kind === 'gap') throw new Error('no frame was left out');
  return reduction.state;
}

function labelsOf({ waiting, recent, missed, points }: QueueState) {
  const at = points.flatMap(({ tickets }) => tickets);
  return [...waiting, ...at, ...missed, ...recent].map(({ label }) => label);
}

function issue(queue: QueueInMemory, showName: boolean | undefined, name = 'Asha Rao') {
  const body = { patient: { name }, ...(showName === undefined ? {} : { showName }) };
  expect(queue.run({ target: 'new', name: 'issue', body })).toBeNull();
  const id = [...queue.tickets.keys()].at(-1);
  if (id === undefined) throw new Error('a ticket was issued');
  const say = (command: DistributiveOmit<Extract<Command, { target: 'ticket' }>, 'target' | 'ticketId'>) =>
    queue.run({ target: 'ticket', ticketId: id, ...command });
  return { id, say };
}
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** As `LiveQueue.adopt` does when D1 tells of other settings. */
function change(queue: QueueInMemory, settings: Partial<DepartmentSettings>): void {
  const { provisioning } = queue.state;
  queue.state.provisioning = { ...provisioning, settings: { ...provisioning.settings, ...settings } };
  queue.happen('provision', [{ kind: 'department.changed', points: queue.state.points }]);
}

function callFirst(queue: QueueInMemory): void {
  const pointId = queue.state.points[0]?.id;
  if (pointId === undefined) throw new Error('a point');
  expect(queue.run({ target: 'queue', name: 'call-next', body: { pointId, finish: true } })).toBeNull();
}

describe('a label', () => {
  test.each([
    ['code', false, 'A-7'],
    ['initials', false, 'A. R.'],
    ['name', false, 'Asha Rao'],
    ['code', true, 'A-7'],
    ['initials', true, 'A-7'],
    ['name', true, 'A-7'],
  ] as const)('in mode %s, sensitive %s, of who agreed to it is %s', (labelMode, sensitive, label) => {
    expect(ticketLabel(TICKET, { labelMode, sensitive })).toBe(label);
  });

  test('is the code of who did not agree, has no name, or has one that is none, whatever the mode', () => {
    for (const labelMode of LABEL_MODES) {
      const choices = { labelMode, sensitive: false };
      expect(ticketLabel({ ...TICKET, showName: false }, choices)).toBe('A-7');
      expect(ticketLabel({ ...TICKET, patient: null }, choices)).toBe('A-7');
      expect(ticketLabel({ ...TICKET, patient: { ...ASHA, name: null } }, choices)).toBe('A-7');
      expect(ticketLabel({ ...TICKET, patient: { ...ASHA, name: '98765 43210' } }, choices)).toBe('A-7');
    }
  });

  test('of a sensitive department is the code for any name and any wish', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom(...LABEL_MODES),
        fc.boolean(),
        (name, labelMode, showName) => {
          const ticket = { code: 'A-7', patient: { ...ASHA, name }, showName };
          expect(ticketLabel(ticket, { labelMode, sensitive: true })).toBe('A-7');
        },
      ),
    );
  });
});

describe('public frames', () => {
  test('show initials of who agreed, in every list, and code where that is not so', () => {
    const queue = aQueue({ labelMode: 'initials' });
    issue(queue, true);
    issue(queue, false, 'Ravi Menon');
    issue(queue, undefined, 'Leela Thomas');
    callFirst(queue);
    const { department } = snapshotOf(queue);
    expect(department.labelMode).toBe('initials');
    expect(labelsOf(snapshotOf(queue))).toEqual(['CAR-2', 'CAR-3', 'A. R.', 'A. R.']);
    expect(JSON.stringify(snapshotOf(queue))).not.toMatch(/Asha|Rao|Ravi|Leela/);
  });

  test('keep a wish without effect in a department of codes, and tell nothing of it', () => {
    const queue = aQueue({});
    const { id } = issue(queue, true);
    expect(queue.tickets.get(id)?.showName).toBe(true);
    expect(snapshotOf(queue).department).not.toHaveProperty('labelMode');
    expect(labelsOf(snapshotOf(queue))).toEqual(['CAR-1']);
    expect(JSON.stringify([snapshotOf(queue), allSince(queue, 0)])).not.toMatch(/showName|Asha/);
  });

  test('turn back to the code at once: where he waits, is called, was missed, and among the last called', () => {
    const queue = aQueue({ labelMode: 'name' });
    const { say } = issue(queue, true);
    let client = stateOf(snapshotOf(queue));
    const turnBack = (labelsBefore: readonly string[]) => {
      client = follow(client, queue);
      expect(labelsOf(client)).toEqual(labelsBefore);
      expect(say({ name: 'set-show-name', body: { showName: false } })).toBeNull();
      client = follow(client, queue);
      expect(new Set(labelsOf(client))).toEqual(new Set(['CAR-1']));
      expect(labelsOf(client)).toEqual(labelsOf(snapshotOf(queue)));
      expect(say({ name: 'set-show-name', body: { showName: true } })).toBeNull();
    };
    turnBack(['Asha Rao']);
    callFirst(queue);
    turnBack(['Asha Rao', 'Asha Rao']);
    expect(say({ name: 'skip', body: {} })).toBeNull();
    turnBack(['Asha Rao', 'Asha Rao']);
  });

  test('of what was missed hold no name that was withdrawn since', () => {
    const queue = aQueue({ labelMode: 'name' });
    const { say } = issue(queue, true);
    callFirst(queue);
    expect(JSON.stringify(allSince(queue, 0))).toContain('Asha Rao');
    say({ name: 'set-show-name', body: { showName: false } });
    expect(JSON.stringify([allSince(queue, 0), snapshotOf(queue)])).not.toContain('Asha');
  });

  test('show a code again once the visit is over', () => {
    const queue = aQueue({ labelMode: 'initials' });
    const { say } = issue(queue, true);
    callFirst(queue);
    const client = follow(stateOf(snapshotOf(queue)), queue);
    expect(labelsOf(client)).toEqual(['A. R.', 'A. R.']);
    say({ name: 'complete', body: {} });
    expect(labelsOf(follow(client, queue))).toEqual(['CAR-1']);
    expect(labelsOf(snapshotOf(queue))).toEqual(['CAR-1']);
    expect(say({ name: 'set-show-name', body: { showName: true } })).toBe('ticket_state_conflict');
  });

  test('bring other labels when the department decides anew, and nothing else changes', () => {
    const queue = aQueue({ labelMode: 'initials' });
    issue(queue, true, 'First Patient');
    issue(queue, true);
    issue(queue, false, 'Ravi Menon');
    let client = stateOf(snapshotOf(queue));
    // The call and the change of mode reach the client in one frame.
    callFirst(queue);
    change(queue, { labelMode: 'name' });
    client = follow(client, queue);
    expect(labelsOf(client)).toEqual(['Asha Rao', 'CAR-3', 'First Patient', 'First Patient']);
    expect(client).toEqual(stateOf(snapshotOf(queue)));
    change(queue, { sensitive: true });
    client = follow(client, queue);
    expect(labelsOf(client)).toEqual(['CAR-2', 'CAR-3', 'CAR-1', 'CAR-1']);
    expect(client).toEqual(stateOf(snapshotOf(queue)));
    expect(client.department).not.toHaveProperty('labelMode');
  });
});

describe('whether he is shown', () => {
  test('is told to the holder and to staff, not to who follows by the link', () => {
    const queue = aQueue({ labelMode: 'initials' });
    const { id } = issue(queue, true);
    const ticket = queue.tickets.get(id);
    if (ticket === undefined) throw new Error('it was issued');
    const shownTo = (audience: 'holder' | 'staff' | 'follower') => ticketResource(ticket, audience, momentOf(queue));
    expect(shownTo('holder')).toMatchObject({ showName: true, may: expect.arrayContaining(['set-show-name']) });
    expect(shownTo('staff').showName).toBe(true);
    expect(shownTo('follower')).toMatchObject({ showName: false, patient: null, may: ['ready'] });
  });

  test('said twice writes nothing', () => {
    const queue = aQueue({ labelMode: 'initials' });
    const { say } = issue(queue, true);
    const before = queue.events.length;
    expect(say({ name: 'set-show-name', body: { showName: true } })).toBeNull();
    expect(queue.events).toHaveLength(before);
  });
});
