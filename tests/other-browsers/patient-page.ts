import { deepStrictEqual, ok } from 'node:assert/strict';
import type { OtherBrowser, OtherPage } from '../../scripts/other-browsers/browser.ts';
import type { Product } from '../../scripts/trial/product.ts';
import { waitUntil } from '../../scripts/trial/wait-until.ts';
import { clinicOf, emptyRooms } from './token.ts';
import { areStyled, errorsIn, HEALED_MS, kept, sees, seesNoMore, type TakePicture } from './visitor.ts';

async function isKeptForOffline(page: OtherPage): Promise<void> {
  const isControlled = () => 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null;
  await waitUntil(async () => ((await page.evaluate(isControlled, null)) ? true : null), {
    what: `the service worker in ${page.engine}`,
  });
  const isRemembered = async () => {
    const { local } = await page.evaluate(kept, null);
    return Object.keys(local).some((key) => key.includes('carequeue-last-known')) ? true : null;
  };
  await waitUntil(isRemembered, { what: `the last known state in ${page.engine}`, timeoutMs: HEALED_MS });
}

/**
 * A link's claim code opens the patient's page and leaves the address bar; the page has its style, is there without
 * the server, and heals alone.
 *
 * @throws when it does not, has no style, a secret or a name is kept, or the console tells errors.
 */
export async function tryPatientPage(browser: OtherBrowser, product: Product, takePicture: TakePicture): Promise<void> {
  const clinic = clinicOf(product);
  const { here, room, staff } = clinic;
  await emptyRooms(clinic);
  const ticket = await staff.tickets.issue(here.id, { patient: { name: 'Asha Rao', phone: '+919876543210' } });
  const page = await browser.launch({ width: 500, height: 900 });
  try {
    const link = `${product.baseUrl}/t/#${ticket.claimCode}`;
    if (browser.consoleOf !== undefined) deepStrictEqual(errorsIn(await browser.consoleOf(link), browser, true), []);
    await page.open(link);
    await sees(page, ticket.code);
    deepStrictEqual(await page.evaluate(() => location.href, null), `${product.baseUrl}/t/`);
    deepStrictEqual(await page.evaluate(areStyled, null), [true]);
    takePicture('patient-page', await page.picture());
    await isKeptForOffline(page);
    const stored = JSON.stringify(await page.evaluate(kept, null));
    for (const secret of ['Asha', '9876543210', ticket.claimCode.slice(-20)]) ok(!stored.includes(secret), secret);

    await product.kill();
    await page.open(`${product.baseUrl}/t/`);
    await sees(page, /No network\. This is how it stood at \d\d:\d\d\./, HEALED_MS);
    await sees(page, ticket.code);
    // The page is kept with its policy.
    deepStrictEqual(await page.evaluate(areStyled, null), [true]);
    takePicture('patient-page-offline', await page.picture());
    await product.start();
    await staff.tickets.call(here.id, ticket.id, { pointId: room.id });
    await sees(page, `Go to ${room.name}`, HEALED_MS);
    await seesNoMore(page, /No network/);
    deepStrictEqual(errorsIn(await page.trouble(), browser, true), []);
  } finally {
    await page.end();
  }
}
