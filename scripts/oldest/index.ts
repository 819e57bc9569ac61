import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CareQueue } from '@carequeue/sdk';
import { runScript } from '../product/lifetime.ts';
import { Explained, ROOT } from '../product/settings.ts';
import { startProduct } from '../trial/product.ts';
import { waitUntil } from '../trial/wait-until.ts';
import { startChromium76 } from './chromium-76.ts';

const PICTURES = path.join(ROOT, 'test-results/oldest');
const SIZES = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
] as const;
// What the board shows, its shadow tree read as text.
const SHOWN = `(function (board) { return board && board.shadowRoot ? board.shadowRoot.textContent : ''; })(document.querySelector('carequeue-board'))`;

// Shows a board in Chromium 76, the oldest browser of boards, through a call, and leaves pictures of it.
await runScript(async () => {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Explained('Chromium 76 is at hand for Linux x64.');
  mkdirSync(PICTURES, { recursive: true });
  const product = await startProduct();
  try {
    const { demo, siteUrl, baseUrl } = product;
    const department = demo.departments.find(({ code }) => code === 'CAR');
    if (department === undefined) throw new Explained('The demo has no cardiology.');
    const staff = new CareQueue({ secretKey: demo.secretKey, baseUrl });
    for (const [index, size] of SIZES.entries()) {
      const page = await startChromium76(size);
      try {
        const ticket = await staff.tickets.issue(department.id);
        await page.open(`${siteUrl}/board/car`);
        const shows = (text: string) =>
          waitUntil(async () => (String(await page.evaluate(SHOWN)).includes(text) ? true : null), { what: text });
        await shows(ticket.code);
        await staff.tickets.call(department.id, ticket.id, { pointId: department.points[index]?.id ?? '' });
        await shows('Please go in');
        if (page.trouble.length > 0) throw new Explained(page.trouble.join('\n'));
        const file = path.join(PICTURES, `board-${size.width}x${size.height}.png`);
        writeFileSync(file, await page.picture());
        process.stdout.write(`${await page.evaluate('navigator.userAgent')}: ${path.relative(ROOT, file)}\n`);
      } finally {
        page.end();
      }
    }
  } finally {
    await product.remove();
  }
});
