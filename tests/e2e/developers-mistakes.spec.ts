import { expect } from '@playwright/test';
import { packageVersion } from '../../scripts/widgets/folders.ts';
import { documentedPolicy, openStrangerSite, type StrangerSite } from '../support/stranger-site.ts';
import { test } from './product-fixture.ts';

const CALM = /Please ask at the desk\./;
let site: StrangerSite | undefined;

test.afterEach(() => site?.close());

for (const [kind, folder] of [
  ['moving', 'v1'],
  ['pinned', packageVersion()],
] as const) {
  test(`a mistake in a page is told calmly to its visitors, and plainly to its developer: ${kind}`, async ({
    page,
    product,
  }) => {
    site = await openStrangerSite(product, {
      code: kind === 'moving' ? 'DMM' : 'DMF',
      policy: documentedPolicy(product.baseUrl),
    });
    const { publishableKey, departmentId, baseUrl } = site;
    const key = `publishable-key="${publishableKey}"`;
    const department = `department="${departmentId}"`;
    const wrongKey = `publishable-key="${publishableKey.slice(0, -1)}${publishableKey.endsWith('0') ? '1' : '0'}"`;
    test.setTimeout(150_000);
    const all = [
      ...['board', 'ticket', 'wait'].map((name) => ({ name, attributes: key, code: 'department_missing' })),
      ...['board', 'ticket', 'wait', 'status', 'doctors'].flatMap((name) => [
        { name, attributes: department, code: 'key_missing' },
        { name, attributes: `${wrongKey} ${department}`, code: 'unauthenticated' },
        { name, attributes: `${key} department="dep_00000000000000000000000000"`, code: 'not_found' },
      ]),
      { name: 'slip', attributes: '', code: 'slip_code_missing' },
    ];
    // The sentences are the same; that they are in the pinned script too, one element shows.
    const pages = kind === 'moving' ? all : all.filter(({ name }) => name === 'board');
    const errors: string[] = [];
    const told: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.text().startsWith('CareQueue:') && told.push(message.text()));
    for (const { name, attributes, code } of pages) {
      const script = `<script type="module" src="${baseUrl}/widgets/${folder}/carequeue.js"></script>`;
      const element = `<carequeue-${name} ${attributes}>At the desk.</carequeue-${name}>`;
      site.files.set('/', { type: 'text/html', body: `<!doctype html><html lang="en">${script}${element}` });
      told.length = 0;
      await page.goto(site.url);
      await expect(page.locator(`carequeue-${name}`).getByText(CALM).first(), `${name} ${attributes}`).toBeVisible();
      await expect.poll(() => told, `${name} ${attributes}`).toHaveLength(1);
      expect(told[0]).toContain(`<carequeue-${name}>`);
      expect(told[0]).toContain(`(${code})`);
      expect(told[0]).not.toContain(publishableKey.slice(0, -1));
      const [link = ''] = /https?:\/\/\S+$/.exec(told[0] ?? '') ?? [];
      const answer = await page.request.get(link);
      expect(answer.ok(), link).toBe(true);
      expect(await answer.text(), link).toContain(code);
    }
    expect(errors).toEqual([]);
  });
}

test('a page of an origin that the key does not allow names that origin, once for each element', async ({
  page,
  product,
}) => {
  site = await openStrangerSite(product, { code: 'DMO', policy: documentedPolicy(product.baseUrl) });
  const other = await openStrangerSite(product, { code: 'DMP', policy: documentedPolicy(product.baseUrl) });
  try {
    const attributes = `publishable-key="${other.publishableKey}" department="${other.departmentId}"`;
    const elements = ['board', 'ticket', 'wait', 'status', 'doctors'].map(
      (name) => `<carequeue-${name} ${attributes}></carequeue-${name}>`,
    );
    const script = `<script type="module" src="${site.baseUrl}/widgets/v1/carequeue.js"></script>`;
    site.files.set('/', { type: 'text/html', body: `<!doctype html><html lang="en">${script}${elements.join('')}` });
    const told: string[] = [];
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.text().startsWith('CareQueue:') && told.push(message.text()));
    await page.goto(site.url);
    await expect.poll(() => told.length).toBe(elements.length);
    for (const line of told) expect(line).toContain(`add ${site.url} to the allowed origins`);
    expect(errors).toEqual([]);
  } finally {
    other.close();
  }
});
