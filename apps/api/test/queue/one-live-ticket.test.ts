import { evictDurableObject } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { aDepartment, SERVER, tell, VISITOR } from './a-department.ts';

const PHONE = '+919812345678';
const ASHA = { name: 'Asha Rao', phone: PHONE };

type Stub = Awaited<ReturnType<typeof aDepartment>>['stub'];

async function take(stub: Stub, patient: object, telling: Parameters<typeof tell>[2] = {}) {
  const result = await tell(
    stub,
    { target: 'new', name: 'issue', body: { patient } },
    { presented: VISITOR, ...telling },
  );
  return 'refusal' in result ? result.refusal.code : result.ok ? 'ok' : result.miss;
}

describe('one live ticket', () => {
  test('is what a person has, however phone and name are written, also after a restart', async () => {
    const { stub } = await aDepartment();
    expect(await take(stub, ASHA)).toBe('ok');
    await evictDurableObject(stub);
    const ways = [
      ASHA,
      { name: '  asha   RAO ', phone: '098123 45678' },
      { name: 'Asha-Rao.', phone: PHONE, birthYear: 1950 },
      { name: 'Ａｓｈａ Ｒａｏ', phone: PHONE },
    ];
    for (const patient of ways) expect(await take(stub, patient)).toBe('ticket_already_open');
    expect((await stub.audit()).tickets).toHaveLength(1);
  });

  test('leaves a family its phone, three at most, and says nothing of anybody without one', async () => {
    const { stub } = await aDepartment();
    expect(await take(stub, ASHA)).toBe('ok');
    expect(await take(stub, { phone: PHONE, birthYear: 1950 })).toBe('ok');
    expect(await take(stub, { phone: PHONE, birthYear: 1950 })).toBe('ticket_already_open');
    expect(await take(stub, { name: 'Ravi Rao', phone: PHONE })).toBe('ok');
    expect(await take(stub, { name: 'Mira Rao', phone: PHONE })).toBe('rate_limited');
    expect(await take(stub, { ...ASHA, phone: '+919812345679' })).toBe('ok');
    for (let count = 0; count < 3; count += 1) expect(await take(stub, { name: 'Asha Rao' })).toBe('ok');
    expect(await take(stub, ASHA, { presented: SERVER })).toBe('ok');
  });

  test('is free again once it has ended, and counts while called, served or missed', async () => {
    const { stub, pointIds } = await aDepartment();
    expect(await take(stub, ASHA)).toBe('ok');
    const [ticket] = (await stub.audit()).tickets;
    const onTicket = (name: string, body = {}) => tell(stub, { target: 'ticket', ticketId: ticket?.id, name, body });
    await onTicket('call', { pointId: pointIds[0] });
    expect(await take(stub, ASHA)).toBe('ticket_already_open');
    await onTicket('skip');
    expect(await take(stub, ASHA)).toBe('ticket_already_open');
    await onTicket('cancel');
    expect(await take(stub, ASHA)).toBe('ok');
  });

  test('is told without a word of it, and to whoever asks about many people only for so long', async () => {
    const { stub } = await aDepartment();
    await take(stub, ASHA);
    const command = { target: 'new', name: 'issue', body: { patient: ASHA } };
    expect(await tell(stub, command, { presented: VISITOR })).toEqual({
      ok: false,
      refusal: { code: 'ticket_already_open', facts: {} },
    });
    const address = '192.0.2.1';
    for (let count = 0; count < 30; count += 1) expect(await take(stub, ASHA, { address })).toBe('ticket_already_open');
    expect(await take(stub, ASHA, { address })).toBe('rate_limited');
  });

  test('is given again to the same press', async () => {
    const { stub } = await aDepartment();
    const idempotency = { key: 'a-key-of-one-press', path: '/tickets', fingerprint: 'f' };
    expect(await take(stub, ASHA, { idempotency })).toBe('ok');
    expect(await take(stub, ASHA, { idempotency })).toBe('ok');
    expect((await stub.audit()).tickets).toHaveLength(1);
  });
});
