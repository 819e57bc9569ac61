import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runToEnd } from './product/child.ts';
import { runScript } from './product/lifetime.ts';
import { Explained, ROOT } from './product/settings.ts';

// The script bundle and the manifest are for pages and tools: they have no types to resolve.
const WITHOUT_TYPES = ['script', 'custom-elements.json'];

async function step(what: string, command: string, args: readonly string[], cwd = ROOT): Promise<void> {
  const { code, output } = await runToEnd(command, args, { quiet: true, cwd });
  if (code !== 0) throw new Explained(`${output}\nFailed: ${what}`);
}

/** Packs a package as it would be published and looks at the tarball as its users' tools will. */
async function checkPackage(name: string, folder: string): Promise<void> {
  const cwd = path.join(ROOT, 'packages', name);
  await step(`packing ${name}`, 'pnpm', ['pack', '--pack-destination', folder], cwd);
  const tarball = readdirSync(folder).find((file) => file.includes(`-${name}-`));
  if (tarball === undefined) throw new Explained(`Packing ${name} made no tarball.`);
  const file = path.join(folder, tarball);
  await step(`publint of ${name}`, 'publint', ['run', file, '--strict']);
  await step(`types of ${name}`, 'attw', [file, '--profile', 'esm-only', '--exclude-entrypoints', ...WITHOUT_TYPES]);
  process.stdout.write(`${name}: what would be published resolves, with types\n`);
}

await runScript(async () => {
  const folder = mkdtempSync(path.join(ROOT, 'node_modules/.cache/packages-'));
  try {
    await step('building the packages', 'pnpm', ['-r', '--filter', './packages/*', 'run', 'build']);
    const names = readdirSync(path.join(ROOT, 'packages'), { withFileTypes: true }).filter((one) => one.isDirectory());
    for (const { name } of names) await checkPackage(name, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
