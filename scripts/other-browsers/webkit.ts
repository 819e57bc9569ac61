import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { Explained } from '../product/settings.ts';
import { freePorts } from '../trial/free-ports.ts';
import { waitUntil } from '../trial/wait-until.ts';
import type { OtherBrowser, OtherPage, PageSize } from './browser.ts';
import { asExpression, pressActions, readFound } from './browser.ts';

const TELL_CONSOLE = '--enable-write-console-messages-to-stdout=true';
const SCREEN_PROGRAM = '/usr/bin/Xvfb';
const SCREEN = '1920x1200x24';

/** One of the two ports of WebKit that Debian has: how it is started, and the programs of it. */
interface Port {
  readonly name: string;
  readonly driver: string;
  /** Which of the driver's options names the browser. */
  readonly options: string;
  readonly binary: string;
  readonly args: readonly string[];
  readonly needsScreen: boolean;
  /** Safari has had `adoptedStyleSheets` since 16.4. */
  readonly hasAdoptedSheets: boolean;
  readonly waitsForTouch: boolean;
}

// The WebKit of today's Safari, in a window.
const GTK: Port = {
  name: 'WebKitGTK',
  driver: '/usr/bin/WebKitWebDriver',
  options: 'webkitgtk:browserOptions',
  binary: '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
  args: [],
  needsScreen: true,
  hasAdoptedSheets: true,
  waitsForTouch: true,
};

// The WebKit of Safari 16.0, without a window: about the oldest that is promised.
const WPE: Port = {
  name: 'WPE WebKit',
  driver: '/usr/bin/WPEWebDriver',
  options: 'wpe:browserOptions',
  binary: '/usr/bin/cog',
  args: ['--platform=headless'],
  needsScreen: false,
  hasAdoptedSheets: false,
  waitsForTouch: false,
};

/** What of the console's words is an error; the rest are notes and warnings. */
const ERROR_LINE = /CONSOLE (?:\w+ )?ERROR (.*)/g;
/** How long a page is watched: its scripts are here and have run by then, also on two busy cores. */
const WATCH_MS = 6000;

interface Answer {
  readonly value?: unknown;
}

interface Session {
  readonly sessionId: string;
  readonly capabilities: { readonly browserVersion: string };
}

/** Starts a screen without a monitor; its number is what it prints. */
async function startScreen(children: ChildProcess[]): Promise<string> {
  const args = ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp'];
  const screen = spawn(SCREEN_PROGRAM, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  children.push(screen);
  return new Promise((resolve, reject) => {
    screen.once('error', reject);
    screen.once('close', () => reject(new Explained('Xvfb did not start.')));
    screen.stdio[3]?.once('data', (number) => resolve(`:${String(number).trim()}`));
  });
}

/** Collects what goes wrong from now on: these drivers do not tell what the console is told. Runs in the page. */
function collectTrouble(): void {
  const trouble: string[] = [];
  Object.assign(window, { troubleSeen: trouble });
  addEventListener('error', ({ message }) => trouble.push(message));
  addEventListener('unhandledrejection', ({ reason }) => trouble.push(String(reason)));
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
    trouble.push(`policy: ${violatedDirective} ${blockedURI} ${sample}`);
  });
  const { error } = console;
  console.error = (...words: unknown[]) => {
    trouble.push(words.join(' '));
    error(...words);
  };
}

function seenTrouble(): string[] {
  const seen: unknown = Reflect.get(window, 'troubleSeen');
  return Array.isArray(seen) ? seen.splice(0) : [];
}

/** Opens a page without a driver, and gives what its console was told as errors in its first seconds. */
async function consoleOf(port: Port, url: string): Promise<readonly string[]> {
  const children: ChildProcess[] = [];
  const env = { ...process.env, ...(port.needsScreen && { DISPLAY: await startScreen(children) }) };
  // Line by line: what waits in a buffer when the browser is ended would not be seen.
  const args = ['-oL', port.binary, ...port.args, TELL_CONSOLE, url];
  const browser = spawn('stdbuf', args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(browser);
  let printed = '';
  browser.stdout.on('data', (chunk) => {
    printed += String(chunk);
  });
  await pause(WATCH_MS);
  for (const child of children) child.kill('SIGKILL');
  return [...printed.matchAll(ERROR_LINE)].map(([, words = '']) => words);
}

async function launchPort(port: Port, size: PageSize): Promise<OtherPage> {
  const children: ChildProcess[] = [];
  const endAll = () => {
    for (const child of children) child.kill('SIGKILL');
  };
  process.once('exit', endAll);
  const env = { ...process.env, ...(port.needsScreen && { DISPLAY: await startScreen(children) }) };
  const [number] = await freePorts(1);
  const driver = spawn(port.driver, [`--port=${number}`], { env, stdio: 'ignore' });
  children.push(driver);
  const trouble: string[] = [];
  const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`http://127.0.0.1:${number}${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const { value }: Answer = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value).slice(0, 2000)}`);
    return value;
  };
  await waitUntil(() => ask('GET', '/status').catch(() => null), { what: `${port.name}'s driver` });
  const wanted = { [port.options]: { binary: port.binary, args: ['--automation', ...port.args] } };
  const session = (await ask('POST', '/session', { capabilities: { alwaysMatch: wanted } })) as Session;
  const at = `/session/${session.sessionId}`;
  if (port.needsScreen) await ask('POST', `${at}/window/rect`, { x: 0, y: 0, ...size });
  const evaluate = async <Given, Found>(look: (given: Given) => Found | Promise<Found>, given: Given) => {
    const script = `return ${asExpression(look, given)}`;
    return readFound<Found>(await ask('POST', `${at}/execute/sync`, { script, args: [] }));
  };
  return {
    engine: `${port.name} ${session.capabilities.browserVersion}`,
    open: async (url) => {
      await ask('POST', `${at}/url`, { url });
      await evaluate(collectTrouble, null);
    },
    evaluate,
    trouble: async () => {
      trouble.push(...(await evaluate(seenTrouble, null)));
      return trouble;
    },
    press: async (place) => void (await ask('POST', `${at}/actions`, { actions: pressActions(place) })),
    picture: async () => Buffer.from(String(await ask('GET', `${at}/screenshot`)), 'base64'),
    end: async () => {
      await ask('DELETE', at).catch(() => null);
      endAll();
      process.off('exit', endAll);
    },
  };
}

function portAsBrowser(name: string, port: Port, packages: readonly string[]): OtherBrowser {
  return {
    name,
    packages,
    programs: [port.driver, port.binary, ...(port.needsScreen ? [SCREEN_PROGRAM] : [])],
    canStyleUnderAnyPolicy: port.hasAdoptedSheets,
    waitsForTouch: port.waitsForTouch,
    launch: (size) => launchPort(port, size),
    consoleOf: (url) => consoleOf(port, url),
  };
}

/** The WebKit of today's Safari, by WebDriver. */
export const WEBKIT: OtherBrowser = portAsBrowser('webkit', GTK, ['webkit2gtk-driver', 'xvfb']);

/** The WebKit of Safari 16.0, by WebDriver. */
export const OLD_WEBKIT: OtherBrowser = portAsBrowser('old-webkit', WPE, ['wpewebkit-driver', 'cog']);
