import type { QueueState } from '@carequeue/sdk/live';
import type { Standing } from './standing.ts';
import { isGivenToVisitors } from './standing.ts';

/**
 * Whether a visitor can have a token now: `offered`; `full` where all are taken; `desk` where the hospital gives them at its
 * desk alone; `none` while it is paused or closed.
 */
export type TokenOffer = 'offered' | 'full' | 'desk' | 'none';

/**
 * Decides, by how a department or a doctor stands, whether a visitor can have a token. Elements have it as `data-tokens` on
 * themselves, for the CSS of the page they stand in.
 *
 * @example
 * // [data-tokens]:not([data-tokens='offered']) ~ .take { display: none }
 */
export function tokenOffer(standing: Standing, queue: QueueState): TokenOffer {
  if (['paused', 'closed', 'over'].includes(standing)) return 'none';
  if (!isGivenToVisitors(queue)) return 'desk';
  return standing === 'full' ? standing : 'offered';
}
