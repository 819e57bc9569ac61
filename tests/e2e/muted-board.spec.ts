import { expect } from '@playwright/test';
import type { PlainPage } from '../support/plain-browser.ts';
import { openPlainPage } from '../support/plain-browser.ts';
import { openStrangerSite, type StrangerSite } from '../support/stranger-site.ts';
import { test } from './product-fixture.ts';

/** What Chromium itself lets out of a page that nobody touched, in a fresh profile: no fake, and no flag. */

const HEARD_WITHIN_MS = 30_000;
let site: StrangerSite | undefined;
let page: PlainPage | undefined;

test.afterEach(async () => {
  await page?.close();
  site?.close();
});

/** Keeps the browser's own contexts to be looked at, with what went wrong in the page. */
const WATCH = `
  window.contexts = [];
  window.trouble = [];
  addEventListener('unhandledrejection', ({ reason }) => trouble.push(String(reason)));
  addEventListener('error', ({ message }) => trouble.push(message));
  window.AudioContext = class extends AudioContext {
    constructor(...options) {
      super(...options);
      this.played = 0;
      contexts.push(this);
    }
    createBufferSource() {
      const source = super.createBufferSource();
      source.addEventListener('ended', () => { if (this.state === 'running') this.played += 1; });
      return source;
    }
  };`;
const PART = (selector: string) =>
  `document.querySelector('carequeue-board')?.shadowRoot?.querySelector('${selector}')`;
const NOTICE = `${PART('[part~=sound]')}?.textContent.replace(/\\s+/g, ' ').trim() ?? ''`;
const STATES = 'contexts.map(({ state }) => state)';
const PLAYED = 'contexts.reduce((sum, { played }) => sum + played, 0)';

for (const [how, touch] of [
  ['a touch', 'touch'],
  ['a key of the remote control', 'pressEnter'],
] as const) {
  test(`a board that its browser keeps mute says so, and ${how} brings the call that waits`, async ({ product }) => {
    site = await openStrangerSite(product, { code: 'MUT', policy: null });
    const { departmentId, publishableKey, baseUrl, staff } = site;
    const board = `<carequeue-board publishable-key="${publishableKey}" department="${departmentId}" voice="on"></carequeue-board>`;
    const scripts = `<script>${WATCH}</script><script type="module" src="${baseUrl}/widgets/v1/board.js"></script>`;
    const body = `<!doctype html><html lang="en"><title>Board</title><body>${board}${scripts}`;
    site.files.set('/', { type: 'text/html; charset=utf-8', body });
    const opened = await openPlainPage(site.url);
    page = opened;
    const see = (expression: string) => expect.poll(() => opened.evaluate(expression), { timeout: HEARD_WITHIN_MS });
    await see(NOTICE).toContain('Sound is off. Touch the screen once to turn it on.');
    expect(await opened.evaluate(STATES)).toEqual(['suspended']);

    const ticket = await staff.tickets.issue(departmentId, { language: 'en' });
    const { points } = await staff.departments.get(departmentId);
    await staff.tickets.call(departmentId, ticket.id, { pointId: points[0]?.id ?? '' });
    await see(`${PART('.points')}?.textContent ?? ''`).toContain(ticket.code);
    expect(await opened.evaluate(NOTICE)).toContain('Sound is off.');
    expect(await opened.evaluate(PLAYED)).toBe(0);

    await opened[touch]();
    await see(NOTICE).toBe('');
    // The recordings of the call's parts, each heard to its end while the browser let sound out.
    await see(PLAYED).toBeGreaterThan(2);
    expect(await opened.evaluate(STATES)).toEqual(['running']);

    await opened.reload();
    await see(NOTICE).toContain('Sound is off.');
    expect(await opened.evaluate(STATES)).toEqual(['suspended']);
    expect(await opened.evaluate('trouble')).toEqual([]);
  });
}
