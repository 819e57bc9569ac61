import { describe, expect, test } from 'vitest';
import { aDepartment, tell, VISITOR } from './a-department.ts';

describe('what was taken, asked for by its key alone', () => {
  const idempotency = { key: 'a-key-of-one-press', path: '/tickets', fingerprint: 'f1' };

  test('the key alone brings the answer again to whoever keeps no body, and takes nothing where there is none', async () => {
    const { stub } = await aDepartment();
    const again = { target: 'new', name: 'issue', body: { replayOnly: true } } as const;
    const pressed = { ...idempotency, key: `reopen_${'5f'.repeat(16)}` };
    const alone = { ...pressed, fingerprint: 'f-of-replay-only' };
    const presented = VISITOR;
    const before = await tell(stub, again, { presented, idempotency: alone });
    expect(before).toMatchObject({ ok: false, refusal: { code: 'not_found' } });
    expect(await tell(stub, again, { presented })).toMatchObject({ ok: false, refusal: { code: 'not_found' } });
    const body = { patient: { phone: '+919876543210' } };
    const taken = await tell(stub, { target: 'new', name: 'issue', body }, { presented, idempotency: pressed });
    const [ticket] = (await stub.audit()).tickets;
    expect(taken).toMatchObject({ ok: true, replayed: false, issued: ticket?.id });
    const replay = await tell(stub, again, { presented, idempotency: alone });
    expect(replay).toMatchObject({ ok: true, replayed: true, issued: ticket?.id, body: 'body' in taken && taken.body });
    const other = { ...alone, key: `reopen_${'a6'.repeat(16)}` };
    expect(await tell(stub, again, { presented, idempotency: other })).toMatchObject({ ok: false });
    expect((await stub.audit()).tickets).toHaveLength(1);
  });

  test.each(['kiosk-2026-11-21-0017', 'token-+919876543210', '5f'.repeat(16)])(
    'a visitor who guesses the key %s is told what he is told where nothing was taken',
    async (key) => {
      const { stub } = await aDepartment();
      const again = { target: 'new', name: 'issue', body: { replayOnly: true } } as const;
      const guess = { key, path: '/tickets', fingerprint: 'f-of-replay-only' };
      const body = { patient: { name: 'Asha Rao', phone: '+919876543210' } };
      const presented = VISITOR;
      const before = await tell(stub, again, { presented, idempotency: guess });
      const first = { ...guess, fingerprint: 'f1' };
      const taken = await tell(stub, { target: 'new', name: 'issue', body }, { presented, idempotency: first });
      expect(taken).toMatchObject({ ok: true, replayed: false });
      expect(await tell(stub, again, { presented, idempotency: guess })).toEqual(before);
      expect(before).toMatchObject({ ok: false, refusal: { code: 'not_found' } });
    },
  );

  test('a hospital’s own server has its answer again by any key of its own', async () => {
    const { stub } = await aDepartment();
    const taken = await tell(stub, { target: 'new', name: 'issue', body: {} }, { idempotency });
    const alone = { ...idempotency, fingerprint: 'f-of-replay-only' };
    const replay = await tell(
      stub,
      { target: 'new', name: 'issue', body: { replayOnly: true } },
      { idempotency: alone },
    );
    expect(replay).toMatchObject({ ok: true, replayed: true, body: 'body' in taken && taken.body });
  });
});
