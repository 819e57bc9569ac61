import type { DisplayState, StaffDepartment } from '@carequeue/sdk';
import { expect, type Page } from '@playwright/test';
import { setClock } from '../../scripts/trial/development.ts';
import { documentedPolicy, openStrangerSite, type StrangerSite } from '../support/stranger-site.ts';
import { listenForTrouble, test } from './product-fixture.ts';

let site: StrangerSite | undefined;
let live: StaffDepartment | undefined;

test.afterEach(() => {
  live?.close();
  site?.close();
});

async function openBoard(
  page: Page,
  { url, baseUrl, publishableKey, departmentId, files }: StrangerSite,
): Promise<void> {
  const body = `<!doctype html><html lang="en"><title>Board</title><body>
    <script type="module" src="${baseUrl}/widgets/v1/carequeue.js"></script>
    <carequeue-board publishable-key="${publishableKey}" department="${departmentId}" voice="on" name="Waiting hall"></carequeue-board>`;
  files.set('/', { type: 'text/html; charset=utf-8', body });
  await page.goto(url);
}

/** What reception is told, in a word for each screen. */
const wordsOf = (displays: readonly DisplayState[] | null): readonly string[] =>
  (displays ?? []).map(({ name, sound, here }) => `${name}: ${here ? sound : 'gone'}`);

test('reception hears of a board that its browser keeps mute, of its touch, its farewell and its power cut', async ({
  page,
  product,
}) => {
  const at = await openStrangerSite(product, { code: 'HALL', policy: documentedPolicy(product.baseUrl) });
  site = at;
  const { departments } = at.staff;
  const reception = departments.live(at.departmentId);
  live = reception;
  const told = () => wordsOf(reception.displays);
  const trouble = listenForTrouble(page);

  await openBoard(page, at);
  await expect.poll(told).toEqual(['Waiting hall: muted']);
  await expect(page.getByText('Sound is off')).toBeVisible();
  await page.getByRole('button', { name: /sound/i }).click();
  await expect.poll(told).toEqual(['Waiting hall: heard']);

  // A board that is closed or loaded anew says farewell: there is one screen, not two.
  await page.reload();
  await expect.poll(told).toEqual(['Waiting hall: muted']);
  await page.goto('about:blank');
  await expect.poll(told).toEqual([]);

  // One that loses its power cannot.
  await openBoard(page, at);
  await expect.poll(told).toEqual(['Waiting hall: muted']);
  const crashed = page.waitForEvent('crash');
  page.goto('chrome://crash').catch(() => undefined);
  await crashed;
  await setClock(product, at.departmentId, new Date(Date.now() + 25 * 60_000).toISOString());
  await expect
    .poll(async () => wordsOf((await departments.displays(at.departmentId)).data))
    .toEqual(['Waiting hall: gone']);
  const again = await page.context().newPage();
  await openBoard(again, at);
  await expect.poll(told).toEqual(['Waiting hall: muted']);
  expect(trouble).toEqual([]);
});
