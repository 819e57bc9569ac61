import { existsSync } from 'node:fs';
import { runToEnd } from '../product/child.ts';
import { Explained } from '../product/settings.ts';
import { chromiumPath } from './chromium.ts';

const HOW =
  'No Chromium was found. Install one (Debian and Ubuntu: "sudo apt-get install -y chromium fonts-liberation fonts-noto-core"; ' +
  'elsewhere Chrome or Chromium as usual) or name one with CHROMIUM=/path/to/chromium, then run this again.';

function mayInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/**
 * Path of a Chromium; installs Debian's where there is none and this user may.
 *
 * @throws {Explained} when there is none: the browser tests are part of the whole and are not left out.
 */
export async function ensureChromium(): Promise<string> {
  const found = chromiumPath();
  if (found !== null) return found;
  if (!mayInstall()) throw new Explained(HOW);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  process.stdout.write('No Chromium was found: installing it with apt-get ...\n');
  await runToEnd('apt-get', ['update', '-q'], { env });
  const packages = ['chromium', 'fonts-liberation', 'fonts-noto-core'];
  await runToEnd('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...packages], { env });
  const installed = chromiumPath();
  if (installed === null) throw new Explained(HOW);
  return installed;
}
