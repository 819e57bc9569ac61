import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { installInto, packPackages, step } from './packages/pack.ts';
import { runToEnd } from './product/child.ts';
import { runScript } from './product/lifetime.ts';
import { Explained, ROOT } from './product/settings.ts';

// The script bundle and the manifest are for pages and tools: they have no types to resolve.
const WITHOUT_TYPES = ['script', 'script/manifest.json', 'custom-elements.json', 'html-data.json'];

const PUBLISHED_FOR_USERS = ['sdk', 'widgets'];

// As a server's bundle does it: no page, no registry of elements, and React renders text.
const ON_A_SERVER = `
import { readFileSync } from 'node:fs';
import { strictEqual } from 'node:assert/strict';
for (const name of ['sdk', 'widgets']) {
  const { exports } = JSON.parse(readFileSync('node_modules/@carequeue/' + name + '/package.json', 'utf8'));
  for (const entry of Object.keys(exports)) {
    const specifier = '@carequeue/' + name + entry.slice(1);
    await import(specifier, specifier.endsWith('.json') ? { with: { type: 'json' } } : {});
  }
}
const { createElement } = await import('react');
const { renderToString } = await import('react-dom/server');
const { CareQueueBoard, CareQueueProvider, useQueue } = await import('@carequeue/widgets/react');
const Waiting = () => createElement('p', null, useQueue('dep_1').status);
const key = { publishableKey: 'cq_pk_test', baseUrl: 'https://queue.example.org' };
strictEqual(
  renderToString(
    createElement(CareQueueProvider, key,
      createElement(CareQueueBoard, { ...key, department: 'dep_1', platform: {}, hidden: false }, 'At the desk.'),
      createElement(Waiting),
    ),
  ),
  '<carequeue-board publishable-key="cq_pk_test" department="dep_1" base-url="https://queue.example.org">' +
    'At the desk.</carequeue-board><p>connecting</p>',
);
`;

/** Looks at a tarball as its users' tools will. */
async function checkPackage(name: string, tarball: string): Promise<void> {
  await step(`publint of ${name}`, 'publint', ['run', tarball, '--strict']);
  await step(`types of ${name}`, 'attw', [tarball, '--profile', 'esm-only', '--exclude-entrypoints', ...WITHOUT_TYPES]);
  process.stdout.write(`${name}: what would be published resolves, with types\n`);
}

/** What nobody must find missing on a package's page, though the tarball is made without it. */
async function checkReadme(name: string, tarball: string): Promise<void> {
  const { code } = await runToEnd('tar', ['-xzOf', tarball, 'package/README.md'], { quiet: true });
  if (code !== 0 && PUBLISHED_FOR_USERS.includes(name)) throw new Explained(`${name} has no README.md.`);
}

/** Imports each entry in a Node without a page, beside the newest React and beside the oldest that is supported. */
async function importEverything(tarballs: ReadonlyMap<string, string>, folder: string): Promise<void> {
  for (const project of ['packages/widgets', 'tests/react-18']) {
    const server = path.join(folder, project);
    const othersFrom = path.join(ROOT, project, 'node_modules');
    await installInto(server, { tarballs, others: ['lit', 'react', 'react-dom'], othersFrom });
    const what = `importing every entry on a server with the React of ${project}`;
    await step(what, 'node', ['--input-type=module', '-e', ON_A_SERVER], server);
  }
  process.stdout.write('every entry can be imported on a server, and React 18 and 19 render there\n');
}

await runScript(async () => {
  const folder = mkdtempSync(path.join(ROOT, 'node_modules/.cache/packages-'));
  try {
    const tarballs = await packPackages(folder);
    for (const [name, tarball] of tarballs) {
      await checkReadme(name, tarball);
      await checkPackage(name, tarball);
    }
    await importEverything(tarballs, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
