import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { makeId } from '../src/kernel/ids.ts';
import { ask, claimTicket, codeOf, loadDemo, services, stateOf, takeTicket } from './support.ts';

/** A transfer as an integrator sees it, over HTTP and D1: departments that were never told, and those of others. */

const linkSchema = z.object({ departmentId: z.string(), ticketId: z.string(), code: z.string() });
const transferredSchema = z.object({
  ticket: z.object({ status: z.literal('transferred'), transferredTo: linkSchema }),
});
const problemSchema = z.object({ errors: z.array(z.object({ pointer: z.string() })) });

async function threeDepartments() {
  const demo = await loadDemo();
  const [first, second, third] = demo.departments;
  const [foreign] = demo.otherHospital.departments;
  if (first === undefined || second === undefined || third === undefined || foreign === undefined) {
    throw new Error('the demo has departments');
  }
  return { demo, key: demo.secretKey, first, second, third, foreign };
}

describe('POST …/tickets/{id}/transfer', () => {
  test('reaches a department whose object was never told of itself, and keeps the secret', async () => {
    const { demo, key, first, second } = await threeDepartments();
    const { id, secret } = await takeTicket(demo, first.id);
    const path = `/v1/departments/${first.id}/tickets/${id}/transfer`;
    const headers = { 'Idempotency-Key': 'transfer-once' };
    const answer = await ask(path, { key, json: { departmentId: second.id }, headers });
    expect(answer.status).toBe(200);
    const { transferredTo } = transferredSchema.parse(answer.json).ticket;
    expect(transferredTo).toMatchObject({ departmentId: second.id });
    const again = await ask(path, { key, json: { departmentId: second.id }, headers });
    expect(again.headers.get('Idempotency-Replayed')).toBe('true');
    expect(again.text).toBe(answer.text);

    const linked = `/v1/departments/${second.id}/tickets/${transferredTo.ticketId}`;
    expect((await ask(linked, { key: secret })).json).toMatchObject({
      status: 'waiting',
      transferredFrom: { departmentId: first.id, ticketId: id },
    });
    expect((await ask(`/v1/departments/${second.id}/queue`, { key: secret })).status).toBe(200);
    const live = { key: secret, headers: { Upgrade: 'websocket' } };
    expect((await ask(`/v1/departments/${second.id}/live`, live)).status).toBe(101);
    const command = (name: string, json: object) => ask(`${linked}/${name}`, { key: secret, json });
    expect((await command('defer', { places: 1 })).status).toBe(200);
    expect((await command('ready', { what: 'arrival' })).status).toBe(200);
    expect(codeOf(await command('call', {}))).toBe('not_allowed');
    expect((await command('cancel', {})).status).toBe(200);
  });

  test('takes those who follow the ticket along, until its link is replaced there', async () => {
    const { demo, key, first, second } = await threeDepartments();
    const { id, claimCode } = await takeTicket(demo, first.id);
    const { credential } = await claimTicket(claimCode);
    const path = `/v1/departments/${first.id}/tickets/${id}/transfer`;
    const answer = await ask(path, { key, json: { departmentId: second.id } });
    const { transferredTo } = transferredSchema.parse(answer.json).ticket;
    const linked = `/v1/departments/${second.id}/tickets/${transferredTo.ticketId}`;
    expect((await ask(linked, { key: credential })).json).toMatchObject({ status: 'waiting', may: ['ready'] });
    expect((await ask(`/v1/departments/${second.id}/queue`, { key: credential })).status).toBe(200);
    expect(codeOf(await ask(`${linked}/cancel`, { key: credential, json: {} }))).toBe('not_allowed');
    expect((await ask(`${linked}/replace-link`, { key, json: {} })).status).toBe(200);
    expect(codeOf(await ask(linked, { key: credential }))).toBe('unauthenticated');
    const live = { key: credential, headers: { Upgrade: 'websocket' } };
    expect(codeOf(await ask(`/v1/departments/${second.id}/live`, live))).toBe('unauthenticated');
  });

  test("opens no other ticket of that department to the patient's secret", async () => {
    const { demo, key, first, second, third } = await threeDepartments();
    const { id, secret } = await takeTicket(demo, first.id);
    await ask(`/v1/departments/${first.id}/tickets/${id}/transfer`, { key, json: { departmentId: second.id } });
    const other = await takeTicket(demo, second.id);
    expect(codeOf(await ask(`/v1/departments/${second.id}/tickets/${other.id}`, { key: secret }))).toBe('not_found');
    expect(codeOf(await ask(`/v1/departments/${third.id}/queue`, { key: secret }))).toBe('not_found');
  });

  test('says the same of a department of another hospital, one that is nowhere, and its own', async () => {
    const { demo, key, first, foreign } = await threeDepartments();
    const { id } = await takeTicket(demo, first.id);
    const before = await stateOf(first.id);
    const nowhere = makeId('department', Date.now(), services.random);
    const answers = await Promise.all(
      [foreign.id, nowhere, first.id].map((departmentId) =>
        ask(`/v1/departments/${first.id}/tickets/${id}/transfer`, { key, json: { departmentId } }),
      ),
    );
    for (const answer of answers) {
      expect([answer.status, codeOf(answer)]).toEqual([422, 'invalid_request']);
      expect(problemSchema.parse(answer.json).errors).toMatchObject([{ pointer: '/departmentId' }]);
    }
    const details = answers.map((answer) => z.object({ detail: z.string() }).parse(answer.json).detail);
    expect(new Set(details).size).toBe(1);
    expect(await stateOf(first.id)).toEqual(before);
  });

  test('names what is wrong in the body', async () => {
    const { demo, key, first, second } = await threeDepartments();
    const { id } = await takeTicket(demo, first.id);
    const path = `/v1/departments/${first.id}/tickets/${id}/transfer`;
    for (const [json, pointer] of [
      [{}, '/departmentId'],
      [{ departmentId: 'lab' }, '/departmentId'],
      [{ departmentId: second.id, pointId: first.points[0]?.id }, '/pointId'],
      [{ departmentId: second.id, priority: 'urgent' }, '/priority'],
      [{ departmentId: second.id, x: 1 }, '/x'],
    ] as const) {
      const answer = await ask(path, { key, json });
      expect([answer.status, problemSchema.parse(answer.json).errors.map((error) => error.pointer)]).toEqual([
        422,
        [pointer],
      ]);
    }
  });
});
