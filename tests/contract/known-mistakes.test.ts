import { describe, expect, it } from 'vitest';
import { expectProblem } from '../support/problem.ts';
import { at, numberAt, send, type TrialResponse, textAt } from '../support/request.ts';
import { openSocket } from '../support/socket.ts';
import { useProduct } from '../support/use-product.ts';
import { expectUnchanged, openWard, type Ward } from '../support/ward.ts';

// Each of these has broken a queue product in the field (queue.md, "Known ways to get this wrong").
const product = useProduct();

function command(ward: Ward, ticketId: string, name: string, json: unknown = {}): Promise<TrialResponse> {
  return ward.ask({ path: `${ward.path}/tickets/${ticketId}/${name}`, json });
}

function callNext(ward: Ward, room: number, extra: object = {}): Promise<TrialResponse> {
  return ward.ask({ path: `${ward.path}/queue/call-next`, json: { pointId: ward.pointIds[room], ...extra } });
}

/** Sends a request at an instant of the department's own clock. */
function askAt(ward: Ward, now: string, request: { path: string; json?: unknown }): Promise<TrialResponse> {
  const headers = {
    'CareQueue-Development-Now': now,
    'CareQueue-Development-Token': product().developmentToken,
  };
  return ward.ask({ ...request, path: ward.path + request.path, headers });
}

describe('numbers', () => {
  it('go on from the last one given, whoever has left', async () => {
    const ward = await openWard(product());
    const first = [await ward.issue(), await ward.issue(), await ward.issue()];
    for (const { id } of first) await command(ward, id, 'cancel');
    expect((await ward.issue()).number).toBe(4);
  });

  it('start anew at local midnight, not at that of UTC', async () => {
    const ward = await openWard(product(), { timeZone: 'Asia/Kolkata' });
    const issueAt = async (now: string) => {
      const { json } = await askAt(ward, now, { path: '/tickets', json: {} });
      return `${textAt(json, 'serviceDay')} ${numberAt(json, 'number')}`;
    };
    // 18:30 UTC is midnight in Kolkata.
    expect(await issueAt('2031-03-03T18:29:00Z')).toBe('2031-03-03 1');
    expect(await issueAt('2031-03-03T18:29:59Z')).toBe('2031-03-03 2');
    expect(await issueAt('2031-03-03T18:30:00Z')).toBe('2031-03-04 1');
    expect(await issueAt('2031-03-04T00:30:00Z')).toBe('2031-03-04 2');
  });
});

describe('the end of a day', () => {
  it('expires who waits, closes who was missed, and leaves who is inside', async () => {
    const ward = await openWard(product(), { timeZone: 'Asia/Kolkata' });
    const ids: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      const { json } = await askAt(ward, '2031-03-03T06:00:00Z', { path: '/tickets', json: {} });
      ids.push(textAt(json, 'id'));
    }
    const [inside = '', called = '', missed = '', waiting = ''] = ids;
    const late = '2031-03-03T18:00:00Z';
    for (const [index, id] of [inside, called, missed].entries()) {
      await askAt(ward, late, { path: `/tickets/${id}/call`, json: { pointId: ward.pointIds[index] } });
    }
    await askAt(ward, late, { path: `/tickets/${inside}/start`, json: {} });
    await askAt(ward, late, { path: `/tickets/${missed}/skip`, json: {} });

    const next = '2031-03-03T18:45:00Z';
    const statusOf = async (id: string) => at((await askAt(ward, next, { path: `/tickets/${id}` })).json, 'status');
    expect(await Promise.all(ids.map(statusOf))).toEqual(['serving', 'called', 'no_show', 'expired']);
    const queue = await askAt(ward, next, { path: '/queue' });
    expect(queue.json).toMatchObject({ serviceDay: '2031-03-04', waiting: [], missed: [], recent: [] });
    const done = await askAt(ward, next, { path: `/tickets/${inside}/complete`, json: {} });
    expect(done.json).toMatchObject({ ticket: { status: 'completed', serviceDay: '2031-03-03' } });
    const gone = await askAt(ward, next, { path: `/tickets/${waiting}/call`, json: { pointId: ward.pointIds[5] } });
    expectProblem(gone, { status: 409, code: 'ticket_state_conflict' });
  });
});

