import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePorts } from '../../scripts/trial/free-ports.ts';
import { waitUntil } from '../../scripts/trial/wait-until.ts';
import { bundleWorker, COMPATIBILITY_DATE } from './bundle.ts';

const START_TIMEOUT_MS = 30_000;

/** The workerd that Miniflare brings. */
function workerdOf() {
  const fromMiniflare = createRequire(import.meta.resolve('miniflare'));
  const { default: binary, version }: { default: string; version: string } = fromMiniflare('workerd');
  return { binary, version };
}

/** Version of the runtime that is measured. */
export function workerdVersion(): string {
  return workerdOf().version;
}

function configText(port: number): string {
  const namespaces = ['Department', 'CountingDepartment', 'BareObject'].map(
    (name) => `(className = "${name}", uniqueKey = "${name}", enableSql = true)`,
  );
  return `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),
    (name = "copy", worker = .copy),
    (name = "state", disk = (path = "state", writable = true)),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [(name = "department.js", esModule = embed "department.js")],
  compatibilityDate = "${COMPATIBILITY_DATE}",
  durableObjectNamespaces = [${namespaces.join(', ')}],
  durableObjectStorage = (localDisk = "state"),
  bindings = [
    (name = "DEPARTMENT", durableObjectNamespace = "Department"),
    (name = "COUNTED", durableObjectNamespace = "CountingDepartment"),
    (name = "BARE", durableObjectNamespace = "BareObject"),
    (name = "DB", wrapped = (moduleName = "cloudflare-internal:d1-api", innerBindings = [(name = "fetcher", service = "copy")])),
    (name = "LIMITS_SECRET_KEY_PER_SECOND", text = "1000000"),
  ],
);
const copy :Workerd.Worker = (
  modules = [(name = "copy.js", esModule = embed "copy.js")],
  compatibilityDate = "${COMPATIBILITY_DATE}",
);
`;
}

/** workerd with the bench Worker. */
export interface ServedObjects {
  readonly port: number;
  readonly pid: number;
}

/** Runs the bench Worker on plain `workerd serve` while `work` runs. */
export async function withWorkerd<T>(work: (served: ServedObjects) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'carequeue-bench-'));
  const [port = 0] = await freePorts(1);
  mkdirSync(path.join(folder, 'state'));
  for (const name of ['department', 'copy']) {
    writeFileSync(path.join(folder, `${name}.js`), await bundleWorker(`${name}.ts`));
  }
  writeFileSync(path.join(folder, 'config.capnp'), configText(port));
  try {
    const { pid, end } = await startWorkerd(folder, port);
    return await work({ port, pid }).finally(end);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Starts workerd on a folder's `config.capnp` and resolves once it listens. */
export async function startWorkerd(
  folder: string,
  port: number,
): Promise<{ readonly pid: number; readonly end: () => Promise<void> }> {
  const child = spawn(workerdOf().binary, ['serve', '--experimental', 'config.capnp'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  const onExit = () => child.kill('SIGKILL');
  process.once('exit', onExit);
  const end = async () => {
    process.off('exit', onExit);
    child.kill('SIGKILL');
    await ended;
  };
  try {
    await waitUntil(() => canConnect(port), { what: 'workerd to listen', timeoutMs: START_TIMEOUT_MS, everyMs: 2 });
  } catch (error) {
    await end();
    throw error;
  }
  return { pid: child.pid ?? 0, end };
}

async function canConnect(port: number): Promise<true | null> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    // Not listening yet.
    return null;
  } finally {
    socket.destroy();
  }
}
