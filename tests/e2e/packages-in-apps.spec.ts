import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { installInto, packPackages, step } from '../../scripts/packages/pack.ts';
import { ROOT } from '../../scripts/product/settings.ts';
import { openStrangerSite, type StrangerSite } from '../support/stranger-site.ts';
import { listenForTrouble, test } from './product-fixture.ts';

const APPS = path.join(ROOT, 'tests/package-app');
const OTHERS = ['lit', 'react', 'react-dom', '@types/react', '@types/react-dom', 'typescript', 'vite'];
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript' };
const BUILD_LIMIT_MS = 120_000;

let folder = '';
let site: StrangerSite | undefined;

/** Runs a program that the applications have installed. */
function run(what: string, program: string, args: readonly string[]): Promise<void> {
  return step(what, path.join(APPS, 'node_modules/.bin', program), args, folder);
}

test.beforeAll(async () => {
  test.setTimeout(BUILD_LIMIT_MS);
  folder = mkdtempSync(path.join(ROOT, 'node_modules/.cache/package-app-'));
  const packed = await packPackages(folder);
  // The core is part of the SDK: whoever installs these two needs no third.
  const tarballs = new Map([...packed].filter(([name]) => name !== 'queue-core'));
  await installInto(folder, { tarballs, others: OTHERS, othersFrom: path.join(APPS, 'node_modules') });
  for (const name of ['vanilla', 'react', 'tsconfig.json', 'package.json']) {
    cpSync(path.join(APPS, name), path.join(folder, name), { recursive: true });
  }
  await run('types of the applications', 'tsc', ['-p', 'tsconfig.json']);
});

test.afterEach(() => site?.close());

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The files that Vite has built, by address. */
function builtFiles(app: string): Map<string, { type: string; body: string }> {
  const dist = path.join(folder, app, 'dist');
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      const type = TYPES[path.extname(name)] ?? 'text/plain';
      return [`/${path.relative(dist, file)}`, { type, body: readFileSync(file, 'utf8') }];
    }),
  );
}

function serve(at: StrangerSite, files: ReturnType<typeof builtFiles>, html = files.get('/index.html')?.body ?? '') {
  for (const [address, file] of files) at.files.set(address, file);
  at.files.set('/', { type: 'text/html; charset=utf-8', body: html });
}

const onBoard = (page: Page, code: string) => page.locator('carequeue-board').getByText(code, { exact: true }).first();

test('a plain TypeScript application, built by Vite, shows a board and carries no other element', async ({
  page,
  product,
}) => {
  await run('building the plain application', 'vite', ['build', 'vanilla']);
  const files = builtFiles('vanilla');
  const scripts = [...files].flatMap(([address, { body }]) => (address.endsWith('.js') ? [body] : [])).join('\n');
  expect(scripts).toContain('Now serving');
  const ofOthers = [
    'Give up my token',
    'Take a token',
    'carequeue-ticket-issued',
    'carequeue-doctors',
    'useSyncExternalStore',
  ];
  expect(ofOthers.filter((words) => scripts.includes(words))).toEqual([]);

  site = await openStrangerSite(product, { code: 'VAN', policy: null });
  serve(site, files);
  const ticket = await site.staff.tickets.issue(site.departmentId);
  const trouble = listenForTrouble(page);
  const asked = { key: site.publishableKey, base: site.baseUrl, department: site.departmentId };
  await page.goto(`${site.url}/?${new URLSearchParams(asked)}`);
  await expect(onBoard(page, ticket.code)).toBeVisible();
  await expect(page.getByText('1 waiting')).toBeVisible();
  await site.staff.queue.callNext(site.departmentId, { pointId: site.pointId });
  await expect(page).toHaveTitle(ticket.code);
  expect(trouble).toEqual([]);
});

test('a React application is rendered on a server, taken over without a warning, and follows the queue', async ({
  page,
  product,
}) => {
  // As in development: React tells what it finds amiss there alone.
  await run('building for the page', 'vite', ['build', 'react', '--mode', 'development', '--minify', 'false']);
  const server = ['build', 'react', '--ssr', 'server.tsx', '--outDir', 'server'];
  await run('building for the server', 'vite', server);
  site = await openStrangerSite(product, { code: 'REA', policy: null });
  const ticket = await site.staff.tickets.issue(site.departmentId);
  const { publishableKey, baseUrl, departmentId } = site;
  const props = { publishableKey, baseUrl, departmentId, ticketId: ticket.id, credential: ticket.secret };
  const { render } = await import(pathToFileURL(path.join(folder, 'react/server/server.js')).href);
  const content: string = render(props);
  expect(content).toContain('Please listen for your token.</carequeue-board>');
  expect(content).toContain('<p>connecting</p>');
  const files = builtFiles('react');
  const html = files
    .get('/index.html')
    ?.body.replace('<div id="app">', () => `<div id="app">${content}`)
    .replace('id="props">', () => `id="props">${JSON.stringify(props)}`);
  serve(site, files, html);

  const trouble = listenForTrouble(page);
  await page.goto(site.url);
  await expect(onBoard(page, ticket.code)).toBeVisible();
  await expect(page.locator('carequeue-ticket').getByRole('button', { name: 'Take a token' })).toBeVisible();
  await expect(page.getByText('1 waiting', { exact: true })).toBeVisible();
  await expect(page.getByText(`${ticket.code}, waiting`)).toBeVisible();
  await site.staff.queue.callNext(departmentId, { pointId: site.pointId });
  await expect(page.getByText(`Called last: ${ticket.code}`)).toBeVisible();
  await expect(page.getByText(`${ticket.code}, called`)).toBeVisible();
  expect(trouble).toEqual([]);
});
