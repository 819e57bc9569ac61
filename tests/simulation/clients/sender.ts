import type { CallerKind } from '../../../apps/api/src/http/auth-context.ts';
import { PlatformFault } from '../../../apps/api/src/kernel/fault.ts';
import type { Command } from '../../../apps/api/src/queue/rules/commands.ts';
import { Trouble } from '../platform/trouble.ts';
import type { AnswerRecord, AttemptRecord, RequestRecord } from '../world/history.ts';
import type { Random } from '../world/random.ts';
import { approach, textOf, type World } from '../world/world.ts';
import type { Identity } from './identity.ts';
import { type Link, Lost } from './link.ts';

const TIMEOUT_MS = 8_000;
const PAUSE_MS = 400;
const ATTEMPTS_MAX = 12;

/** How a command is sent. */
export interface Manner {
  /** Without a key it is sent once, and what came of a lost one is never known. */
  readonly hasKey?: boolean;
  /** Uses that request's key for something else: a mistake of the client. */
  readonly reuse?: RequestRecord | undefined;
}

const HOLDER_MAY: readonly string[] = ['ready', 'cancel', 'defer'];

/** Sends a client's commands, again until they are answered, and notes everything about it. */
export class Sender {
  readonly identity: Identity;
  readonly #world: World;
  readonly #link: Link;
  readonly #random: Random;
  readonly #client: string;
  readonly #address: string;

  constructor(parts: {
    world: World;
    link: Link;
    random: Random;
    client: string;
    address: string;
    identity: Identity;
  }) {
    this.#world = parts.world;
    this.#link = parts.link;
    this.#random = parts.random;
    this.#client = parts.client;
    this.#address = parts.address;
    this.identity = parts.identity;
  }

  /** Sends a command as often as it takes. Gives the last answer, or null when none ever came. */
  async send(command: Command, manner: Manner = {}): Promise<AnswerRecord | null> {
    const { requests } = this.#world.history;
    const { reuse } = manner;
    const id = requests.length + 1;
    const ticketId = command.target === 'ticket' ? command.ticketId : null;
    const { actor } = this.identity;
    // What was sent without a key is told apart by what it asks for; of two that look alike one gets a key.
    const isLikeBefore = requests.some(
      (other) =>
        other.key === null && other.actor.id === actor.id && other.name === command.name && other.ticketId === ticketId,
    );
    const tellsAll = command.name === 'issue' || command.name === 'call-next';
    const hasKey = manner.hasKey !== false || (!tellsAll && isLikeBefore);
    const record: RequestRecord = {
      id,
      client: this.#client,
      actor,
      address: this.#address,
      name: command.name,
      ticketId,
      body: command.body,
      key: hasKey ? (reuse?.key ?? `key-of-request-${id}`) : null,
      reusesKeyOf: reuse?.id ?? null,
      attempts: [],
    };
    requests.push(record);
    for (let attempt = 1; attempt <= (hasKey ? ATTEMPTS_MAX : 1); attempt += 1) {
      const answer = await this.#attempt(record, command);
      if (answer !== null && answer.kind !== 'fault') return answer;
      await this.#world.scheduler.sleep(this.#random.exponential(PAUSE_MS));
    }
    return null;
  }

  async #attempt(record: RequestRecord, command: Command): Promise<AnswerRecord | null> {
    const { scheduler, history } = this.#world;
    const sent = { sentIndex: history.journal.length, sentAt: scheduler.now, sentWall: this.#world.wallNow() };
    const attempt: AttemptRecord = { ...sent, answers: [] };
    record.attempts.push(attempt);
    try {
      return await Promise.race([
        this.#link.exchange(() => this.#perform(record, command, attempt)),
        scheduler.sleep(TIMEOUT_MS).then(() => null),
      ]);
    } catch (error) {
      if (error instanceof Lost) return null;
      throw error;
    }
  }

  /** What the edge does with the request: once or twice. */
  async #perform(record: RequestRecord, command: Command, attempt: AttemptRecord): Promise<AnswerRecord> {
    const { scheduler, history } = this.#world;
    const note = (answer: Pick<AnswerRecord, 'kind' | 'status' | 'code' | 'body' | 'isReplayed'>) => {
      const whole = { at: scheduler.now, index: history.journal.length, wall: this.#world.wallNow(), ...answer };
      attempt.answers.push(whole);
      return whole;
    };
    try {
      const request = this.#request(record, command);
      const mayRepeat = record.key !== null;
      const result = await this.#world.ask(this.identity.presented, mayRepeat, (stub) => stub.execute(request));
      if (!result.ok) {
        const { code } = result.refusal;
        return note({ kind: 'refused', status: 0, code, body: JSON.stringify(result.refusal), isReplayed: false });
      }
      const { status, body, replayed } = result;
      return note({ kind: 'accepted', status, code: null, body, isReplayed: replayed });
    } catch (error) {
      if (!isOfPlatform(error)) {
        const cause = error instanceof Error ? (error.cause ?? error) : error;
        history.broken('the object never throws', `${record.name} of request ${record.id}: ${textOf(cause)}`);
      }
      return note({ kind: 'fault', status: 503, code: null, body: '', isReplayed: false });
    }
  }

  #request(record: RequestRecord, command: Command) {
    const { departmentId } = this.#world.directory;
    const ticketId = command.target === 'ticket' ? command.ticketId : null;
    const base = `/v1/departments/${departmentId}`;
    const path =
      command.target === 'new'
        ? `${base}/tickets`
        : command.target === 'queue'
          ? `${base}/queue/${command.name}`
          : `${base}/tickets/${command.ticketId}/${command.name}`;
    const { key } = record;
    return {
      ...approach(this.identity.presented, accessOf(command), ticketId),
      command,
      address: this.#address,
      idempotency: key === null ? null : { key, path, fingerprint: String(record.id) },
    };
  }
}

/** The platform's doing: what it throws itself, or what the product makes of a database that did not answer. */
function isOfPlatform(error: unknown): boolean {
  if (error instanceof Trouble) return true;
  if (!(error instanceof PlatformFault)) return false;
  return isOfPlatform(error.cause) || error.message.startsWith('the database failed');
}

/** Whom the command's route lets in. */
function accessOf(command: Command): readonly CallerKind[] {
  if (command.target === 'new') return ['visitor', 'server'];
  return HOLDER_MAY.includes(command.name) ? ['ticket', 'server'] : ['server'];
}
