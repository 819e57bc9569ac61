import { expect } from 'vitest';
import type { ProductAccess } from '../../scripts/trial/access.ts';
import { createDepartment, type TrialDepartment } from '../../scripts/trial/development.ts';
import { middayZone } from '../../scripts/trial/midday-zone.ts';
import { numberAt, send, type TrialRequest, type TrialResponse, textAt } from './request.ts';

/** A department of its own for one test, with what is asked of it most. */
export interface Ward extends TrialDepartment {
  /** `/v1/departments/{id}` */
  readonly path: string;
  readonly pointIds: readonly string[];
  /** Sends a request with the secret key unless it names another, or none. */
  ask(request: TrialRequest): Promise<TrialResponse>;
  /** Issues a ticket at the reception. */
  issue(body?: unknown): Promise<{ readonly id: string; readonly secret: string; readonly number: number }>;
  /** The queue's sequence number now. */
  seq(): Promise<number>;
}

/** Makes a department in a hospital of its own; its publishable key may be used by the sample site. */
export async function openWard(
  product: ProductAccess,
  wishes: {
    readonly name?: string;
    readonly timeZone?: string;
    readonly settings?: Readonly<Record<string, unknown>>;
  } = {},
): Promise<Ward> {
  const made = await createDepartment(product, {
    name: 'Ward',
    timeZone: middayZone(Date.now()),
    ...wishes,
    code: 'WRD',
    points: ['Room 1', 'Room 2', 'Room 3', 'Room 4', 'Room 5', 'Room 6', 'Room 7', 'Room 8'],
    origins: [product.siteUrl],
  });
  const path = `/v1/departments/${made.department.id}`;
  const ask = (request: TrialRequest) =>
    send(product.baseUrl, { ...request, key: 'key' in request ? request.key : made.secretKey });
  return {
    ...made,
    path,
    pointIds: made.department.points.map(({ id }) => id),
    ask,
    issue: async (body = {}) => {
      const response = await ask({ path: `${path}/tickets`, json: body });
      expect(response.status, response.text).toBe(201);
      const { json } = response;
      return { id: textAt(json, 'id'), secret: textAt(json, 'secret'), number: numberAt(json, 'number') };
    },
    seq: async () => numberAt((await ask({ path: `${path}/queue` })).json, 'seq'),
  };
}

/** Does something that must change nothing: the queue's sequence number stays where it was. */
export async function expectUnchanged<T>(ward: Ward, act: () => Promise<T>): Promise<T> {
  const before = await ward.seq();
  const outcome = await act();
  expect(await ward.seq(), 'the queue changed').toBe(before);
  return outcome;
}
