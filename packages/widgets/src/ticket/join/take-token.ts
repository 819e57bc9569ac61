import type { NewTicket } from '@carequeue/sdk/ticket';
import { isApiError } from '@carequeue/sdk/ticket';
import type { TicketSession } from '../held/ticket-session.ts';
import type { TokenDesk } from '../held/ticket-setting.ts';
import { closeWish, openWish, wishFor } from './token-wish.ts';

/** How long another tab of this device is waited for: one that its phone has put to sleep may never come to an end. */
const PATIENCE_MS = 10_000;

/**
 * Takes a token: one, however often it is asked for. What was asked for and not answered is asked for again under the same
 * key, also by another tab and after the page was left; where the body is another one by then, the answer is the first one's.
 *
 * @throws CareQueueError as the SDK's `tickets.issue`.
 */
export function takeToken(session: TicketSession, body: NewTicket): Promise<void> {
  return atDesk(session, async (desk) => {
    const isKept = await ask(session, desk, body);
    // What was open was of a day that is over.
    if (!isKept) await ask(session, desk, body);
  });
}

/** Whether a token was asked for on this device, and no answer has come. */
export function hasOpenWish({ desk }: TicketSession): boolean {
  return desk !== null && openWish(desk.setting.memory) !== null;
}

/** Holds the token that was taken here and whose answer was lost; where none was, the wish stays for the next press. */
export function findTaken(session: TicketSession): Promise<void> {
  return atDesk(session, async (desk) => {
    const wish = openWish(desk.setting.memory);
    if (wish === null) return;
    try {
      await askAgain(session, desk, wish);
    } catch {
      // Nothing was taken, or the network is away: whoever presses now asks under the same key.
    }
  });
}

async function ask(session: TicketSession, desk: TokenDesk, body: NewTicket): Promise<boolean> {
  const { setting, client } = desk;
  const wish = wishFor(setting.memory, Date.now());
  try {
    const issued = await client.tickets.issue(setting.departmentId, body, { idempotencyKey: wish });
    return keep(session, desk, issued);
  } catch (error) {
    if (isApiError(error) && error.code === 'idempotency_key_reused') return askAgain(session, desk, wish);
    if (isDecided(error)) closeWish(setting.memory);
    throw error;
  }
}

async function askAgain(session: TicketSession, desk: TokenDesk, wish: string): Promise<boolean> {
  const { departmentId } = desk.setting;
  const issued = await desk.client.tickets.issue(departmentId, { replayOnly: true }, { idempotencyKey: wish });
  return keep(session, desk, issued, true);
}

function keep(
  session: TicketSession,
  { setting }: TokenDesk,
  issued: Parameters<TicketSession['keepIssued']>[1],
  isOld = false,
): boolean {
  closeWish(setting.memory);
  return session.keepIssued(setting, issued, isOld);
}

/** Whether CareQueue itself refused, having looked at what was asked: then nothing was taken. */
function isDecided(error: unknown): boolean {
  return isApiError(error) && error.code !== 'unrecognised' && error.status < 429 && error.status !== 401;
}

/** Lets one element of this device at a time take a token of a department, and none where one is held by then. */
async function atDesk(session: TicketSession, act: (desk: TokenDesk) => Promise<void>): Promise<void> {
  // What was pressed holds, also where the element shows another department by the time its turn has come.
  const { desk } = session;
  if (desk === null) return;
  const { departmentId, memory } = desk.setting;
  let isBegun = false;
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  const begin = async (): Promise<void> => {
    isBegun = true;
    clearTimeout(timer);
    session.readAgain();
    if (memory.read() === null) await act(desk);
  };
  try {
    await navigator.locks.request(`carequeue-take:${departmentId}`, { signal: patience.signal }, begin);
  } catch (error) {
    if (isBegun) throw error;
    // There are no locks on pages without https; the wish that another tab has left is shared all the same.
    await begin();
  }
}
