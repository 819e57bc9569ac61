import { createServer } from 'node:net';
import { Explained, type Settings } from './settings.ts';

function probe(host: string, port: number): Promise<'free' | 'busy' | 'no-such-address'> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? 'busy' : 'no-such-address');
    });
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve('free')));
  });
}

/**
 * The loopback addresses to bind: 127.0.0.1, and ::1 where this machine has it, because `localhost` may mean either.
 *
 * @throws {Explained} when the port is taken; the sentence names the variable that chooses another.
 */
export async function loopbackHosts(port: number, variable: 'PORT' | 'SITE_PORT'): Promise<string[]> {
  const hosts: string[] = [];
  for (const host of ['127.0.0.1', '::1']) {
    const outcome = await probe(host, port);
    if (outcome === 'busy') {
      throw new Explained(
        `Port ${port} is in use (or may not be used) on ${host}. End what uses it, or choose another: ${variable}=${port + 10} npm start`,
      );
    }
    if (outcome === 'free') hosts.push(host);
  }
  if (hosts.length === 0) throw new Explained('This machine has no loopback address (127.0.0.1) to serve on.');
  return hosts;
}

/** The addresses of both servers, or the sentence that says what to do about a busy port. */
export async function reserveHosts(settings: Settings): Promise<{ api: string[]; site: string[] }> {
  return { api: await loopbackHosts(settings.port, 'PORT'), site: await loopbackHosts(settings.sitePort, 'SITE_PORT') };
}
