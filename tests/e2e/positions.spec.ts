import path from 'node:path';
import { CareQueue } from '@carequeue/sdk';
import { expect, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { seededRandom } from '../../scripts/day/random.ts';
import { createDepartment } from '../../scripts/trial/development.ts';
import { middayZone } from '../../scripts/trial/midday-zone.ts';
import { test } from './product-fixture.ts';

const STEPS = 120;
const SDK = path.resolve(import.meta.dirname, '../../packages/sdk/src/index.ts');

/** What the page holds: a live queue of the SDK, as a hospital's own script would have it. */
interface Following {
  readonly seq: number;
  readonly positions: Readonly<Record<string, number | null>>;
}

/** Lets the page follow a department with the SDK. */
async function follow(page: Page, options: { publishableKey: string; baseUrl: string; departmentId: string }) {
  const { outputFiles } = await build({
    ...{ entryPoints: [SDK], bundle: true, write: false, format: 'iife', globalName: 'carequeue' },
    target: 'es2022',
  });
  const bundle = outputFiles[0]?.text ?? '';
  await page.evaluate(`${bundle};
    const live = new carequeue.CareQueue(${JSON.stringify(options)}).departments.live('${options.departmentId}');
    window.following = () => live.state === null ? null : {
      seq: live.state.seq,
      positions: Object.fromEntries(live.state.waiting.map(({ id }) => [id, live.ticket(id).position])),
    };`);
}

/** What the page computes once it has what happened up to `seq`. */
async function followed(page: Page, seq: number): Promise<Following> {
  const handle = await page.waitForFunction<Following | null, number>((wanted) => {
    // The page's own variable, which `follow` has made.
    const { following } = window as unknown as { following: () => Following | null };
    const now = following();
    return now !== null && now.seq >= wanted ? now : null;
  }, seq);
  const value = await handle.jsonValue();
  if (value === null) throw new Error('the page follows nothing');
  return value;
}

test('a page in Chromium computes the position the server tells, for every ticket after every frame', async ({
  page,
  product,
}) => {
  const { baseUrl, siteUrl } = product;
  const { department, publishableKey, secretKey } = await createDepartment(product, {
    ...{ name: 'Positions', code: 'POS', timeZone: middayZone(Date.now()), points: ['Room 1', 'Room 2', 'Room 3'] },
    ...{ doctors: ['Dr. Meera Nair', 'Dr. Arjun Rao'], origins: [siteUrl], settings: { passedOverMax: 3 } },
  });
  const staff = new CareQueue({ secretKey, baseUrl });
  const { doctors } = await staff.departments.get(department.id);
  const { next: random } = seededRandom(7);
  const pick = <T>(things: readonly T[]): T => {
    const thing = things[Math.floor(random() * things.length)];
    if (thing === undefined) throw new Error('nothing to pick from');
    return thing;
  };
  await staff.queue.setPoint(department.id, { pointId: department.points[0]?.id ?? '', doctorId: doctors[0]?.id });
  await staff.queue.setPoint(department.id, { pointId: department.points[1]?.id ?? '', doctorId: doctors[1]?.id });
  await page.goto(siteUrl);
  await follow(page, { publishableKey, baseUrl, departmentId: department.id });

  let compared = 0;
  const waiting = new Set<string>();
  for (let step = 0; step < STEPS; step += 1) {
    const [someone] = waiting.size === 0 ? [] : [pick([...waiting])];
    const chance = random();
    if (chance < 0.55 || someone === undefined) {
      const lane = pick(['walk-in', 'walk-in', 'booked', 'review'] as const);
      const urgency = random() < 0.25 ? ({ priority: 'high', priorityReason: 'senior' } as const) : {};
      const wanted = pick([{}, {}, ...doctors.map(({ id: doctorId }) => ({ doctorId }))]);
      await staff.tickets.issue(department.id, { lane, ...wanted, ...urgency });
    } else if (chance < 0.85) {
      await staff.queue.callNext(department.id, { pointId: pick(department.points).id, finish: true });
    } else if (chance < 0.93) {
      await staff.tickets.defer(department.id, someone, { places: 2 });
    } else {
      await staff.tickets.cancel(department.id, someone);
    }
    const queue = await staff.departments.queue(department.id);
    const seen = await followed(page, queue.seq);
    expect(seen.seq).toBe(queue.seq);
    waiting.clear();
    for (const { id } of queue.waiting) waiting.add(id);
    const told = await Promise.all(queue.waiting.map(({ id }) => staff.tickets.get(department.id, id)));
    expect(seen.positions, `after step ${step}`).toEqual(
      Object.fromEntries(told.map(({ id, position }) => [id, position])),
    );
    compared += told.length;
  }
  expect(compared).toBeGreaterThan(STEPS);
});
