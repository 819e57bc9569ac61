import type { LiveOptions } from '@carequeue/sdk/live';
import type { CallerKind } from '../../../apps/api/src/http/auth-context.ts';
import type { ServerSocket } from '../platform/sockets.ts';
import { approach } from '../world/world.ts';
import type { Identity } from './identity.ts';
import type { Link } from './link.ts';

const EVERYONE: readonly CallerKind[] = ['visitor', 'ticket', 'server'];
const ABNORMAL = 1006;

type SocketConstructor = NonNullable<LiveOptions['WebSocket']>;
type Listener = (event: { readonly data: unknown; readonly code: number; readonly reason: string }) => void;

/** Gives the WebSocket of a client. */
export function simulatedWebSocket(link: Link, identity: Identity): SocketConstructor {
  return class extends SimulatedWebSocket {
    constructor(url: string) {
      super(link, identity, url);
    }
  };
}

/** A WebSocket over a client's link: in order, as TCP is, but frames may be missing or come twice when the world says so. */
class SimulatedWebSocket {
  readonly #link: Link;
  readonly #identity: Identity;
  readonly #listeners: { readonly type: string; readonly listener: Listener }[] = [];
  #server: ServerSocket | null = null;
  #isOpen = false;
  #isCut = false;
  #isClosed = false;
  #arrivesAt = 0;
  readonly #forgetCut: () => void;

  constructor(link: Link, identity: Identity, url: string) {
    this.#link = link;
    this.#identity = identity;
    const { world } = link;
    this.#forgetCut = link.onCut(() => this.#break(world.strikes(0.5)));
    const { search } = new URL(url);
    if (link.isAway) this.#lose();
    else world.scheduler.after(world.latencyMs(), () => void this.#connect(search));
  }

  get #world() {
    return this.#link.world;
  }

  addEventListener(type: string, listener: Listener): void {
    this.#listeners.push({ type, listener });
  }

  send(text: string): void {
    if (this.#isClosed || this.#link.isAway || this.#world.strikes(this.#world.faults.requestLost)) return;
    this.#inOrder(() => this.#server !== null && this.#world.host.message(this.#server, text));
  }

  close(code = 1000): void {
    if (this.#isClosed) return;
    this.#end();
    this.#world.scheduler.after(
      this.#world.latencyMs(),
      () => this.#server !== null && this.#world.host.closed(this.#server, code),
    );
  }

  async #connect(search: string): Promise<void> {
    try {
      const answer = await this.#world.host.connect(approach(this.#identity.presented, EVERYONE), search, {
        receive: (text) => this.#receive(text),
        closed: (code) => this.#inOrder(() => this.#close(code)),
      });
      if ('body' in answer) return await this.#refused(answer.body);
      this.#open();
      if (this.#isClosed) this.#world.host.closed(answer, ABNORMAL);
      else this.#server = answer;
    } catch {
      // The object ended meanwhile: to a client that is a connection that failed.
      this.#lose();
    }
  }

  /** An upgrade that was answered otherwise looks like a lost one; the edge tells the object what it did not know. */
  async #refused(body: unknown): Promise<void> {
    if (typeof body === 'object' && body !== null && 'miss' in body) await this.#world.provision().catch(() => {});
    this.#lose();
  }

  #lose(): void {
    this.#world.scheduler.after(this.#world.latencyMs(), () => this.#close(ABNORMAL));
  }

  /** The connection is gone; the server may never hear of it. */
  #break(isServerTold: boolean): void {
    this.#lose();
    const server = this.#server;
    if (server !== null && isServerTold)
      this.#world.scheduler.after(this.#world.latencyMs(), () => this.#world.host.closed(server, ABNORMAL));
    this.#server = null;
    this.#isCut = true;
  }

  #open(): void {
    if (!this.#isOpen) this.#inOrder(() => this.#emit('open', {}));
    this.#isOpen = true;
  }

  #receive(text: string): void {
    this.#world.history.frames += 1;
    this.#open();
    if (this.#isCut || this.#link.isAway || this.#world.strikes(this.#world.faults.frameLost)) return;
    this.#inOrder(() => this.#emit('message', { data: text }));
    if (this.#world.strikes(this.#world.faults.frameRepeated))
      this.#inOrder(() => this.#emit('message', { data: text }));
  }

  #inOrder(work: () => void): void {
    const { scheduler } = this.#world;
    this.#arrivesAt = Math.max(this.#arrivesAt, scheduler.now + this.#world.latencyMs());
    scheduler.after(this.#arrivesAt - scheduler.now, work);
  }

  #close(code: number): void {
    if (this.#isClosed) return;
    this.#end();
    this.#emit('close', { code });
  }

  #end(): void {
    this.#isClosed = true;
    this.#forgetCut();
  }

  #emit(type: string, event: { data?: unknown; code?: number }): void {
    if (this.#isClosed && type !== 'close') return;
    const whole = { data: event.data, code: event.code ?? 0, reason: '' };
    for (const entry of this.#listeners) if (entry.type === type) entry.listener(whole);
  }
}
