/** The lock that all loudspeakers of an origin share: boards and tabs in one room never speak at once. */
const LOCK = 'carequeue-loudspeaker';
// A tab that holds the lock and hangs must not silence the others; no call takes as long.
const PATIENCE_MS = 45_000;

/** Does `work` when no other loudspeaker of this origin speaks; at once where the browser has no locks. */
export async function inTurn(locks: LockManager | undefined, work: () => Promise<void>): Promise<void> {
  let hasBegun = false;
  const begin = (): Promise<void> => {
    hasBegun = true;
    return work();
  };
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    if (locks === undefined) await begin();
    else await locks.request(LOCK, { signal: patience.signal }, begin);
  } catch (error) {
    // Refused to a sandboxed frame, or waited for too long: two voices at once are better than none.
    if (hasBegun) throw error;
    await begin();
  } finally {
    clearTimeout(timer);
  }
}
