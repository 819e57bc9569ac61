import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { runToEnd } from '../product/child.ts';
import { Explained, ROOT } from '../product/settings.ts';

/** Runs a program in silence. @throws {Explained} with what it printed, when it fails. */
export async function step(what: string, command: string, args: readonly string[], cwd: string = ROOT): Promise<void> {
  const { code, output } = await runToEnd(command, args, { quiet: true, cwd });
  if (code !== 0) throw new Explained(`${output}\nFailed: ${what}`);
}

/**
 * Builds the packages and packs each as it would be published.
 *
 * @returns the tarballs in `folder`, by the package's name without its scope.
 */
export async function packPackages(folder: string): Promise<ReadonlyMap<string, string>> {
  await step('building the packages', 'pnpm', ['-r', '--filter', './packages/*', 'run', 'build']);
  const names = readdirSync(path.join(ROOT, 'packages'), { withFileTypes: true }).filter((one) => one.isDirectory());
  const tarballs = new Map<string, string>();
  for (const { name } of names) {
    const cwd = path.join(ROOT, 'packages', name);
    await step(`packing ${name}`, 'pnpm', ['pack', '--pack-destination', folder], cwd);
    const tarball = readdirSync(folder).find((file) => file.includes(`-${name}-`));
    if (tarball === undefined) throw new Explained(`Packing ${name} made no tarball.`);
    tarballs.set(name, path.join(folder, tarball));
  }
  return tarballs;
}

/** What an installation puts into an application's `node_modules`. */
export interface Installation {
  /** Of our packages, by name without the scope. */
  readonly tarballs: ReadonlyMap<string, string>;
  /** Of others, taken from a `node_modules` that has them. */
  readonly others: readonly string[];
  readonly othersFrom: string;
}

/** Unpacks tarballs as an installation would, the packages they need beside them. */
export async function installInto(folder: string, { tarballs, others, othersFrom }: Installation): Promise<void> {
  const modules = path.join(folder, 'node_modules');
  for (const [name, tarball] of tarballs) {
    const to = path.join(modules, '@carequeue', name);
    mkdirSync(to, { recursive: true });
    await step(`unpacking ${name}`, 'tar', ['-xzf', tarball, '-C', to, '--strip-components=1']);
  }
  for (const name of others) {
    mkdirSync(path.dirname(path.join(modules, name)), { recursive: true });
    symlinkSync(path.join(othersFrom, name), path.join(modules, name));
  }
}
