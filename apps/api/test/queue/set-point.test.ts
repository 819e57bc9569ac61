import { evictDurableObject } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { aDepartment, issue, SERVER, tell } from './a-department.ts';

const STAFF = { presented: SERVER, access: ['server'], ticketId: null } as const;

interface Shown {
  readonly points: readonly {
    readonly id: string;
    readonly doctorId: string | null;
    readonly doctorName: string | null;
    readonly capacity: number;
    readonly available: boolean;
    readonly tickets: readonly { readonly code: string }[];
  }[];
}
type Stub = Awaited<ReturnType<typeof aDepartment>>['stub'];

async function setPoint(stub: Stub, body: object): Promise<Shown | { readonly refused: unknown }> {
  const result = await tell(stub, { target: 'queue', name: 'set-point', body });
  if (result.ok) return JSON.parse(result.body).queue;
  return { refused: 'refusal' in result ? result.refusal : result.miss };
}

async function pointsOf(stub: Stub): Promise<Shown['points']> {
  const result = await stub.readQueue(STAFF, { since: null, epoch: null });
  if (!('body' in result)) throw new Error('a provisioned department has a queue');
  return JSON.parse(result.body).points;
}

describe('set-point', () => {
  test('changes what is given and leaves the rest; saying it again writes nothing', async () => {
    const { stub, provisioning, pointIds } = await aDepartment({ doctors: ['Dr. Meera Nair'] });
    const [pointId] = pointIds;
    const [doctor] = provisioning.doctors;
    const body = { pointId, doctorId: doctor?.id };
    expect(await setPoint(stub, body)).toMatchObject({
      points: [{ doctorId: doctor?.id, doctorName: 'Dr. Meera Nair', capacity: 1, available: true }, {}, {}, {}],
    });
    const { seq } = await stub.audit();
    await setPoint(stub, body);
    await setPoint(stub, { pointId });
    expect((await stub.audit()).seq).toBe(seq);
    expect(await setPoint(stub, { pointId, capacity: 3 })).toMatchObject({
      points: [{ doctorId: doctor?.id, capacity: 3, available: true }, {}, {}, {}],
    });
    expect(await setPoint(stub, { pointId, doctorId: null })).toMatchObject({
      points: [{ doctorId: null, doctorName: null, capacity: 3 }, {}, {}, {}],
    });
  });

  test('outlives a restart and later provisioning, which brings names and new points', async () => {
    const { stub, provisioning, pointIds } = await aDepartment({ doctors: ['Dr. Meera Nair'] });
    const [doctor] = provisioning.doctors;
    await setPoint(stub, { pointId: pointIds[1], doctorId: doctor?.id, available: false, capacity: 2 });
    const before = await pointsOf(stub);
    await evictDurableObject(stub);
    expect(await pointsOf(stub)).toEqual(before);

    const points = provisioning.points.map((point) => ({ ...point, name: `${point.name}, first floor`, capacity: 4 }));
    await stub.provision({ ...provisioning, version: 2, points });
    const after = await pointsOf(stub);
    expect(after.map((point) => point.capacity)).toEqual([4, 2, 4, 4]);
    expect(after[1]).toMatchObject({ name: 'Room 2, first floor', doctorId: doctor?.id, available: false });
    await evictDurableObject(stub);
    expect(await pointsOf(stub)).toEqual(after);
  });

  test('is forgotten with a point that is provisioned no more', async () => {
    const { stub, provisioning, pointIds } = await aDepartment();
    await setPoint(stub, { pointId: pointIds[3], capacity: 5 });
    await stub.provision({ ...provisioning, version: 2, points: provisioning.points.slice(0, 3) });
    await stub.provision({ ...provisioning, version: 3 });
    await evictDurableObject(stub);
    expect((await pointsOf(stub)).map((point) => point.capacity)).toEqual([1, 1, 1, 1]);
  });

  test('moves a doctor: he staffs one point at a time, and the tickets that want him follow', async () => {
    const { stub, provisioning, pointIds } = await aDepartment({ doctors: ['Dr. Meera Nair'] });
    const doctorId = provisioning.doctors[0]?.id;
    const ticket = await issue(stub, { doctorId });
    await setPoint(stub, { pointId: pointIds[0], doctorId });
    await setPoint(stub, { pointId: pointIds[2], doctorId });
    expect((await pointsOf(stub)).map((point) => point.doctorId)).toEqual([null, null, doctorId, null]);
    const callAt = (pointId: string | undefined) =>
      tell(stub, { target: 'ticket', ticketId: ticket.id, name: 'call', body: { pointId } });
    expect(await callAt(pointIds[0])).toMatchObject({ refusal: { code: 'doctor_not_at_point' } });
    expect(await callAt(pointIds[2])).toMatchObject({ ok: true });
  });

  test('a smaller capacity puts nobody out; the next call finds the point busy', async () => {
    const { stub, pointIds } = await aDepartment({ capacity: 2 });
    const [pointId] = pointIds;
    for (let index = 0; index < 3; index += 1) await issue(stub);
    const callNext = (body: object) => tell(stub, { target: 'queue', name: 'call-next', body: { pointId, ...body } });
    await callNext({ count: 2 });
    const lowered = await setPoint(stub, { pointId, capacity: 1 });
    expect(lowered).toMatchObject({
      points: [{ capacity: 1, tickets: [{ code: 'CAR-1' }, { code: 'CAR-2' }] }, {}, {}, {}],
    });
    expect(await callNext({})).toMatchObject({ refusal: { code: 'point_busy', facts: { capacity: 1 } } });
    expect(await callNext({ finish: true, count: 2 })).toMatchObject({ refusal: { code: 'point_busy' } });
    expect(await callNext({ finish: true })).toMatchObject({ ok: true });
  });

  test('a point out of use calls nobody, open or not; a closed queue calls who is there', async () => {
    const { stub, pointIds } = await aDepartment();
    const [pointId] = pointIds;
    const ticket = await issue(stub);
    await issue(stub);
    await tell(stub, { target: 'queue', name: 'close', body: {} });
    await setPoint(stub, { pointId, available: false });
    const callNext = () => tell(stub, { target: 'queue', name: 'call-next', body: { pointId, finish: true } });
    expect(await callNext()).toMatchObject({ refusal: { code: 'point_unavailable', facts: { pointId } } });
    expect(await tell(stub, { target: 'ticket', ticketId: ticket.id, name: 'call', body: { pointId } })).toMatchObject({
      refusal: { code: 'point_unavailable' },
    });
    await setPoint(stub, { pointId, available: true });
    expect(await callNext()).toMatchObject({ ok: true });
    await tell(stub, { target: 'queue', name: 'pause', body: {} });
    expect(await callNext()).toMatchObject({ ok: true });
  });

  test('says which field names nothing of this department', async () => {
    const { stub, pointIds } = await aDepartment();
    const { provisioning: other } = await aDepartment({ doctors: ['Dr. Elsewhere'] });
    const pointerOf = (answer: object) => ({ refused: { code: 'invalid_request', facts: { errors: [answer] } } });
    const { seq } = await stub.audit();
    expect(await setPoint(stub, { pointId: other.points[0]?.id, capacity: 2 })).toMatchObject(
      pointerOf({ in: 'body', pointer: '/pointId' }),
    );
    expect(await setPoint(stub, { pointId: pointIds[0], doctorId: other.doctors[0]?.id })).toMatchObject(
      pointerOf({ in: 'body', pointer: '/doctorId' }),
    );
    expect((await stub.audit()).seq).toBe(seq);
  });
});
