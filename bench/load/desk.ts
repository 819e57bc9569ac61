import { randomUUID } from 'node:crypto';
import type { Journal } from './journal.ts';

/** The answer to a call while nobody waits: nothing happened, and a repeated one is decided anew. */
export const NOBODY = '{"ticket":null}';

/** What a desk needs to send its commands. */
export interface DeskOptions {
  readonly baseUrl: string;
  readonly departmentId: string;
  readonly secretKey: string;
  readonly journal: Journal;
  /** Resolves when the server can be asked once more; absent where a lost answer is a fault. */
  readonly reconnected?: () => Promise<void>;
  /** Every so many answers one is taken as lost, and its command sent again. */
  readonly loseEvery?: number;
}

/** An answer, read. */
export interface DeskAnswer {
  readonly status: number;
  readonly text: string;
}

/** Sends commands over plain HTTP and writes down what it is told. */
export class Desk {
  readonly #options: DeskOptions;

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  /** Issues a ticket and returns its id. */
  async issue(externalId: string): Promise<string> {
    const { journal } = this.#options;
    const { key, answer } = await this.#send('/tickets', { externalId });
    if (answer.status !== 201) throw new Error(`issuing answered ${answer.status}: ${answer.text}`);
    const { id, number }: { id: string; number: number } = JSON.parse(answer.text);
    journal.issued.push({ key, id, number, externalId });
    journal.statuses.set(id, 'waiting');
    return id;
  }

  /** Calls the next ticket; null when nobody waits. */
  async callNext(pointId: string, finish: boolean): Promise<string | null> {
    const { answer } = await this.#send('/queue/call-next', { pointId, finish });
    if (answer.status !== 200) throw new Error(`call-next answered ${answer.status}: ${answer.text}`);
    const { ticket }: { ticket: { id: string } | null } = JSON.parse(answer.text);
    if (ticket !== null) this.#noteCall(ticket.id, pointId);
    return ticket?.id ?? null;
  }

  /** Calls one ticket; false when another point was faster. */
  async call(ticketId: string, pointId: string): Promise<boolean> {
    const { answer } = await this.#send(`/tickets/${ticketId}/call`, { pointId });
    if (answer.status === 200) this.#noteCall(ticketId, pointId);
    else this.#noteRefusal(answer, 'ticket_state_conflict');
    return answer.status === 200;
  }

  /** Starts, completes or skips a ticket that this desk called. */
  async command(ticketId: string, name: 'start' | 'complete' | 'skip'): Promise<void> {
    const { answer } = await this.#send(`/tickets/${ticketId}/${name}`, {});
    if (answer.status !== 200) throw new Error(`${name} answered ${answer.status}: ${answer.text}`);
    const status = { start: 'serving', complete: 'completed', skip: 'missed' }[name];
    this.#options.journal.statuses.set(ticketId, status);
  }

  #noteCall(ticketId: string, pointId: string): void {
    this.#options.journal.calls.push({ ticketId, pointId });
    this.#options.journal.statuses.set(ticketId, 'called');
  }

  #noteRefusal(answer: DeskAnswer, expected: string): void {
    const { refusals, faults } = this.#options.journal;
    const { code }: { code: string } = JSON.parse(answer.text);
    refusals.set(code, (refusals.get(code) ?? 0) + 1);
    if (code !== expected) faults.push(`${answer.status} ${answer.text}`);
  }

  /** Sends a command until it is answered, each time with the same key. */
  async #send(path: string, json: unknown): Promise<{ key: string; answer: DeskAnswer }> {
    const { journal, reconnected, loseEvery = Number.POSITIVE_INFINITY } = this.#options;
    const key = randomUUID();
    const body = JSON.stringify(json);
    for (;;) {
      const startedMs = performance.now();
      const response = await this.post(path, { body, key }).catch((error: unknown) => {
        if (reconnected === undefined) throw error;
        return null;
      });
      if (response === null) {
        journal.resent += 1;
        await reconnected?.();
        continue;
      }
      journal.latenciesMs.push(performance.now() - startedMs);
      const answer = { status: response.status, text: response.text };
      if (response.isReplayed) journal.replayed += 1;
      const isRecorded = answer.status < 300 && answer.text !== NOBODY;
      const isTakenAsLost = isRecorded && journal.latenciesMs.length % loseEvery === 0;
      if (isTakenAsLost) await this.#expectSame(path, { body, key, answer });
      if (answer.status < 300) journal.accepted.push({ key, path, body, answer: answer.text });
      if (answer.status >= 500) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
      return { key, answer };
    }
  }

  /** Sends an answered command once more: an accepted one answers the same, and says so. */
  async #expectSame(path: string, sent: { body: string; key: string; answer: DeskAnswer }): Promise<void> {
    const { journal, reconnected } = this.#options;
    const again = await this.post(path, sent).catch(() => null);
    if (again === null) return reconnected?.();
    journal.resent += 1;
    if (again.isReplayed) journal.replayed += 1;
    if (again.isReplayed && again.text === sent.answer.text) return;
    journal.faults.push(`${path} answered otherwise when repeated: ${again.status} ${again.text}`);
  }

  /** Sends a command once, under a key. */
  async post(
    path: string,
    command: { readonly body: string; readonly key: string },
  ): Promise<DeskAnswer & { readonly isReplayed: boolean }> {
    const { baseUrl, departmentId, secretKey } = this.#options;
    const response = await fetch(`${baseUrl}/v1/departments/${departmentId}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${secretKey}`,
        'content-type': 'application/json',
        'idempotency-key': command.key,
      },
      body: command.body,
    });
    const text = await response.text();
    return { status: response.status, text, isReplayed: response.headers.get('idempotency-replayed') === 'true' };
  }
}
