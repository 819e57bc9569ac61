import type { DisplaySound } from '@carequeue/sdk';
import type { BoardTools } from './board-facts.ts';
import type { BoardHost } from './board-host.ts';

/** A department counts a screen as gone after ten minutes of silence: two words of it may be lost. */
const RENEW_MS = 4 * 60_000;
/** After a word that did not get through. */
const AGAIN_MS = 60_000;
const NAME_LENGTH_MAX = 60;
// What no name of a place has, and the server refuses: control characters and those that turn the direction of text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose.
const NOT_IN_NAMES = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g;

/** What a screen says of itself. */
interface Word {
  readonly name: string | null;
  readonly sound: DisplaySound;
}

/** What a department was told last, and when it is told again; times by the page's own clock, which nobody sets. */
interface Told {
  readonly text: string;
  readonly dueAtMs: number;
}

/**
 * Tells the departments of a board how its screen stands, so that reception hears of one that its browser keeps mute, or
 * that is gone after a power cut. Only a screen of a waiting room says it: one that is to speak, or has a `name`; not the
 * board on a page that visitors read at home. Its id is kept in memory alone.
 */
export class BoardPresence {
  private readonly host: BoardHost;
  private readonly tools: Pick<BoardTools, 'scriptOrigin'>;
  private readonly id = randomId();
  private readonly told = new Map<string, Told>();
  private lastSound: DisplaySound | null = null;

  constructor(host: BoardHost, tools: Pick<BoardTools, 'scriptOrigin'>) {
    this.host = host;
    this.tools = tools;
  }

  /**
   * Goes on from how the screen stands now; called each second.
   *
   * @param sound - how it is heard; null while that is not known, which changes nothing.
   */
  follow(sound: DisplaySound | null): void {
    const name = displayName(this.host.name);
    this.lastSound = sound ?? this.lastSound;
    if (this.lastSound === null) return;
    if (!this.host.isConnected || (name === null && this.lastSound === 'off')) {
      this.leave();
      return;
    }
    const shown = this.host.followed.filter(({ live }) => live.state !== null).map(({ id }) => id);
    for (const id of this.told.keys()) if (!shown.includes(id)) this.sayFarewell(id);
    for (const id of shown) this.tell(id, { name, sound: this.lastSound });
  }

  /** Says farewell, as a screen that is closed does and one without power cannot. */
  readonly leave = (): void => {
    for (const id of this.told.keys()) this.sayFarewell(id);
  };

  private tell(departmentId: string, word: Word): void {
    const text = JSON.stringify(word);
    const told = this.told.get(departmentId);
    const nowMs = performance.now();
    if (told?.text === text && nowMs < told.dueAtMs) return;
    this.told.set(departmentId, { text, dueAtMs: nowMs + RENEW_MS });
    this.send(departmentId, 'PUT', text).catch(() => {
      // The network is away, or the server has had enough for now. Whoever was told meanwhile is left alone.
      if (this.told.get(departmentId)?.text !== text) return;
      this.told.set(departmentId, { text, dueAtMs: performance.now() + AGAIN_MS });
    });
  }

  private sayFarewell(departmentId: string): void {
    this.told.delete(departmentId);
    // Without an answer nobody is wrong for long: silence says the same, ten minutes later.
    this.send(departmentId, 'DELETE').catch(() => undefined);
  }

  private async send(departmentId: string, method: 'PUT' | 'DELETE', body?: string): Promise<void> {
    const { baseUrl, publishableKey, platform } = this.host;
    const origin = (baseUrl || (this.tools.scriptOrigin() ?? '')).replace(/\/+$/, '');
    const url = `${origin}/v1/departments/${encodeURIComponent(departmentId)}/displays/${this.id}`;
    const headers = {
      Authorization: `Bearer ${publishableKey}`,
      ...(body !== undefined && { 'Content-Type': JSON_TYPE }),
    };
    const request = { method, headers, signal: new AbortController().signal, ...(body !== undefined && { body }) };
    // A farewell is sent by a page that is closing.
    const answer = await (platform.fetch?.(url, request) ?? fetch(url, { ...request, keepalive: true }));
    if (answer.status >= 400) throw new Error(`The screen was not told of: ${answer.status}`);
  }
}

const JSON_TYPE = 'application/json';

/**
 * A screen's name as the server takes it, in its first 60 characters; null where nothing is left of it, or its attribute was
 * taken away.
 */
export function displayName(attribute: string | null): string | null {
  const plain = (attribute ?? '').normalize('NFC').replace(NOT_IN_NAMES, ' ').trim();
  const name = [...plain].slice(0, NAME_LENGTH_MAX).join('').trim();
  // Half a character, as a script may make it, is in no text that is sent.
  return /[\p{L}\p{N}]/u.test(name) ? new TextDecoder().decode(new TextEncoder().encode(name)) : null;
}

function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
