import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSiteServer } from './server.ts';
import { fill } from './template.ts';

const demo = {
  baseUrl: 'http://localhost:8787',
  publishableKey: 'cq_pk_demo',
  departments: [
    { id: 'dep_1', code: 'CAR', name: 'Cardiology' },
    { id: 'dep_2', code: 'XYZ', name: 'Eyes & "Ears" <b>' },
  ],
};
let site: Server;
let address = '';

beforeAll(async () => {
  site = createSiteServer({ demo, host: '127.0.0.1', port: 0 });
  await new Promise((resolve) => site.once('listening', resolve));
  const bound = site.address();
  address = typeof bound === 'object' && bound !== null ? `http://127.0.0.1:${bound.port}` : '';
});

afterAll(() => site.close());

describe("the sample hospital's website", () => {
  test.each(['/', '/departments/car', '/departments/xyz', '/ticket', '/ticket?department=car', '/board/car'])(
    'serves %s under the documented policy, without inline script or style',
    async (path) => {
      const response = await fetch(address + path);
      expect(response.status).toBe(200);
      const policy = response.headers.get('content-security-policy');
      expect(policy).toContain('script-src http://localhost:8787;');
      expect(policy).toContain('connect-src http://localhost:8787 ws://localhost:8787;');
      expect(policy).toContain("trusted-types lit-html 'allow-duplicates'; require-trusted-types-for 'script'");
      expect(policy).not.toContain('unsafe');
      const html = await response.text();
      expect(html).not.toMatch(/\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)|\{\{/);
    },
  );

  test.each([
    ['/departments/car', 'carequeue-ticket'],
    ['/ticket?department=car', 'carequeue-ticket'],
    ['/board/car', 'carequeue-board'],
  ])('embeds by a script tag and an element at %s', async (path, element) => {
    const html = await (await fetch(address + path)).text();
    expect(html).toContain('<script type="module" src="http://localhost:8787/widgets/v1/carequeue.js"></script>');
    expect(html).toContain(`<${element} publishable-key="cq_pk_demo" department="dep_1"`);
  });

  test('writes names as text', async () => {
    const html = await (await fetch(`${address}/departments/xyz`)).text();
    expect(html).toContain('<h1>Eyes &amp; &quot;Ears&quot; &lt;b&gt;</h1>');
  });

  test.each(['/departments/none', '/nothing', '/../server.ts', '/assets/site.css', '/constructor', '/__proto__'])(
    'does not know %s',
    async (path) => {
      expect((await fetch(address + path)).status).toBe(404);
    },
  );

  test('answers HEAD without a body, and nothing but reading', async () => {
    const head = await fetch(address, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    expect((await fetch(address, { method: 'POST' })).status).toBe(405);
  });
});

test('a list repeats its section with its own values before the page’s', () => {
  const template = '{{#rows}}{{name}} of {{place}}, {{/rows}}{{name}}';
  expect(fill(template, { name: 'page', place: 'Pune', rows: [{ name: 'a' }, { name: 'b' }] })).toBe(
    'a of Pune, b of Pune, page',
  );
});
