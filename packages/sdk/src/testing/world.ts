import { expect } from 'vitest';
import { ConnectionError } from '../errors.ts';
import { closeError } from '../live/close-error.ts';
import type { ProtocolEvent, ProtocolState, TimerName } from '../live/protocol.ts';
import { initialState } from '../live/protocol.ts';
import { transition } from '../live/protocol-state.ts';

/** What a silent socket is lost with. */
export const error = new ConnectionError('lost');
/** A socket's end. */
export const closedBy = (code: number): ProtocolEvent => ({ name: 'lost', error: closeError(code) });
/** A poll that was not answered. */
export const pollFailed: ProtocolEvent = { name: 'poll-failed', error };

/** Runs the machine with what it has asked for kept beside it: the timers armed, a socket, a poll under way. */
export class World {
  state: ProtocolState;
  readonly armed = new Map<TimerName, number>();
  hasSocket = false;
  isPolling = false;
  readonly sent: string[] = [];
  random = 0.5;
  isHidden: boolean;

  constructor({ hasSocket = true, isHidden = false, isHurried = false } = {}) {
    this.state = initialState(hasSocket, isHurried);
    this.isHidden = isHidden;
    this.on({ name: 'start' });
  }

  on(...events: readonly ProtocolEvent[]): this {
    for (const event of events) this.#take(event);
    return this;
  }

  /** Lets an armed timer fire. */
  fire(timer: TimerName): this {
    expect(this.armed.has(timer)).toBe(true);
    this.armed.delete(timer);
    return this.on(timer === 'answer' ? closedBy(0) : { name: `${timer}-due` });
  }

  #take(event: ProtocolEvent): void {
    if (event.name === 'visible') this.isHidden = false;
    if (event.name === 'lost') this.hasSocket = false;
    if (event.name === 'polled' || event.name === 'poll-failed') this.isPolling = false;
    const { state, effects } = transition(this.state, event, this);
    this.state = state;
    for (const effect of effects) {
      if (typeof effect !== 'string') {
        const [timer, delayMs] = effect;
        if (delayMs === undefined) this.armed.delete(timer);
        else this.armed.set(timer, delayMs);
      } else if (effect === 'openSocket') this.hasSocket = true;
      else if (effect === 'closeSocket') this.hasSocket = false;
      else if (effect === 'clearTimers') this.armed.clear();
      else if (effect === 'poll') this.isPolling = true;
      else if (effect === 'stopPoll') this.isPolling = false;
      else this.sent.push(effect);
    }
  }
}

/** A connection that is live. */
export const aLiveOne = () => new World().on({ name: 'opened' }, { name: 'applied' });
