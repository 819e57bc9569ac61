import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../scripts/day/random.ts';
import { strangeId } from '../support/keys.ts';
import { at, send } from '../support/request.ts';
import { useProduct } from '../support/use-product.ts';
import { openWard, type Ward } from '../support/ward.ts';

const product = useProduct();
const SEED = 20_260_101;
const ROUNDS = 12;

interface Operation {
  readonly method: string;
  readonly template: string;
  /** Whoever asks needs no credential. */
  readonly isForAnybody: boolean;
}

/** Values of every kind, that a body of any route may meet. */
const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  'x',
  '\u202Egnp',
  '\u0000',
  'n'.repeat(5000),
  "'; DROP TABLE visits; --",
  '<img src=x onerror=alert(1)>',
  [],
  [[]],
  {},
  { constructor: { prototype: { admin: true } } },
  strangeId('poi'),
];
const FIELDS = [
  'patient',
  'pointId',
  'priority',
  'metadata',
  'what',
  'count',
  'after',
  'reason',
  'notes',
  'x',
  'available',
  'capacity',
  'doctorId',
  'next',
  'sessionId',
  'state',
  'until',
  'from',
  'to',
  'message',
  'name',
  'sound',
];

async function operations(): Promise<readonly Operation[]> {
  const document = await send(product().baseUrl, { path: '/openapi.json' });
  expect(document.status).toBe(200);
  const paths = at(document.json, 'paths');
  if (typeof paths !== 'object' || paths === null) throw new Error('the document has no paths');
  return Object.entries(paths).flatMap(([template, methods]) =>
    Object.entries(methods)
      .filter(([method]) => ['get', 'post', 'put', 'patch', 'delete'].includes(method))
      .map(([method, operation]) => {
        const isForAnybody = JSON.stringify(at(operation, 'security')) === '[]';
        return { method: method.toUpperCase(), template, isForAnybody };
      }),
  );
}

function pathOf(template: string, ward: Ward, ticketId: string): string {
  return template
    .replace('{departmentId}', ward.department.id)
    .replace('{hospitalId}', ward.hospitalId)
    .replace('{ticketId}', ticketId)
    .replace('{displayId}', '0f'.repeat(16));
}

describe('every operation of the document', () => {
  it('has an id, a summary, tags and an error to give', async () => {
    const document = await send(product().baseUrl, { path: '/openapi.json' });
    for (const { method, template } of await operations()) {
      const operation = at(document.json, 'paths', template, method.toLowerCase());
      expect(operation, `${method} ${template}`).toMatchObject({
        operationId: expect.stringMatching(/^[a-z][A-Za-z]+$/),
        summary: expect.stringMatching(/\S/),
        tags: expect.arrayContaining([expect.any(String)]),
      });
    }
  });

  it(`answers seeded nonsense (seed ${SEED}) with a problem, never with a 5xx`, async () => {
    const random = seededRandom(SEED);
    const pick = <T>(values: readonly T[]): T | undefined => values[Math.floor(random.next() * values.length)];
    const ward = await openWard(product());
    const { id } = await ward.issue();
    for (const { method, template } of await operations()) {
      if (!template.startsWith('/v1/')) continue;
      for (let round = 0; round < ROUNDS; round += 1) {
        const path =
          pathOf(template, ward, id) + (method === 'GET' ? `?since=${pick(['-1', 'x', '%00'])}&limit=x` : '');
        const body = random.next() < 0.3 ? pick(VALUES) : { [pick(FIELDS) ?? 'x']: pick(VALUES) };
        const request = { method, path, ...(method === 'GET' ? {} : { text: JSON.stringify(body) }) };
        const response = await ward.ask(request);
        const said = `${method} ${path} ${JSON.stringify(body)}: ${response.status} ${response.text.slice(0, 300)}`;
        expect(response.status, said).toBeLessThan(500);
        if (response.status >= 400) {
          expect(response.headers.get('content-type'), said).toMatch(/^application\/problem\+json/);
        }
      }
    }
  });

  it('refuses a stranger', async () => {
    const ward = await openWard(product());
    const { id } = await ward.issue();
    const forAnybody: string[] = [];
    for (const { method, template, isForAnybody } of await operations()) {
      if (!template.startsWith('/v1/')) continue;
      if (isForAnybody) {
        forAnybody.push(`${method} ${template}`);
        continue;
      }
      const body = method === 'GET' ? {} : { text: '{}' };
      const response = await ward.ask({ method, path: pathOf(template, ward, id), key: undefined, ...body });
      expect([401, 426], `${method} ${template}: ${response.status}`).toContain(response.status);
    }
    // A claim's code is its own credential; nothing else of the API is open.
    expect(forAnybody).toEqual(['POST /v1/tickets/claims']);
  });
});
