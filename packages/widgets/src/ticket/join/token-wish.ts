import type { TicketMemory } from '../held/ticket-memory.ts';

/** As long as somebody may come back for his answer the same day; the API keeps it for 24 hours. */
const KEPT_MS = 12 * 60 * 60_000;
/** The form of keys that open alone what was taken under them. */
const WISH = /^reopen_[0-9a-f]{32}$/;
const WISH_BYTES = 16;

/** Wishes of pages that keep nothing. */
const unkept = new WeakMap<TicketMemory, string>();

/**
 * The key of the wish for a token that was sent and not answered yet; null where none is open.
 *
 * It is a random number and stands where the token will: under the department's one key, gone when the token is written
 * there. What the wish held, a name or a phone, is kept nowhere.
 */
export function openWish(memory: TicketMemory): string | null {
  return readWish(memory.use((storage, key) => storage.getItem(key))) ?? unkept.get(memory) ?? null;
}

/** The key to ask for a token with: of the wish that is open, whoever of this device made it, else of a new one. */
export function wishFor(memory: TicketMemory, nowMs: number): string {
  const open = openWish(memory);
  if (open !== null) return open;
  const bytes = crypto.getRandomValues(new Uint8Array(WISH_BYTES));
  const wish = `reopen_${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  const isKept = memory.use((storage, key) => {
    storage.setItem(key, JSON.stringify({ wish, endsAtMs: nowMs + KEPT_MS, goesOn: false }));
    return true;
  });
  if (!isKept) unkept.set(memory, wish);
  return wish;
}

/** Forgets the wish: it was granted, or refused. */
export function closeWish(memory: TicketMemory): void {
  unkept.delete(memory);
  if (openWish(memory) !== null) memory.forget();
}

function readWish(text: string | null): string | null {
  try {
    const { wish }: { readonly wish?: unknown } = Object(JSON.parse(text ?? 'null'));
    return typeof wish === 'string' && WISH.test(wish) ? wish : null;
  } catch {
    // Not ours, or cut short: as good as nothing.
    return null;
  }
}
