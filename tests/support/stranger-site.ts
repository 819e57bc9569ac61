import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { CareQueue } from '@carequeue/sdk';
import { createDepartment } from '../../scripts/trial/development.ts';
import { freePorts } from '../../scripts/trial/free-ports.ts';
import { middayZone } from '../../scripts/trial/midday-zone.ts';
import type { Product } from '../../scripts/trial/product.ts';

/** A file of a stranger's site. */
export interface StrangerFile {
  readonly type: string;
  readonly body: string;
}

/** A website of an origin of its own, with a key that is listed for it. */
export interface StrangerSite {
  readonly url: string;
  readonly baseUrl: string;
  readonly publishableKey: string;
  readonly departmentId: string;
  /** Its one point. */
  readonly pointId: string;
  /** Code of the department's tickets. */
  readonly departmentCode: string;
  readonly staff: CareQueue;
  /** What the site serves, by path; answered with the policy unless the site has none. */
  readonly files: Map<string, StrangerFile>;
  close(): void;
}

/** The policy that integrators are told to paste, and nothing of their own. */
export function documentedPolicy(baseUrl: string): string {
  return [
    "default-src 'none'",
    `script-src ${baseUrl}`,
    `connect-src ${baseUrl} ${baseUrl.replace(/^http/, 'ws')}`,
    `img-src ${baseUrl} data: blob:`,
    `media-src ${baseUrl}`,
    "style-src 'none'",
    "trusted-types lit-html 'allow-duplicates'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

/**
 * Starts a stranger's website: pages that a test makes up, on an origin that a department's key is listed for.
 *
 * @param policy - its Content-Security-Policy; null for a site without one.
 */
export async function openStrangerSite(
  product: Product,
  choice: { readonly code: string; readonly policy: string | null },
): Promise<StrangerSite> {
  const [port = 0] = await freePorts(1);
  const url = `http://127.0.0.1:${port}`;
  const { department, secretKey, publishableKey } = await createDepartment(product, {
    name: `Ward ${choice.code}`,
    code: choice.code,
    timeZone: middayZone(Date.now()),
    points: ['Room 1'],
    origins: [url],
  });
  const files = new Map<string, StrangerFile>();
  const server: Server = createServer((request, response) => {
    const file = files.get(new URL(request.url ?? '/', url).pathname);
    const headers = {
      'Content-Type': file?.type ?? 'text/plain',
      ...(choice.policy !== null && { 'Content-Security-Policy': choice.policy }),
    };
    response.writeHead(file === undefined ? 404 : 200, headers).end(file?.body);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    ...{
      url,
      baseUrl: product.baseUrl,
      publishableKey,
      departmentId: department.id,
      pointId: department.points[0]?.id ?? '',
      departmentCode: choice.code,
      files,
    },
    staff: new CareQueue({ secretKey, baseUrl: product.baseUrl }),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