describe('calls', () => {
  it('give two desks that press at once two patients', async () => {
    const ward = await openWard(product());
    for (let count = 0; count < 8; count += 1) await ward.issue();
    const calls = await Promise.all(ward.pointIds.map((_, room) => callNext(ward, room)));
    const codes = calls.map(({ json }) => textAt(json, 'ticket', 'code'));
    expect(new Set(codes).size).toBe(8);
  });

  it('pass over who waits for something, and keep his place', async () => {
    const ward = await openWard(product());
    const gated = await ward.issue({ waitsFor: ['payment', 'vitals'] });
    const free = await ward.issue();
    expectProblem(await command(ward, gated.id, 'call', { pointId: ward.pointIds[0] }), {
      status: 409,
      code: 'ticket_gated',
    });
    expect(at((await callNext(ward, 0)).json, 'ticket', 'id')).toBe(free.id);
    await command(ward, gated.id, 'ready', { what: 'payment' });
    expect((await callNext(ward, 1)).json).toEqual({ ticket: null });
    const last = await ward.issue();
    const ready = await command(ward, gated.id, 'ready', { what: 'vitals' });
    expect(ready.json).toMatchObject({ ticket: { waitsFor: [], position: 1 } });
    expect(at((await callNext(ward, 1)).json, 'ticket', 'id')).toBe(gated.id);
    expect(at((await callNext(ward, 2)).json, 'ticket', 'id')).toBe(last.id);
  });

  it('never put two into a room for one, and name who is in the way', async () => {
    const ward = await openWard(product());
    const first = await ward.issue();
    const second = await ward.issue();
    await callNext(ward, 0);
    for (const refused of [
      await callNext(ward, 0),
      await command(ward, second.id, 'call', { pointId: ward.pointIds[0] }),
    ]) {
      expectProblem(refused, { status: 409, code: 'point_busy' });
      expect(refused.json).toMatchObject({
        facts: { pointId: ward.pointIds[0], capacity: 1 },
        current: { tickets: [{ id: first.id, status: 'called' }] },
      });
    }
    const finished = await callNext(ward, 0, { finish: true });
    expect(at(finished.json, 'ticket', 'id')).toBe(second.id);
    expect(at((await ward.ask({ path: `${ward.path}/tickets/${first.id}` })).json, 'status')).toBe('completed');
  });

  it('are repeated three times at most, then the patient is skipped and may return', async () => {
    const ward = await openWard(product());
    const missing = await ward.issue();
    const others = [await ward.issue(), await ward.issue(), await ward.issue(), await ward.issue()];
    await callNext(ward, 0);
    expect((await command(ward, missing.id, 'recall')).json).toMatchObject({ ticket: { callCount: 2 } });
    expect((await command(ward, missing.id, 'recall')).json).toMatchObject({ ticket: { callCount: 3 } });
    const refused = await expectUnchanged(ward, () => command(ward, missing.id, 'recall'));
    expectProblem(refused, { status: 409, code: 'call_limit_reached' });
    expect((await command(ward, missing.id, 'skip', { reason: 'not here' })).json).toMatchObject({
      ticket: { status: 'missed', reason: 'not here' },
    });
    // Behind the third of those who wait.
    expect((await command(ward, missing.id, 'return')).json).toMatchObject({
      ticket: { status: 'waiting', position: 4 },
    });
    expect((await command(ward, others[3]?.id ?? '', 'cancel')).status).toBe(200);
    const order: unknown[] = [];
    for (let room = 0; room < 4; room += 1) order.push(at((await callNext(ward, room)).json, 'ticket', 'id'));
    expect(order).toEqual([others[0]?.id, others[1]?.id, others[2]?.id, missing.id]);
  });

  it('take emergencies first and the high before the normal, each in order of arrival', async () => {
    const ward = await openWard(product());
    const issue = (priority: string) =>
      ward.issue(priority === 'normal' ? {} : { priority, priorityReason: 'clinical' });
    const tickets: { readonly id: string }[] = [];
    for (const priority of ['normal', 'high', 'emergency', 'normal', 'high', 'emergency'])
      tickets.push(await issue(priority));
    const called: unknown[] = [];
    for (let room = 0; room < 6; room += 1) called.push(at((await callNext(ward, room)).json, 'ticket', 'id'));
    expect(called).toEqual([2, 5, 1, 4, 0, 3].map((index) => tickets[index]?.id));
  });
});

