import type { Credential } from '../credential.ts';
import { bearerOf } from '../credential.ts';
import { ConnectionError, errorFrom } from '../errors.ts';
import type { TransportOptions } from '../transport.ts';
import type { QueueReading } from './department.ts';

/**
 * Reads queues and nothing else, each time by one attempt: for a page that shows a figure of one, asks again anyway, and
 * has no bytes to spare.
 *
 * @example
 * const reader = new QueueReader({ publishableKey: 'cq_pk_…', baseUrl: 'https://queue.example.org' });
 * const { state, wait } = await reader.read(departmentId, AbortSignal.timeout(15_000));
 */
export class QueueReader {
  readonly #options: Credential & Pick<TransportOptions, 'baseUrl' | 'fetch'>;

  constructor(options: Credential & Pick<TransportOptions, 'baseUrl' | 'fetch'>) {
    this.#options = options;
  }

  /**
   * @throws ConnectionError where there is no answer, also when the signal ends it.
   * @throws ApiError for a refusal.
   */
  async read(departmentId: string, signal: AbortSignal): Promise<QueueReading> {
    const path = `/v1/departments/${departmentId}/queue`;
    const { baseUrl, fetch = globalThis.fetch } = this.#options;
    let status: number;
    let body: unknown;
    try {
      const response = await fetch(baseUrl.replace(/\/+$/, '') + path, {
        method: 'GET',
        headers: { Authorization: `Bearer ${bearerOf(this.#options)}` },
        signal,
      });
      status = response.status;
      body = JSON.parse(await response.text());
    } catch (cause) {
      throw new ConnectionError(`${path}: no answer.`, { cause });
    }
    if (status >= 400) throw errorFrom(status, body, null, null);
    // Taken at its word, as the transport does: the contract test holds the server to this shape.
    return body as QueueReading;
  }
}
