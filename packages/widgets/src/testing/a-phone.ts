import { afterEach, beforeEach, expect, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { CareQueueTicket } from '../ticket/ticket.ts';
import '../ticket/carequeue-ticket.ts';
import { aQueue, aWaiting, NOW } from './fixtures.ts';
import { InPageServer } from './in-page-server.ts';
import { press, stage, textOf } from './stage.ts';

/** A patient's phone: a page of its size, a department that answers it, and the token that is taken with it. */
export class Phone {
  private answering: InPageServer | null = null;

  /** The department's server; another one for each test. */
  get server(): InPageServer {
    if (this.answering === null) throw new Error('A phone has its server while a test runs.');
    return this.answering;
  }

  set server(server: InPageServer) {
    this.answering = server;
  }

  /** Puts a ticket element into the page. */
  show(): CareQueueTicket {
    return stage(document.createElement('carequeue-ticket'), this.server);
  }

  /** The same for those who stand at the door: nothing is asked that does not have to be. */
  showAtDoor(): CareQueueTicket {
    const element = document.createElement('carequeue-ticket');
    element.presence = 'on-site';
    return stage(element, this.server);
  }

  /** Waits until an element asks for a token to be taken. */
  async form(element = this.show()): Promise<CareQueueTicket> {
    await expect.poll(() => textOf(element, 'form')).toContain('Take a token');
    return element;
  }

  /** Takes the token CAR-70, behind all who wait. */
  async takeToken(element = this.showAtDoor()): Promise<CareQueueTicket> {
    await this.form(element);
    press(element, 'Take a token');
    await expect.poll(() => textOf(element, '.code')).toBe('CAR-70');
    this.server.set({ waiting: [...this.server.queue.waiting, aWaiting(70)] });
    return element;
  }

  /** What was sent to the server with POST, in order. */
  posted(): readonly unknown[] {
    return this.server.requests.filter(({ method }) => method === 'POST').map(({ body }) => body);
  }
}

/** A phone for every test of a file, at `NOW` and with nothing kept; the numbers are of those who wait. */
export function aPhone(waiting: readonly number[] = [45]): Phone {
  const phone = new Phone();
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(NOW) });
    await page.viewport(360, 740);
    document.title = 'A hospital';
    phone.server = new InPageServer(aQueue({ waiting: waiting.map((number) => aWaiting(number)) }));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    document.body.replaceChildren();
    localStorage.clear();
    sessionStorage.clear();
  });
  return phone;
}
