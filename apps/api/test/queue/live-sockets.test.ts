import { runInDurableObject } from 'cloudflare:test';
import { expect, test, vi } from 'vitest';
import type { PresentedCredential } from '../../src/http/auth-context.ts';
import { APPROACH_HEADER } from '../../src/queue/department/live-door.ts';
import { LiveSockets } from '../../src/queue/live/live-sockets.ts';
import { aDepartment, issue, SERVER, type TestStub, VISITOR } from './a-department.ts';
import { callNext, transfer, twoDepartments } from './two-departments.ts';

interface Watcher {
  readonly texts: readonly string[];
  readonly closed: readonly number[];
}

async function watch(stub: TestStub, presented: PresentedCredential): Promise<Watcher> {
  const approach = { presented, access: ['visitor', 'ticket', 'server'], ticketId: null };
  const headers = { Upgrade: 'websocket', [APPROACH_HEADER]: JSON.stringify(approach) };
  const { webSocket } = await stub.fetch(new Request('https://department/live', { headers }));
  if (webSocket === null) throw new Error('no socket');
  const texts: string[] = [];
  const closed: number[] = [];
  webSocket.addEventListener('message', ({ data }) => {
    texts.push(String(data));
  });
  webSocket.addEventListener('close', ({ code }) => {
    closed.push(code);
  });
  webSocket.accept();
  return { texts, closed };
}

function watchAll(stub: TestStub, presented: PresentedCredential, count: number): Promise<readonly Watcher[]> {
  return Promise.all(Array.from({ length: count }, () => watch(stub, presented)));
}

/** Texts that were written out while one change went to so many visitors and as many staff. */
async function serialisationsOfAChange(count: number): Promise<number> {
  const { stub } = await aDepartment();
  const watchers = [...(await watchAll(stub, VISITOR, count)), ...(await watchAll(stub, SERVER, count))];
  const before = watchers.map(({ texts }) => texts.length);
  const written = vi.spyOn(JSON, 'stringify');
  try {
    await issue(stub);
    await vi.waitUntil(() => watchers.every(({ texts }, index) => texts.length > (before[index] ?? 0)));
    return written.mock.results.filter(({ value }) => String(value).startsWith('{"type":"events"')).length;
  } finally {
    written.mockRestore();
  }
}

test('a change is written out once for visitors and once for staff, however many watch', async () => {
  expect(await serialisationsOfAChange(1)).toBe(2);
  expect(await serialisationsOfAChange(200)).toBe(2);
});

test("whoever was sent here hears of the ticket he has now, by his first ticket's credential", async () => {
  const { here, there } = await twoDepartments();
  const { id } = await issue(here.stub);
  const moved = await transfer(here, id, { departmentId: there.provisioning.departmentId });
  const linkedId = moved.transferredTo?.ticketId ?? '';
  const holder: PresentedCredential = { kind: 'ticket', ticketId: moved.id };
  const [own, other] = [await watch(there.stub, holder), await watch(there.stub, VISITOR)];
  await callNext(there);
  const isTold = ({ texts }: Watcher) =>
    texts.some((text) => text.startsWith('{"type":"ticket"') && text.includes(linkedId));
  await vi.waitUntil(() => isTold(own));
  expect(isTold(other)).toBe(false);
});

test('a revoked key closes its sockets with 4401 and no other', async () => {
  const { stub, provisioning } = await aDepartment();
  const visitors = await watchAll(stub, VISITOR, 20);
  const staff = await watchAll(stub, SERVER, 2);
  const keys = provisioning.keys.map((key) => ({ ...key, revoked: key.kind === 'publishable' }));
  await stub.provision({ ...provisioning, version: 2, keys });
  await vi.waitUntil(() => visitors.every(({ closed }) => closed.length > 0));
  expect(visitors.flatMap(({ closed }) => closed)).toEqual(Array.from({ length: 20 }, () => 4401));
  expect(staff.flatMap(({ closed }) => closed)).toEqual([]);
  expect(await runInDurableObject(stub, (_, state) => new LiveSockets(state).count)).toBe(2);
});
