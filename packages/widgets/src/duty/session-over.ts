import type { SessionState } from '@carequeue/sdk/live';

/** Says whether nobody works in a session any more: it was said, or nobody came until its planned end. */
export function isOver({ state, endsAt }: SessionState, nowMs: number): boolean {
  return state === 'left' || state === 'ended' || (state === 'planned' && Date.parse(endsAt) <= nowMs);
}
