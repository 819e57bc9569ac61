import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Demo } from './support.ts';
import { ask, loadDemo } from './support.ts';

const ticketSchema = z.object({ id: z.string(), code: z.string(), sessionId: z.string(), doctorId: z.string() });
const queueSchema = z.object({
  sessions: z.array(z.object({ name: z.string().nullable(), doctorId: z.string().nullable(), state: z.string() })),
  points: z.array(z.object({ id: z.string(), doctorId: z.string().nullable() })),
});

describe('the demo', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await loadDemo();
  });

  function departmentOf(code: string): string {
    const found = demo.departments.find((department) => department.code === code);
    if (found === undefined) throw new Error(`a department ${code}`);
    return found.id;
  }

  async function queueOf(departmentId: string) {
    const answer = await ask(`/v1/departments/${departmentId}/queue`, { key: demo.secretKey });
    return queueSchema.parse(answer.json);
  }

  test('gives each dermatologist a room, two sessions and numbers of his own, at whatever hour', async () => {
    const departmentId = departmentOf('DER');
    const { sessions, points } = await queueOf(departmentId);
    expect(sessions.map(({ name }) => name)).toEqual([...Array(3).fill('Morning'), ...Array(3).fill('Evening')]);
    const codes = [];
    for (const { id: pointId, doctorId } of points) {
      if (doctorId === null) continue;
      const taken = await ask(`/v1/departments/${departmentId}/tickets`, { key: demo.secretKey, json: { doctorId } });
      expect(taken.status).toBe(201);
      const ticket = ticketSchema.parse(taken.json);
      codes.push(ticket.code);
      const called = await ask(`/v1/departments/${departmentId}/queue/call-next`, {
        key: demo.secretKey,
        json: { pointId },
      });
      expect(called.json).toMatchObject({ ticket: { code: ticket.code } });
    }
    expect(codes.join(' ')).toMatch(/^(DER-A1 DER-B1 DER-C1|DER-D1 DER-E1 DER-F1)$/);
  });

  test('gives nobody a token of casualty to wait with at home', async () => {
    const { json } = await ask(`/v1/departments/${departmentOf('CAS')}/queue`, { key: demo.secretKey });
    expect(json).toMatchObject({ department: { joinPolicy: 'off' } });
  });

  test('keeps the first four plain, and casualty open all night', async () => {
    for (const code of ['CAR', 'ORT', 'PED', 'GEN', 'CAS']) {
      const departmentId = departmentOf(code);
      expect((await queueOf(departmentId)).sessions).toMatchObject([{ name: null, doctorId: null, state: 'in' }]);
    }
  });
});
