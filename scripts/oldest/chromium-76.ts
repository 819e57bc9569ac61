import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { runToEnd } from '../product/child.ts';
import { Explained, ROOT } from '../product/settings.ts';

// A package that holds Chromium 76 of June 2019 for Linux; some 40 MB, which only who runs this has to fetch.
const PACKAGE = 'chrome-aws-lambda@1.17.1';
const FOLDER = path.join(ROOT, 'node_modules/.cache/chromium-76');
const BINARY = path.join(FOLDER, 'chromium');
const FLAGS = ['--no-sandbox', '--headless', '--disable-gpu', '--single-process', '--no-zygote', '--hide-scrollbars'];
const START_LIMIT_MS = 20_000;

/** A page of the old browser, by its developer tools' protocol. */
export interface OldPage {
  /** What the page threw, and what its console was told as errors. */
  readonly trouble: readonly string[];
  open(url: string): Promise<void>;
  /** The value of an expression in the page. */
  evaluate(expression: string): Promise<unknown>;
  /** A picture of what is seen, as a PNG. */
  picture(): Promise<Buffer>;
  end(): void;
}

async function fetchChromium(): Promise<void> {
  if (existsSync(BINARY)) return;
  mkdirSync(FOLDER, { recursive: true });
  process.stdout.write(`Fetching ${PACKAGE} ...\n`);
  const packed = await runToEnd('npm', ['pack', PACKAGE, '--silent', '--pack-destination', FOLDER], { quiet: true });
  const tarball = path.join(FOLDER, 'chrome-aws-lambda-1.17.1.tgz');
  const unpacked = await runToEnd('tar', ['-xzf', tarball, '-C', FOLDER], { quiet: true });
  if (packed.code !== 0 || unpacked.code !== 0) throw new Explained(`${packed.output}${unpacked.output}`);
  const compressed = readFileSync(path.join(FOLDER, 'package/bin/chromium-76.0.3803.0.br'));
  writeFileSync(BINARY, brotliDecompressSync(compressed));
  chmodSync(BINARY, 0o755);
}

/** Waits for the address that the browser prints once it listens. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const limit = setTimeout(() => reject(new Explained(`Chromium 76 did not start:\n${printed}`)), START_LIMIT_MS);
    child.on('error', reject);
    child.stderr?.on('data', (chunk) => {
      printed += String(chunk);
      const [, address] = /DevTools listening on ws:\/\/([^/]+)\//.exec(printed) ?? [];
      if (address === undefined) return;
      clearTimeout(limit);
      resolve(address);
    });
  });
}

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly result?: { readonly data?: string; readonly result?: { readonly value?: unknown } };
  readonly params?: {
    readonly type?: string;
    readonly exceptionDetails?: { readonly exception?: { readonly description?: string } };
    readonly args?: readonly { readonly value?: unknown }[];
  };
}

/** Starts Chromium 76 with one page of a size in CSS pixels. */
export async function startChromium76(size: { width: number; height: number }): Promise<OldPage> {
  await fetchChromium();
  const flags = [...FLAGS, '--remote-debugging-port=0', `--window-size=${size.width},${size.height}`, 'about:blank'];
  const child = spawn(BINARY, flags, { stdio: ['ignore', 'ignore', 'pipe'] });
  const address = await addressOf(child);
  const targets: { webSocketDebuggerUrl: string }[] = await (await fetch(`http://${address}/json`)).json();
  const socket = new WebSocket(targets[0]?.webSocketDebuggerUrl ?? '');
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  const waiting = new Map<number, (answer: Answer) => void>();
  const trouble: string[] = [];
  socket.addEventListener('message', ({ data }) => {
    const answer: Answer = JSON.parse(String(data));
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
    const { exceptionDetails, type, args } = answer.params ?? {};
    if (exceptionDetails !== undefined) trouble.push(exceptionDetails.exception?.description ?? 'an exception');
    if (answer.method === 'Runtime.consoleAPICalled' && type === 'error') trouble.push(String(args?.[0]?.value));
  });
  let lastId = 0;
  const ask = (method: string, params: object = {}): Promise<Answer> => {
    lastId += 1;
    const id = lastId;
    socket.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve) => waiting.set(id, resolve));
  };
  await ask('Page.enable');
  await ask('Runtime.enable');
  return {
    trouble,
    open: async (url) => void (await ask('Page.navigate', { url })),
    evaluate: async (expression) => {
      const answer = await ask('Runtime.evaluate', { expression, returnByValue: true });
      return answer.result?.result?.value;
    },
    picture: async () => Buffer.from((await ask('Page.captureScreenshot')).result?.data ?? '', 'base64'),
    end: () => {
      socket.close();
      child.kill('SIGKILL');
    },
  };
}
