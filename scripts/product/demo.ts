import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { developmentSecrets, writePrivateFile } from './home.ts';
import { demoOrigins, Explained, type Settings } from './settings.ts';

/** A department of the demo hospitals, as `demo.json` lists it. */
export interface DemoDepartment {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** The name in other languages, by language tag. */
  readonly nameTranslations?: Readonly<Record<string, string>>;
  readonly points: readonly { readonly id: string; readonly name: string }[];
  readonly doctors?: readonly { readonly id: string; readonly name: string }[];
}

/** A demo hospital with its keys. */
export interface DemoHospital {
  readonly hospitalId: string;
  readonly publishableKey: string;
  readonly secretKey: string;
  readonly departments: readonly DemoDepartment[];
}

/** What `.carequeue/demo.json` holds. */
export interface Demo extends DemoHospital {
  readonly baseUrl: string;
  readonly siteUrl: string;
  readonly otherHospital: DemoHospital;
}

const demoFile = (home: string): string => path.join(home, 'demo.json');
const loadingMark = (home: string): string => path.join(home, 'loading');

/** Whether a load began and never came to its end, so that its secrets are known to nobody. */
export function wasLoadInterrupted(home: string): boolean {
  return existsSync(loadingMark(home));
}

/** The demo data's keys and ids; its shape is this script's own. */
export function readDemo(home: string): Demo {
  const file = demoFile(home);
  if (!existsSync(file)) {
    throw new Explained(
      `The demo data is loaded, but ${file} with its keys is gone: run "npm run demo:reset" for new ones.`,
    );
  }
  const demo: Demo = JSON.parse(readFileSync(file, 'utf8'));
  return demo;
}

async function request(settings: Settings, method: 'POST' | 'PUT', route: string, body: unknown): Promise<Response> {
  return fetch(`http://127.0.0.1:${settings.port}${route}`, {
    method,
    headers: {
      authorization: `Bearer ${developmentSecrets(settings.home).token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  });
}

/**
 * Loads the demo hospitals into an empty state, or finds them there; either way their publishable keys work from the
 * addresses of this start afterwards, and `demo.json` names them.
 */
export async function ensureDemo(settings: Settings): Promise<Demo> {
  const { home, baseUrl, siteUrl } = settings;
  const origins = demoOrigins(settings);
  mkdirSync(home, { recursive: true });
  const isFirst = !existsSync(demoFile(home));
  if (isFirst) writeFileSync(loadingMark(home), '');
  const loaded = await request(settings, 'POST', '/development/demo', {
    origins,
    ...(settings.demoZone === null ? {} : { timeZone: settings.demoZone }),
  });
  if (loaded.status !== 409 && !loaded.ok) {
    throw new Explained(`Loading the demo data failed: ${loaded.status} ${await loaded.text()}`);
  }
  if (loaded.status === 409) {
    if (isFirst) rmSync(loadingMark(home), { force: true });
    const moved = await request(settings, 'PUT', '/development/demo/origins', { origins });
    if (!moved.ok) throw new Explained(`Setting the demo keys' origins failed: ${moved.status} ${await moved.text()}`);
  }
  const data: DemoHospital & { otherHospital: DemoHospital } =
    loaded.status === 409 ? readDemo(home) : JSON.parse(await loaded.text());
  const { hospitalId, publishableKey, secretKey, departments, otherHospital } = data;
  const demo = { baseUrl, siteUrl, publishableKey, secretKey, hospitalId, departments, otherHospital };
  writePrivateFile(demoFile(home), `${JSON.stringify(demo, null, 2)}\n`);
  rmSync(loadingMark(home), { force: true });
  return demo;
}
