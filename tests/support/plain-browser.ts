import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CHROMIUM_FLAGS, chromiumPath } from '../../scripts/test/chromium.ts';

/**
 * A page in a Chromium as it is on a wall. Playwright keeps its pages visible and focused whatever happens to their window,
 * and whatever it evaluates counts as a touch; this one is hidden when another tab is in front of it, and is touched when
 * it is touched.
 */
export interface PlainPage {
  /** Evaluates an expression in the page, and waits for its promise. */
  evaluate(expression: string): Promise<unknown>;
  /** Puts another tab in front of it. */
  hide(): Promise<void>;
  /** Brings it back to the front. */
  show(): Promise<void>;
  /** Touches the middle of the page. */
  touch(): Promise<void>;
  /** Presses Enter, as the remote control of a television does. */
  pressEnter(): Promise<void>;
  reload(): Promise<void>;
  close(): Promise<void>;
}

const MIDDLE = { x: 300, y: 300 };
const ENTER = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' };

/** Opens an address in a Chromium with a fresh profile. */
export async function openPlainPage(url: string): Promise<PlainPage> {
  const profile = mkdtempSync(path.join(tmpdir(), 'carequeue-browser-'));
  const flags = [...CHROMIUM_FLAGS, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
  const browser = spawn(chromiumPath() ?? '', [...flags, url], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise((resolve) => browser.once('exit', resolve));
  const address = await new Promise<string>((resolve) => {
    let told = '';
    browser.stderr.on('data', (text) => {
      told += text;
      const [, found] = /DevTools listening on (ws:\S+)/.exec(told) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
  const send = await connected(address);
  const { targetInfos } = await send('Target.getTargets', {});
  const page = targetInfos?.find(({ type }) => type === 'page')?.targetId ?? '';
  const { sessionId } = await send('Target.attachToTarget', { targetId: page, flatten: true });
  return {
    evaluate: async (expression) => {
      const asked = { expression, awaitPromise: true, returnByValue: true };
      return (await send('Runtime.evaluate', asked, sessionId)).result?.value;
    },
    hide: async () => {
      const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
      await send('Target.activateTarget', { targetId });
    },
    show: async () => {
      await send('Target.activateTarget', { targetId: page });
    },
    touch: async () => {
      for (const type of ['mousePressed', 'mouseReleased']) {
        await send('Input.dispatchMouseEvent', { type, ...MIDDLE, button: 'left', clickCount: 1 }, sessionId);
      }
    },
    pressEnter: async () => {
      for (const type of ['keyDown', 'keyUp']) await send('Input.dispatchKeyEvent', { type, ...ENTER }, sessionId);
    },
    reload: async () => {
      await send('Page.reload', {}, sessionId);
    },
    close: async () => {
      browser.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** What Chromium answers, as far as it is read here. */
interface Answer {
  readonly targetInfos?: readonly { readonly type: string; readonly targetId: string }[];
  readonly targetId?: string;
  readonly sessionId?: string;
  readonly result?: { readonly value?: unknown };
}

type Send = (method: string, params: object, sessionId?: string) => Promise<Answer>;

async function connected(address: string): Promise<Send> {
  const socket = new WebSocket(address);
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  const awaited = new Map<number, (answer: Answer) => void>();
  socket.addEventListener('message', ({ data }) => {
    const { id, result }: { id: number; result: Answer } = JSON.parse(String(data));
    awaited.get(id)?.(result);
  });
  return (method, params, sessionId) =>
    new Promise((resolve) => {
      const id = awaited.size + 1;
      awaited.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params, sessionId }));
    });
}
