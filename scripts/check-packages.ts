import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { runToEnd } from './product/child.ts';
import { runScript } from './product/lifetime.ts';
import { Explained, ROOT } from './product/settings.ts';

// The script bundle and the manifest are for pages and tools: they have no types to resolve.
const WITHOUT_TYPES = ['script', 'script/manifest.json', 'custom-elements.json', 'html-data.json'];

// As a server's bundle does it: no page, no registry of elements, and React renders text.
const ON_A_SERVER = `
import { readFileSync } from 'node:fs';
import { strictEqual } from 'node:assert/strict';
for (const name of ['sdk', 'widgets']) {
  const { exports } = JSON.parse(readFileSync('node_modules/@carequeue/' + name + '/package.json', 'utf8'));
  const modules = Object.entries(exports).filter(([, target]) => typeof target !== 'string');
  for (const [entry] of modules) await import('@carequeue/' + name + entry.slice(1));
}
const { createElement } = await import('react');
const { renderToString } = await import('react-dom/server');
const { CareQueueBoard, CareQueueProvider, useQueue } = await import('@carequeue/widgets/react');
const Waiting = () => createElement('p', null, useQueue('dep_1').status);
const key = { publishableKey: 'cq_pk_test', baseUrl: 'https://queue.example.org' };
strictEqual(
  renderToString(
    createElement(CareQueueProvider, key,
      createElement(CareQueueBoard, { ...key, department: 'dep_1', platform: {} }, 'At the desk.'),
      createElement(Waiting),
    ),
  ),
  '<carequeue-board publishable-key="cq_pk_test" department="dep_1" base-url="https://queue.example.org">' +
    'At the desk.</carequeue-board><p>connecting</p>',
);
`;

async function step(what: string, command: string, args: readonly string[], cwd = ROOT): Promise<void> {
  const { code, output } = await runToEnd(command, args, { quiet: true, cwd });
  if (code !== 0) throw new Explained(`${output}\nFailed: ${what}`);
}

/** Packs a package as it would be published and looks at the tarball as its users' tools will. */
async function checkPackage(name: string, folder: string): Promise<string> {
  const cwd = path.join(ROOT, 'packages', name);
  await step(`packing ${name}`, 'pnpm', ['pack', '--pack-destination', folder], cwd);
  const tarball = readdirSync(folder).find((file) => file.includes(`-${name}-`));
  if (tarball === undefined) throw new Explained(`Packing ${name} made no tarball.`);
  const file = path.join(folder, tarball);
  await step(`publint of ${name}`, 'publint', ['run', file, '--strict']);
  await step(`types of ${name}`, 'attw', [file, '--profile', 'esm-only', '--exclude-entrypoints', ...WITHOUT_TYPES]);
  process.stdout.write(`${name}: what would be published resolves, with types\n`);
  return file;
}

/** Unpacks the tarballs as an installation would, and imports each entry in a Node without a page. */
async function importEverything(tarballs: ReadonlyMap<string, string>, folder: string): Promise<void> {
  const modules = path.join(folder, 'node_modules');
  for (const [name, tarball] of tarballs) {
    const to = path.join(modules, '@carequeue', name);
    mkdirSync(to, { recursive: true });
    await step(`unpacking ${name}`, 'tar', ['-xzf', tarball, '-C', to, '--strip-components=1']);
  }
  for (const name of ['lit', 'react', 'react-dom']) {
    symlinkSync(path.join(ROOT, 'packages/widgets/node_modules', name), path.join(modules, name));
  }
  await step('importing every entry on a server', 'node', ['--input-type=module', '-e', ON_A_SERVER], folder);
  process.stdout.write('every entry can be imported on a server, and React renders there\n');
}

await runScript(async () => {
  const folder = mkdtempSync(path.join(ROOT, 'node_modules/.cache/packages-'));
  try {
    await step('building the packages', 'pnpm', ['-r', '--filter', './packages/*', 'run', 'build']);
    const names = readdirSync(path.join(ROOT, 'packages'), { withFileTypes: true }).filter((one) => one.isDirectory());
    const tarballs = new Map<string, string>();
    for (const { name } of names) tarballs.set(name, await checkPackage(name, folder));
    await importEverything(tarballs, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
