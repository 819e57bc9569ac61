import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ProductAccess, readAccess } from './access.ts';
import { freePorts } from './free-ports.ts';
import { middayZone } from './midday-zone.ts';
import { waitUntil } from './wait-until.ts';

const START_SCRIPT = path.resolve(import.meta.dirname, '../start.ts');
/** A first start builds the Worker and loads the demo data; two busy cores take a while. */
const START_TIMEOUT_MS = 120_000;
const OUTPUT_KEPT = 8000;

/** A product started for a trial: its own ports, its own state, its own process group. */
export interface Product extends ProductAccess {
  /** State folder. */
  readonly home: string;
  /** IANA zone of the demo hospitals. */
  readonly timeZone: string;
  /** What it printed last. */
  output(): string;
  /** Ends the whole process group at once, as a power cut does. Its state stays. */
  kill(): Promise<void>;
  /** Starts it again on the same ports and state. */
  start(): Promise<void>;
  /** Ends it and deletes its state. */
  remove(): Promise<void>;
}

interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
  hasEnded: boolean;
  output: string;
}

/**
 * Starts the product as `npm start` does, on free ports and a state folder of its own.
 *
 * @throws when it does not answer in time; the message ends with what it printed.
 */
export async function startProduct(): Promise<Product> {
  const [port, sitePort] = await freePorts(2);
  const home = mkdtempSync(path.join(tmpdir(), 'carequeue-'));
  const localUrl = `http://127.0.0.1:${port}`;
  const own = { PORT: String(port), SITE_PORT: String(sitePort), CAREQUEUE_HOME: home, PUBLIC_URL: '' };
  const timeZone = middayZone(Date.now());
  const env = { ...process.env, ...own, CAREQUEUE_DEMO: 'empty', CAREQUEUE_DEMO_ZONE: timeZone };
  let run: Run | undefined;
  const end = async (signal: NodeJS.Signals) => {
    if (run !== undefined) await endGroup(run, signal);
    run = undefined;
  };
  const start = async () => {
    run = launch(env);
    await untilReady(run, { localUrl, siteUrl: `http://127.0.0.1:${sitePort}`, home });
  };
  try {
    await start();
  } catch (error) {
    await end('SIGKILL');
    throw error;
  }
  return {
    ...readAccess(home),
    home,
    timeZone,
    output: () => run?.output ?? '',
    kill: () => end('SIGKILL'),
    start,
    remove: async () => {
      await end('SIGKILL');
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function launch(env: NodeJS.ProcessEnv): Run {
  const child = spawn(process.execPath, [START_SCRIPT], { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const run: Run = { child, ended, hasEnded: false, output: '' };
  void ended.then(() => {
    run.hasEnded = true;
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      run.output = (run.output + chunk.toString()).slice(-OUTPUT_KEPT);
    });
  }
  const onExit = () => signalGroup(child, 'SIGKILL');
  process.once('exit', onExit);
  child.once('close', () => process.off('exit', onExit));
  return run;
}

async function untilReady(run: Run, where: { localUrl: string; siteUrl: string; home: string }): Promise<void> {
  try {
    await waitUntil(
      async () => {
        if (run.hasEnded) throw new Error('the product ended while starting');
        const isReady = run.output.includes('CareQueue is ready') && existsSync(path.join(where.home, 'demo.json'));
        if (!isReady) return null;
        const answers = await Promise.all([answersWell(`${where.localUrl}/readyz`), answersWell(where.siteUrl)]);
        return answers.every(Boolean) ? true : null;
      },
      { what: 'the product to answer', timeoutMs: START_TIMEOUT_MS },
    );
  } catch (cause) {
    throw new Error(`the product did not start; it printed:\n${run.output}`, { cause });
  }
}

async function answersWell(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

async function endGroup(run: Run, signal: NodeJS.Signals): Promise<void> {
  signalGroup(run.child, signal);
  await run.ended;
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group has ended already.
  }
}
