import { exports } from 'cloudflare:workers';
import { z } from 'zod';
import { BASE } from './support.ts';

/** Opens a live socket with a ticket's credential, and gathers what it is told of that ticket. */
export async function watchTicket(departmentId: string, key: string) {
  const response = await exports.default.fetch(`${BASE}/v1/departments/${departmentId}/live`, {
    headers: { Upgrade: 'websocket', 'Sec-WebSocket-Protocol': `carequeue.v1, ${key}` },
  });
  const { webSocket } = response;
  if (webSocket === null) throw new Error(`no socket: ${response.status}`);
  const texts: string[] = [];
  const closed: number[] = [];
  webSocket.addEventListener('message', ({ data }) => void texts.push(String(data)));
  webSocket.addEventListener('close', ({ code }) => void closed.push(code));
  webSocket.accept();
  const frame = z.object({ type: z.string(), ticket: z.unknown().optional() });
  return {
    closed,
    tickets: () =>
      texts
        .map((text) => frame.parse(JSON.parse(text)))
        .filter(({ type }) => type === 'ticket')
        .map(({ ticket }) => ticket),
    close: () => webSocket.close(1000),
  };
}
