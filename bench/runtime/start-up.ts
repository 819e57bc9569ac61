import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePorts } from '../../scripts/trial/free-ports.ts';
import { COMPATIBILITY_DATE } from './bundle.ts';
import { startWorkerd } from './workerd.ts';

const configText = (port: number) => `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .main)],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "${COMPATIBILITY_DATE}",
  bindings = [(name = "TICKET_SECRETS", text = "k1:${Buffer.alloc(32).toString('base64')}")],
);
`;

/** Milliseconds from starting workerd with a Worker's text to its first answer to a path, whatever that is. */
export async function startUpMs(worker: string, pathname: string): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'carequeue-bench-'));
  const [port = 0] = await freePorts(1);
  writeFileSync(path.join(folder, 'worker.js'), worker);
  writeFileSync(path.join(folder, 'config.capnp'), configText(port));
  const startedMs = performance.now();
  const running = await startWorkerd(folder, port);
  try {
    await fetch(`http://127.0.0.1:${port}${pathname}`).then((response) => response.arrayBuffer());
    return performance.now() - startedMs;
  } finally {
    await running.end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
