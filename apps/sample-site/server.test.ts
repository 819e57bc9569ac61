import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSiteServer } from './server.ts';
import { fill } from './template.ts';

const department = (id: string, code: string, name: string, nameTranslations = {}) => ({
  ...{ id, code, name, nameTranslations },
  doctors: [{ id: `doc_${code}`, name: `Dr. ${code}` }],
});
const demo = {
  baseUrl: 'http://localhost:8787',
  publishableKey: 'cq_pk_demo',
  departments: [
    department('dep_1', 'CAR', 'Cardiology', { hi: 'हृदय रोग विभाग' }),
    department('dep_2', 'XYZ', 'Eyes & "Ears" <b>'),
  ],
  otherHospital: {
    publishableKey: 'cq_pk_lago',
    departments: [department('dep_3', 'FAM', 'Medicina de familia', { ar: 'طب الأسرة' })],
  },
};
const PATHS = ['/', '/departments', '/doctors', '/ticket'];
const ASHA_PATHS = [...PATHS, '/departments/car', '/departments/xyz', '/ticket?department=car', '/board/car'];
const LAGO_PATHS = [...PATHS, '/departments/fam', '/ticket?department=fam', '/board/fam'];
const EVERY_PAGE = [
  ...['', '/hi'].flatMap((prefix) => ASHA_PATHS.map((path) => prefix + path)),
  ...['/lago', '/lago/ar'].flatMap((prefix) => LAGO_PATHS.map((path) => prefix + path)),
];
const sites: Server[] = [];
let address = '';
let frozenAddress = '';

async function startSite(script?: { url: string; integrity: string }): Promise<string> {
  const site = createSiteServer({ demo, host: '127.0.0.1', port: 0, script });
  sites.push(site);
  await new Promise((resolve) => site.once('listening', resolve));
  const bound = site.address();
  return typeof bound === 'object' && bound !== null ? `http://127.0.0.1:${bound.port}` : '';
}

beforeAll(async () => {
  address = await startSite();
  frozenAddress = await startSite({ url: 'http://localhost:8787/widgets/0.1.0/carequeue.js', integrity: 'sha384-abc' });
});

afterAll(() => {
  for (const site of sites) site.close();
});

describe("the sample hospitals' websites", () => {
  test.each(EVERY_PAGE)('serve %s under the documented policy, without inline script or style', async (path) => {
    const response = await fetch(address + path);
    expect(response.status).toBe(200);
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain('script-src http://localhost:8787;');
    expect(policy).toContain('connect-src http://localhost:8787 ws://localhost:8787;');
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("trusted-types lit-html 'allow-duplicates'; require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    const html = await response.text();
    expect(html).not.toMatch(/\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)|\{\{|<!-- part/);
    expect(html).toContain('<script type="module" src="http://localhost:8787/widgets/v1/carequeue.js"></script>');
  });

  test.each([
    ['/departments/car', 'carequeue-ticket', 'cq_pk_demo', 'dep_1'],
    ['/departments/car', 'carequeue-status', 'cq_pk_demo', 'dep_1'],
    ['/doctors', 'carequeue-doctors', 'cq_pk_demo', 'dep_2'],
    ['/', 'carequeue-wait', 'cq_pk_demo', 'dep_1'],
    ['/ticket?department=car', 'carequeue-ticket', 'cq_pk_demo', 'dep_1'],
    ['/ticket', 'carequeue-status', 'cq_pk_demo', 'dep_2'],
    ['/board/car', 'carequeue-board', 'cq_pk_demo', 'dep_1'],
    ['/lago/board/fam', 'carequeue-board', 'cq_pk_lago', 'dep_3'],
    ['/lago/ar/departments/fam', 'carequeue-ticket', 'cq_pk_lago', 'dep_3'],
  ])('embed at %s the element %s with their own key', async (path, element, key, departmentId) => {
    const html = await (await fetch(address + path)).text();
    expect(html).toContain(`<${element} publishable-key="${key}" department="${departmentId}"`);
  });

  test('name the hash of a frozen script', async () => {
    const html = await (await fetch(frozenAddress)).text();
    expect(html).toContain(
      '<script type="module" src="http://localhost:8787/widgets/0.1.0/carequeue.js" integrity="sha384-abc" crossorigin="anonymous"></script>',
    );
    expect(html).not.toContain('/widgets/v1/');
  });

  test.each([
    ['/', 'en', 'ltr', 'Cardiology'],
    ['/hi/', 'hi', 'ltr', 'हृदय रोग विभाग'],
    ['/lago/', 'es', 'ltr', 'Medicina de familia'],
    ['/lago/ar/', 'ar', 'rtl', 'طب الأسرة'],
  ])('say at %s that they are in %s, %s, and lead to the other language of the page', async (path, lang, dir, name) => {
    const html = await (await fetch(`${address}${path}departments`)).text();
    expect(html).toContain(`<html lang="${lang}" dir="${dir}">`);
    expect(html).toContain(name);
    const other = { en: '/hi/', hi: '/', es: '/lago/ar/', ar: '/lago/' }[lang];
    expect(html).toContain(`<a href="${other}departments"`);
  });

  test('lead from a doctor to a token for that doctor, and know nobody else', async () => {
    const doctors = await (await fetch(`${address}/hi/doctors`)).text();
    expect(doctors).toContain('ticket-href="/hi/ticket?department=car&amp;doctor={doctor}"');
    const ticket = await (await fetch(`${address}/ticket?department=car&doctor=doc_CAR`)).text();
    expect(ticket).toContain('department="dep_1" doctor="doc_CAR"');
    // The element names the doctor: over a token that is held for another one, the page's own words would be wrong.
    expect(ticket).not.toContain('Dr. CAR');
    for (const strange of ['doc_XYZ', '"><b>']) {
      const page = await fetch(`${address}/ticket?department=car&doctor=${encodeURIComponent(strange)}`);
      expect(await page.text()).toContain('department="dep_1" doctor=""');
    }
  });

  test('tell a board’s old browser why it shows nothing', async () => {
    const html = await (await fetch(`${address}/lago/board/fam`)).text();
    expect(html).toContain('<script async src="http://localhost:8787/widgets/v1/old-browser.js"></script>');
  });

  test('write names as text', async () => {
    const html = await (await fetch(`${address}/departments/xyz`)).text();
    expect(html).toContain('<h1>Eyes &amp; &quot;Ears&quot; &lt;b&gt;</h1>');
  });

  test.each([
    ...['/departments/none', '/nothing', '/../server.ts', '/assets/base.css', '/constructor', '/__proto__'],
    ...['/lago/departments/car', '/departments/fam', '/hi/lago/', '/lagoon', '/lago/board/constructor'],
  ])('do not know %s', async (path) => {
    expect((await fetch(address + path)).status).toBe(404);
  });

  test('answer HEAD without a body, and nothing but reading', async () => {
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
