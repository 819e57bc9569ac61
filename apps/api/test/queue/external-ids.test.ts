import { env } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { aDepartment, tell, VISITOR } from './a-department.ts';

/** An externalId names one ticket of the whole hospital, though each department decides alone. */

const take = (stub: unknown, externalId: string, telling = {}) =>
  tell(stub, { target: 'new', name: 'issue', body: { externalId } }, telling);

async function twoDepartments() {
  const first = await aDepartment();
  const second = await aDepartment({ hospitalId: first.provisioning.hospitalId });
  return { first: first.stub, second: second.stub, hospitalId: first.provisioning.hospitalId };
}

test('a second ticket by the same externalId is refused in every department of the hospital, and shown to staff only', async () => {
  const { first, second } = await twoDepartments();
  const issued = await take(first, 'visit-1');
  const ticket = JSON.parse(issued.ok ? issued.body : '{}');
  const refused = await take(second, 'visit-1');
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'external_id_taken', current: { id: ticket.id } } });
  const toVisitor = await take(second, 'visit-1', { presented: VISITOR });
  expect(toVisitor).toMatchObject({ ok: false, refusal: { code: 'external_id_taken' } });
  expect(JSON.stringify(toVisitor)).not.toContain(ticket.id);
  expect(await take(first, 'visit-1')).toMatchObject({ ok: false, refusal: { code: 'external_id_taken' } });
});

test('another hospital may use the same externalId', async () => {
  const [one, other] = [await aDepartment(), await aDepartment()];
  expect(await take(one.stub, 'visit-2')).toMatchObject({ ok: true });
  expect(await take(other.stub, 'visit-2')).toMatchObject({ ok: true });
});

test('an id whose issue was refused is free for another department', async () => {
  const { first, second } = await twoDepartments();
  await tell(first, { target: 'queue', name: 'close', body: {} });
  expect(await take(first, 'visit-3')).toMatchObject({ ok: false, refusal: { code: 'department_closed' } });
  expect(await take(second, 'visit-3')).toMatchObject({ ok: true });
  await tell(first, { target: 'queue', name: 'open', body: {} });
  expect(await take(first, 'visit-3')).toMatchObject({ ok: false, refusal: { code: 'external_id_taken' } });
});

test('however many departments ask at once, one ticket has the id', async () => {
  const { first, second, hospitalId } = await twoDepartments();
  const { stub: third } = await aDepartment({ hospitalId });
  for (let round = 0; round < 10; round += 1) {
    const results = await Promise.all([first, second, third, first].map((stub) => take(stub, `visit-many-${round}`)));
    expect(results.filter((result) => result.ok).length).toBe(1);
  }
});

test('a retried issue is answered as before', async () => {
  const { first } = await twoDepartments();
  const idempotency = { key: 'k'.repeat(20), path: '/tickets', fingerprint: 'f' };
  const before = await take(first, 'visit-4', { idempotency });
  const again = await take(first, 'visit-4', { idempotency });
  expect(again).toMatchObject({ ok: true, replayed: true });
  expect('body' in again && 'body' in before && again.body === before.body).toBe(true);
});

test('who may not come in claims nothing, and a hospital without external ids has no register', async () => {
  const { first, second, hospitalId } = await twoDepartments();
  const stranger = { kind: 'secret', hash: 'stranger', fromBrowser: false } as const;
  expect(await take(first, 'visit-5', { presented: stranger })).toMatchObject({ ok: false, miss: 'key_unknown' });
  const register = env.EXTERNAL_IDS.get(env.EXTERNAL_IDS.idFromName(hospitalId));
  expect(await register.claim('visit-5', 'dep_of_nobody' as Parameters<typeof register.claim>[1])).toBe(
    'dep_of_nobody',
  );
  // Held by a department that does not exist: whoever asks finds it free.
  expect(await take(second, 'visit-5')).toMatchObject({ ok: true });
});
