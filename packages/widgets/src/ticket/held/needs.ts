import type { Need } from '@carequeue/sdk/ticket';

/** What a patient may need, in the order it is asked. */
export const NEEDS: readonly Need[] = [
  'hearing-loop',
  'lip-reading',
  'large-print',
  'wheelchair',
  'interpreter',
  'collect-in-person',
];

/** How a card goes by what its patient needs. */
export interface CardManner {
  /** Letters are larger, and reading aloud is offered first. */
  readonly isLarge: boolean;
  /** Told by sight and touch; a sound would not be heard. */
  readonly isSilent: boolean;
  /** Somebody comes to the patient. */
  readonly isFetched: boolean;
}

/** Decides how a card goes by the needs of its patient. */
export function cardManner(needs: readonly Need[]): CardManner {
  return {
    isLarge: needs.includes('large-print'),
    isSilent: needs.includes('lip-reading'),
    isFetched: needs.includes('collect-in-person'),
  };
}
