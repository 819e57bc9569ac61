import { describe, expect, test } from 'vitest';
import type { TicketId } from '../../src/kernel/ids.ts';
import type { TestStub } from './a-department.ts';
import { aDepartment, issue, SERVER, tell } from './a-department.ts';

/** Why a ticket stands where it does: the answer to "why am I here". */

const MORNING_MS = Date.UTC(2026, 10, 21, 3, 30);
const MINUTE_MS = 60_000;
const at = (minutes: number) => ({ drivenNow: MORNING_MS + minutes * MINUTE_MS });

async function placeOf(stub: TestStub, id: string, as: 'holder' | 'staff' = 'holder') {
  const ticketId = id as TicketId;
  const presented = as === 'staff' ? SERVER : ({ kind: 'ticket', ticketId } as const);
  const result = await stub.readTicket({ presented, access: ['ticket', 'server'], ticketId }, ticketId);
  if (!('body' in result)) throw new Error(JSON.stringify(result));
  return JSON.parse(result.body).place;
}

describe('the place of a ticket', () => {
  test('tells its holder who is before him and how the order is made, and staff the same', async () => {
    const { stub } = await aDepartment({ heldAt: MORNING_MS });
    await issue(stub, {}, at(0));
    await issue(stub, { lane: 'review' }, at(1));
    for (let slot = 0; slot < 2; slot += 1) {
      await issue(stub, { appointment: { startsAt: MORNING_MS + 10 * MINUTE_MS } }, at(5));
    }
    const last = await issue(stub, { waitsFor: ['payment'] }, at(20));
    const place = await placeOf(stub, last.id);
    expect(place).toEqual({
      position: 5,
      ahead: { byLane: { booked: 2, 'walk-in': 1, review: 1, late: 0 } },
      lane: 'walk-in',
      passedOver: 0,
      passedOverAtMost: 20,
      pattern: { lanes: ['booked', 'booked', 'walk-in'], reviewEvery: 3, passedOverMax: 20 },
      waitsFor: ['payment'],
    });
    expect(await placeOf(stub, last.id, 'staff')).toEqual(place);
  });

  test('counts whom it let pass, and never tells those before apart by priority', async () => {
    const { stub, pointIds } = await aDepartment({ heldAt: MORNING_MS, settings: { passedOverMax: 2 } });
    const first = await issue(stub, {}, at(0));
    const urgent = { priority: 'high', priorityReason: 'senior' };
    for (let later = 0; later < 3; later += 1) await issue(stub, urgent, at(1));
    const before = { position: 4, passedOver: 0, passedOverAtMost: 2, ahead: { byLane: { 'walk-in': 3 } } };
    expect(await placeOf(stub, first.id)).toMatchObject(before);
    expect(JSON.stringify(await placeOf(stub, first.id))).not.toMatch(/priority|high|senior/i);
    for (let call = 0; call < 2; call += 1) {
      await tell(stub, { target: 'queue', name: 'call-next', body: { pointId: pointIds[call] } }, at(2));
    }
    const after = { position: 1, passedOver: 2, ahead: { byLane: { 'walk-in': 0 } } };
    expect(await placeOf(stub, first.id)).toMatchObject(after);
  });

  test('leaves out those who want another doctor, and is nobody’s who does not wait', async () => {
    const { stub, provisioning, pointIds } = await aDepartment({
      heldAt: MORNING_MS,
      doctors: ['Dr. Nair', 'Dr. Rao'],
    });
    const [nair, rao] = provisioning.doctors.map((doctor) => doctor.id);
    const first = await issue(stub, { doctorId: nair });
    await issue(stub, { doctorId: rao });
    const third = await issue(stub, { doctorId: nair });
    expect(await placeOf(stub, third.id)).toMatchObject({ position: 2, ahead: { byLane: { 'walk-in': 1 } } });
    await tell(stub, { target: 'queue', name: 'set-point', body: { pointId: pointIds[0], doctorId: nair } });
    await tell(stub, { target: 'queue', name: 'call-next', body: { pointId: pointIds[0] } });
    expect(await placeOf(stub, first.id)).toBeNull();
    expect(await placeOf(stub, third.id)).toMatchObject({ position: 1 });
  });
});
