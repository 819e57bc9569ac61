import { randomUUID } from 'node:crypto';
import type { TrialDepartment } from '../../scripts/trial/development.ts';
import { createDepartment } from '../../scripts/trial/development.ts';
import type { Section } from '../report/report.ts';
import type { ServedProduct } from '../runtime/product.ts';
import { CLIENT_COUNTS, type Effort, measureMatrix } from './matrix.ts';

/** A ticket as a reception takes it. */
export const TICKET = JSON.stringify({ patient: { name: 'Asha Rao' }, language: 'hi', source: 'reception' });
const JSON_TYPE = { 'content-type': 'application/json' };

/** A department with a point for each client, so that none waits for another's patient. */
export function benchDepartment(served: ServedProduct, origins: readonly string[] = []): Promise<TrialDepartment> {
  const points = Array.from({ length: Math.max(...CLIENT_COUNTS) }, (_, index) => `Room ${index + 1}`);
  return createDepartment(served, { name: 'Bench', code: 'BE', timeZone: 'Asia/Kolkata', points, origins });
}

/** Requests of a department's own server. */
export function productErrands(served: ServedProduct, { department, secretKey }: TrialDepartment) {
  const path = `/v1/departments/${department.id}`;
  const headers = () => ({ ...JSON_TYPE, authorization: `Bearer ${secretKey}`, 'idempotency-key': randomUUID() });
  const callBodies = department.points.map(({ id }) => JSON.stringify({ pointId: id, finish: true }));
  return {
    issue: {
      port: served.port,
      request: () => ({ path: `${path}/tickets`, headers: headers(), body: TICKET }),
      isGood: ({ status }: { status: number }) => status === 201,
    },
    callNext: {
      port: served.port,
      request: (client: number) => ({
        path: `${path}/queue/call-next`,
        headers: headers(),
        body: callBodies[client] ?? '',
      }),
      isGood: ({ status, body }: { status: number; body: string }) => status === 200 && body !== '{"ticket":null}',
    },
  };
}

/** The bare Worker's one request. */
export function bareErrand(port: number, path = '/bare/insert') {
  return {
    port,
    request: () => ({ path, headers: JSON_TYPE, body: TICKET }),
    isGood: ({ status }: { status: number }) => status === 201,
  };
}

/** 1. The whole product against a bare Worker and object, under the same Miniflare. */
export async function measureWholeProduct(served: ServedProduct, effort: Effort): Promise<Section> {
  const department = await benchDepartment(served);
  const { barePort, pid } = served;
  const ceiling = bareErrand(barePort, '/bare/group');
  const contest = { pid, ...productErrands(served, department), bare: bareErrand(barePort), ceiling };
  return {
    title: 'The whole product',
    method: [
      'HTTP to the product as `npm start` serves it (Miniflare with direct sockets: validation, keys, idempotency, D1 copy',
      'and all) against a bare Worker whose object does one INSERT, both in one runtime process. `issue` carries a name, a',
      'language and an `Idempotency-Key`; `call-next` carries `finish`: it completes a patient and calls the next.',
      'Medians of the rounds, with the least and the most; in parentheses product : bare.',
    ].join('\n'),
    lines: await measureMatrix('product', contest, effort),
  };
}
