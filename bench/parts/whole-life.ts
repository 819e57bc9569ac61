import { KeepAlive } from '../client/keep-alive.ts';
import type { Section } from '../report/report.ts';
import { median } from '../report/statistics.ts';
import type { ServedObjects } from '../runtime/workerd.ts';
import { JSON_TYPE, provisionPoints, settle } from './department-alone.ts';
import { TICKET } from './whole-product.ts';

/** Visits in a rush. */
const VISITS = 50;
const NEW_DEPARTMENTS = 20;

interface Rows {
  readonly read: number;
  readonly written: number;
}

/** 5. What a visit and a department cost that nobody has used before. */
export async function measureWholeLife(served: ServedObjects): Promise<Section> {
  const client = await KeepAlive.open(served.port);
  try {
    const calm = await playVisits(client, served, { object: 'counted-calm', count: 3, isCalm: true });
    const rush = await playVisits(client, served, { object: 'counted-rush', count: VISITS, isCalm: false });
    const first = await touchNewOnes(client, served);
    const touched = `provisioned ${first.provisionMs.toFixed(1)} ms, first ticket ${first.firstMs.toFixed(1)} ms, second`;
    return {
      title: 'A whole life',
      method: [
        "Rows of the Department's own storage, alarms and the copying to D1 included: each command alone, its copy made before",
        'the next, and fifty visits in a row. The Department alone on workerd, like the bare object beside it.',
      ].join('\n'),
      lines: [
        {
          id: 'life-calm',
          what: 'issue, call, start, complete, each alone: rows read + written',
          figure: textOf(calm),
        },
        { id: 'life-rush', what: `the same, one of ${VISITS} in a row: rows read + written`, figure: textOf(rush) },
        {
          id: 'first-touch',
          what: `a new department, median of ${NEW_DEPARTMENTS}`,
          figure: `${touched} ${first.secondMs.toFixed(1)} ms (bare: first row ${first.bareMs.toFixed(1)} ms)`,
        },
      ],
    };
  } finally {
    client.close();
  }
}

function textOf({ read, written }: Rows): string {
  return `${read.toFixed(1)} + ${written.toFixed(1)}`;
}

async function ask(client: KeepAlive, path: string, body = '{}'): Promise<string> {
  const answer = await client.post({ path, headers: JSON_TYPE, body });
  if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${answer.body}`);
  return answer.body;
}

async function playVisits(
  client: KeepAlive,
  served: ServedObjects,
  plan: { readonly object: string; readonly count: number; readonly isCalm: boolean },
): Promise<Rows> {
  const { object, count, isCalm } = plan;
  const [pointId = ''] = await provisionPoints(served, object, 1);
  const tell = async (path: string, body: string) => {
    const text = await ask(client, `/${object}/${path}`, body);
    if (isCalm) await settle(client, object);
    return text;
  };
  await settle(client, object);
  const before: Rows = JSON.parse(await ask(client, `/${object}/rows`));
  for (let visit = 0; visit < count; visit += 1) {
    await tell('issue', TICKET);
    const { ticket }: { ticket: { id: string } } = JSON.parse(await tell('call-next', JSON.stringify({ pointId })));
    await tell(`start/${ticket.id}`, '{}');
    await tell(`complete/${ticket.id}`, '{}');
  }
  await settle(client, object);
  const after: Rows = JSON.parse(await ask(client, `/${object}/rows`));
  return { read: (after.read - before.read) / count, written: (after.written - before.written) / count };
}

async function touchNewOnes(client: KeepAlive, served: ServedObjects) {
  const taken: Record<'provisionMs' | 'firstMs' | 'secondMs' | 'bareMs', number[]> = {
    provisionMs: [],
    firstMs: [],
    secondMs: [],
    bareMs: [],
  };
  const timed = async (into: number[], work: () => Promise<unknown>) => {
    const startedMs = performance.now();
    await work();
    into.push(performance.now() - startedMs);
  };
  for (let index = 0; index < NEW_DEPARTMENTS; index += 1) {
    const object = `new-${index}`;
    await timed(taken.provisionMs, () => provisionPoints(served, object, 8));
    await timed(taken.firstMs, () => ask(client, `/${object}/issue`, TICKET));
    await timed(taken.secondMs, () => ask(client, `/${object}/issue`, TICKET));
    await timed(taken.bareMs, () => ask(client, `/bare-${index}/insert`, TICKET));
  }
  return {
    provisionMs: median(taken.provisionMs),
    firstMs: median(taken.firstMs),
    secondMs: median(taken.secondMs),
    bareMs: median(taken.bareMs),
  };
}
