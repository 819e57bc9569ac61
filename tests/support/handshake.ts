import { request } from 'node:http';
import type { TrialResponse } from './request.ts';

/** Asks for a WebSocket by hand and returns the refusal, or 101 when the socket was given. */
export function shakeHands(url: string, headers: Readonly<Record<string, string>>): Promise<TrialResponse> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, {
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        ...headers,
      },
    });
    outgoing.once('upgrade', (response, socket) => {
      socket.destroy();
      resolve({ status: 101, headers: toHeaders(response.headers), text: '', json: undefined });
    });
    outgoing.once('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.once('end', () => {
        const status = response.statusCode ?? 0;
        resolve({
          status,
          headers: toHeaders(response.headers),
          text,
          json: text === '' ? undefined : JSON.parse(text),
        });
      });
    });
    outgoing.once('error', reject);
    outgoing.end();
  });
}

function toHeaders(raw: NodeJS.Dict<string | string[]>): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(raw)) headers.set(name, String(value));
  return headers;
}
