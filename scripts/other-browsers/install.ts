import { existsSync } from 'node:fs';
import { runToEnd } from '../product/child.ts';
import { Explained } from '../product/settings.ts';
import type { OtherBrowser } from './browser.ts';

const FONTS = ['fonts-liberation', 'fonts-noto-core'];

function missingOf({ programs }: OtherBrowser): readonly string[] {
  return programs.filter((program) => !existsSync(program));
}

/**
 * Makes sure that a browser is on this machine; installs Debian's where it is not and this user may.
 *
 * @throws {Explained} when it is not, and cannot be installed.
 */
export async function ensureBrowser(browser: OtherBrowser): Promise<void> {
  if (missingOf(browser).length === 0) return;
  const packages = [...browser.packages, ...FONTS];
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    process.stdout.write(`Installing ${browser.packages.join(' and ')} with apt-get ...\n`);
    await runToEnd('apt-get', ['update', '-q'], { env, quiet: true });
    await runToEnd('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...packages], { env, quiet: true });
  }
  const missing = missingOf(browser);
  if (missing.length === 0) return;
  throw new Explained(
    `${missing.join(' and ')} is not here. On Debian or Ubuntu run "sudo apt-get install -y ${packages.join(' ')}", then ` +
      'this again; elsewhere these browsers cannot be tried.',
  );
}
