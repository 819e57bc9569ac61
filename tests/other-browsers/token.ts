import { deepStrictEqual, match, ok } from 'node:assert/strict';
import { CareQueue } from '@carequeue/sdk';
import type { OtherBrowser } from '../../scripts/other-browsers/browser.ts';
import { Explained } from '../../scripts/product/settings.ts';
import type { Product } from '../../scripts/trial/product.ts';
import { errorsIn, HEALED_MS, kept, presses, sees, seesNoMore, type TakePicture } from './visitor.ts';

/** The department the journeys go to, and its staff. */
export function clinicOf({ demo, baseUrl }: Product) {
  const here = demo.departments.find(({ code }) => code === 'CAR');
  const [room, otherRoom] = here?.points ?? [];
  if (here === undefined || room === undefined || otherRoom === undefined)
    throw new Explained('The demo has no rooms.');
  return { here, room, otherRoom, staff: new CareQueue({ secretKey: demo.secretKey, baseUrl }) };
}

/** Leaves nobody waiting or in a room, so that the next one is the one who takes a token. */
export async function emptyRooms({ here, staff }: ReturnType<typeof clinicOf>): Promise<void> {
  const { waiting, points } = await staff.departments.queue(here.id);
  for (const { id } of waiting) await staff.tickets.cancel(here.id, id);
  for (const { id } of points.flatMap(({ tickets }) => tickets)) await staff.tickets.complete(here.id, id);
}

/**
 * A token is taken on a hospital's page and called on the phone and the board, over a restart of the server.
 *
 * @throws when the phone or the board does not show it, more is kept than may be, or the console tells errors.
 */
export async function tryToken(browser: OtherBrowser, product: Product, takePicture: TakePicture): Promise<void> {
  const clinic = clinicOf(product);
  const { here, room, otherRoom, staff } = clinic;
  await emptyRooms(clinic);
  const board = await browser.launch({ width: 1280, height: 720 });
  const phone = await browser.launch({ width: 500, height: 900 });
  try {
    await board.open(`${product.siteUrl}/board/car`);
    await sees(board, room.name);
    await phone.open(`${product.siteUrl}/departments/car`);
    await presses(phone, 'At the hospital');
    await presses(phone, 'Take a token');
    const code = await sees(phone, /CAR-\d+(?=\s[\s\S]*Your place)/);
    await sees(board, code);

    const { local, session, cookie } = await phone.evaluate(kept, null);
    deepStrictEqual([session, cookie, Object.keys(local).length], [0, '', 1]);
    match(Object.keys(local)[0] ?? '', /^carequeue-ticket:dep_/);
    const remembered = JSON.parse(Object.values(local)[0] ?? '{}');
    deepStrictEqual(Object.keys(remembered).sort(), ['credential', 'endsAtMs', 'goesOn', 'serviceDay', 'ticketId']);

    const { ticket } = await staff.queue.callNext(here.id, { pointId: room.id });
    ok(ticket?.code === code, 'the one who took a token is called');
    await sees(phone, `Go to ${room.name}`);
    await sees(board, 'Please go in');
    if (browser.waitsForTouch) {
      await presses(board, 'Turn the sound on');
      await seesNoMore(board, /Sound is off/);
    }
    takePicture('board-called', await board.picture());
    takePicture('phone-called', await phone.picture());

    await product.kill();
    await sees(board, /Connection lost/, HEALED_MS);
    await sees(board, code);
    // Its words stand in a file of their own, which cannot be had now.
    await board.evaluate((tag) => document.documentElement.setAttribute('lang', tag), 'es');
    await product.start();
    const second = await staff.tickets.issue(here.id, {});
    await staff.tickets.call(here.id, second.id, { pointId: otherRoom.id });
    await sees(board, second.code, HEALED_MS);
    await sees(board, 'Atendiendo ahora', HEALED_MS);
    await seesNoMore(board, /Connection lost|Sin conexión/);
    await staff.tickets.start(here.id, ticket.id);
    await sees(phone, `You are in ${room.name}`, HEALED_MS);
    await staff.tickets.complete(here.id, ticket.id);
    await sees(phone, 'Your visit is done');
    for (const page of [board, phone]) deepStrictEqual(errorsIn(await page.trouble(), browser), []);
  } finally {
    for (const page of [board, phone]) await page.end();
  }
}
