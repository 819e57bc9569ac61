import { once } from 'node:events';
import { createServer } from 'node:net';

/** Finds loopback ports that nothing listens on now, each another. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(Array.from({ length: count }, openServer));
  const ports = servers.map((server) => {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('a listening server has no port');
    return address.port;
  });
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}

async function openServer() {
  const server = createServer();
  await once(server.listen({ host: '127.0.0.1', port: 0 }), 'listening');
  return server;
}
