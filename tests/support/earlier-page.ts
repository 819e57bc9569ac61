import { readdirSync, readFileSync } from 'node:fs';
import { request as ask, createServer } from 'node:http';
import path from 'node:path';
import { PUBLIC_FOLDER } from '../../scripts/product/build.ts';
import { freePorts } from '../../scripts/trial/free-ports.ts';
import type { Product } from '../../scripts/trial/product.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** The patient's page as an earlier version had it: each file that is named by its content has another name. */
function earlierFiles(): ReadonlyMap<string, string> {
  const folder = path.join(PUBLIC_FOLDER, 't');
  const older = (text: string): string =>
    text
      .replaceAll(/-([0-9A-Z]{8})(?=\.(?:js|css))/g, (_name, hash: string) => `-${[...hash].reverse().join('')}`)
      .replace(/(version:")[0-9a-f]{12}"/, '$10123456789ab"');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => path.extname(name) in TYPES,
  );
  return new Map(
    names.map((name) => [
      older(`/t/${name}`).replace('index.html', ''),
      older(readFileSync(path.join(folder, name), 'utf8')),
    ]),
  );
}

/** A product that serves the patient's page of an earlier version, until its own is deployed. */
export async function openEarlierPage(
  product: Product,
): Promise<{ readonly url: string; deploy(): void; close(): void }> {
  const [port = 0] = await freePorts(1);
  let files = earlierFiles();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', product.baseUrl);
    const file = files.get(pathname);
    if (file !== undefined) {
      const type = TYPES[path.extname(pathname) || '.html'] ?? '';
      response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-cache' }).end(file);
      return;
    }
    const { method, headers } = request;
    const onward = ask(new URL(request.url ?? '/', product.baseUrl), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${port}`,
    deploy: () => {
      files = new Map();
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
