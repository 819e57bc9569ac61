import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Explained } from '../product/settings.ts';
import type { OtherBrowser, OtherPage, PageSize } from './browser.ts';
import { asExpression, pressActions, readFound } from './browser.ts';

const PROGRAM = '/usr/bin/firefox-esr';
const START_LIMIT_MS = 60_000;
// A fresh profile that asks nobody anything.
const SETTINGS = {
  'app.update.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.systemAddon.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.reportingpolicy.firstRun': false,
};
// The console does not tell all that a policy refuses.
const TELL_REFUSALS = `() => document.addEventListener('securitypolicyviolation', (event) =>
  console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample))`;

interface Message {
  readonly id?: number;
  readonly error?: string;
  readonly message?: string;
  readonly method?: string;
  readonly params?: { readonly level?: string; readonly text?: string };
  readonly result?: {
    readonly capabilities?: { readonly browserVersion?: string };
    readonly contexts?: readonly { readonly context: string }[];
    readonly data?: string;
    readonly exceptionDetails?: { readonly text?: string };
    readonly result?: { readonly value?: unknown };
  };
}

/** Waits for the address that Firefox prints once it listens. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const limit = setTimeout(() => reject(new Explained(`Firefox did not start:\n${printed}`)), START_LIMIT_MS);
    child.on('error', reject);
    child.stderr?.on('data', (chunk) => {
      printed += String(chunk);
      const [, address] = /WebDriver BiDi listening on (ws:\S+)/.exec(printed) ?? [];
      if (address === undefined) return;
      clearTimeout(limit);
      resolve(address);
    });
  });
}

type Ask = (method: string, params: object) => Promise<NonNullable<Message['result']>>;

function askerOf(socket: WebSocket, trouble: string[]): Ask {
  const waiting = new Map<number, (answer: Message) => void>();
  socket.addEventListener('message', ({ data }) => {
    const message: Message = JSON.parse(String(data));
    if (message.id !== undefined) waiting.get(message.id)?.(message);
    if (message.method === 'log.entryAdded' && message.params?.level === 'error') {
      trouble.push(message.params.text ?? 'an error');
    }
  });
  let lastId = 0;
  return async (method, params) => {
    lastId += 1;
    const id = lastId;
    socket.send(JSON.stringify({ id, method, params }));
    const answer = await new Promise<Message>((resolve) => waiting.set(id, resolve));
    if (answer.error !== undefined) throw new Error(`${method}: ${answer.error}, ${answer.message}`);
    return answer.result ?? {};
  };
}

async function launchFirefox(viewport: PageSize): Promise<OtherPage> {
  const profile = mkdtempSync(path.join(tmpdir(), 'carequeue-firefox-'));
  const lines = Object.entries(SETTINGS).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`);
  writeFileSync(path.join(profile, 'user.js'), lines.join(''));
  const flags = ['--headless', '--remote-debugging-port', '0', '--no-remote', '--profile', profile, 'about:blank'];
  const child = spawn(PROGRAM, flags, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const socket = new WebSocket(`${await addressOf(child)}/session`);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  const trouble: string[] = [];
  const ask = askerOf(socket, trouble);
  const { capabilities } = await ask('session.new', { capabilities: {} });
  await ask('session.subscribe', { events: ['log.entryAdded'] });
  await ask('script.addPreloadScript', { functionDeclaration: TELL_REFUSALS });
  const { contexts = [] } = await ask('browsingContext.getTree', {});
  const context = contexts[0]?.context ?? '';
  await ask('browsingContext.setViewport', { context, viewport });
  return {
    engine: `Firefox ${capabilities?.browserVersion}`,
    trouble: async () => trouble,
    open: async (url) => void (await ask('browsingContext.navigate', { context, url, wait: 'complete' })),
    evaluate: async <Given, Found>(look: (given: Given) => Found | Promise<Found>, given: Given) => {
      const expression = asExpression(look, given);
      const answer = await ask('script.evaluate', { expression, target: { context }, awaitPromise: true });
      if (answer.exceptionDetails !== undefined) throw new Error(answer.exceptionDetails.text);
      return readFound<Found>(answer.result?.value);
    },
    press: async (at) => void (await ask('input.performActions', { context, actions: pressActions(at) })),
    picture: async () =>
      Buffer.from((await ask('browsingContext.captureScreenshot', { context })).data ?? '', 'base64'),
    end: async () => {
      socket.close();
      kill();
      await ended;
      process.off('exit', kill);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Firefox, by WebDriver BiDi. */
export const FIREFOX: OtherBrowser = {
  name: 'firefox',
  packages: ['firefox-esr'],
  programs: [PROGRAM],
  canStyleUnderAnyPolicy: true,
  // It waits for a touch, and then for a sound card.
  waitsForTouch: false,
  launch: launchFirefox,
};