describe('a queue that is not open', () => {
  it('refuses visitors while paused, everybody when closed, and lets staff finish', async () => {
    const ward = await openWard(product());
    const visit = {
      path: `${ward.path}/tickets`,
      json: {},
      key: ward.publishableKey,
      headers: { origin: product().siteUrl },
    };
    const { id } = await ward.issue();
    const paused = await ward.ask({ path: `${ward.path}/queue/pause`, json: { message: 'Lunch until 14:00' } });
    expect(paused.json).toMatchObject({ queue: { state: 'paused', message: 'Lunch until 14:00' } });
    expectProblem(await expectUnchanged(ward, () => ward.ask(visit)), { status: 409, code: 'department_paused' });
    await ward.issue();
    expect((await callNext(ward, 0)).status).toBe(200);
    await ward.ask({ path: `${ward.path}/queue/close`, json: {} });
    expectProblem(await ward.ask(visit), { status: 409, code: 'department_closed' });
    expectProblem(await ward.ask({ path: `${ward.path}/tickets`, json: {} }), {
      status: 409,
      code: 'department_closed',
    });
    expect((await command(ward, id, 'complete')).json).toMatchObject({ ticket: { status: 'completed' } });
    expect((await callNext(ward, 0)).status).toBe(200);
    await ward.ask({ path: `${ward.path}/queue/open`, json: {} });
    expect((await ward.ask(visit)).status).toBe(201);
  });

  it('ends its day at its capacity', async () => {
    const ward = await openWard(product(), { settings: { dailyCapacity: 2 } });
    const { id } = await ward.issue();
    await command(ward, id, 'cancel');
    await ward.issue();
    const refused = await expectUnchanged(ward, () => ward.ask({ path: `${ward.path}/tickets`, json: {} }));
    expectProblem(refused, { status: 409, code: 'department_full' });
  });

  it('lets nobody join by himself where joining is off', async () => {
    const ward = await openWard(product(), { settings: { joinPolicy: 'off' } });
    const headers = { origin: product().siteUrl };
    const request = { path: `${ward.path}/tickets`, json: {}, key: ward.publishableKey, headers };
    expectProblem(await ward.ask(request), { status: 403, code: 'joining_off' });
    await ward.issue();
  });
});

describe('what others see', () => {
  it('is never kept by a shared cache', async () => {
    const ward = await openWard(product());
    const { id, secret } = await ward.issue({ patient: { name: 'Asha' } });
    for (const request of [
      { path: `${ward.path}/tickets/${id}`, key: secret },
      { path: `${ward.path}/tickets` },
      { path: `${ward.path}/queue` },
    ]) {
      const response = await ward.ask(request);
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control'), request.path).toMatch(/no-store|private|no-cache/);
    }
  });

  it('is the same by HTTP and by socket, and a watcher who was away is told what he missed', async () => {
    const ward = await openWard(product());
    const first = await openSocket(product().baseUrl, ward.department.id, ward.secretKey);
    const snapshot = await first.frame((frame) => at(frame, 'type') === 'snapshot');
    first.close();
    const { id } = await ward.issue();
    await callNext(ward, 0);
    const query = `since=${numberAt(snapshot, 'seq')}&epoch=${textAt(snapshot, 'epoch')}`;
    const socket = await openSocket(product().baseUrl, ward.department.id, ward.secretKey, query);
    const missed = await socket.frame((frame) => at(frame, 'type') === 'events');
    socket.close();
    const polled = await ward.ask({ path: `${ward.path}/queue?${query}` });
    expect(at(missed, 'changes')).toEqual(at(polled.json, 'changes'));
    expect(at(missed, 'after')).toBe(at(snapshot, 'seq'));
    expect(JSON.stringify(missed)).toContain(id);
    const queue = await ward.ask({ path: `${ward.path}/queue` });
    expect(at(queue.json, 'seq')).toBe(at(missed, 'seq'));
  });

  it('is not sent again to who has it already', async () => {
    const ward = await openWard(product());
    await ward.issue();
    const path = `${ward.path}/queue`;
    const first = await ward.ask({ path });
    const tag = first.headers.get('etag') ?? '';
    expect(tag).not.toBe('');
    expect((await ward.ask({ path, headers: { 'if-none-match': tag } })).status).toBe(304);
    await ward.issue();
    const later = await ward.ask({ path, headers: { 'if-none-match': tag } });
    expect(later.status).toBe(200);
    expect(later.headers.get('etag')).not.toBe(tag);
  });
});

describe('one patient', () => {
  it('has one ticket for one visit of the hospital’s own system', async () => {
    const ward = await openWard(product());
    await ward.issue({ externalId: 'visit-7' });
    const request = { path: `${ward.path}/tickets`, json: { externalId: 'visit-7' } };
    const refused = await expectUnchanged(ward, () => ward.ask(request));
    expectProblem(refused, { status: 409, code: 'external_id_taken' });
    const found = await ward.ask({ path: `${ward.path}/tickets?externalId=visit-7` });
    expect(
      at(found.json, 'data', 'length') ?? JSON.stringify(found.json).match(/"externalId":"visit-7"/g)?.length,
    ).toBe(1);
  });

  it('reads his own place, never a negative one or a negative wait', async () => {
    const ward = await openWard(product());
    const ahead = await ward.issue();
    const mine = await ward.issue();
    const read = async () =>
      (await send(product().baseUrl, { path: `${ward.path}/tickets/${mine.id}`, key: mine.secret })).json;
    expect(at(await read(), 'position')).toBe(2);
    await command(ward, ahead.id, 'cancel');
    expect(await read()).toMatchObject({ position: 1, status: 'waiting' });
    await callNext(ward, 0);
    expect(await read()).toMatchObject({ position: null, status: 'called', pointId: ward.pointIds[0] });
  });
});
