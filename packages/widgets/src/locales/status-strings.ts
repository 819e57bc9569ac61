import type { CommonStrings } from './common-strings.ts';

/** Words of `<carequeue-status>` with those of every element. */
export interface StatusWords extends CommonStrings {
  readonly status: StatusStrings;
}

/** Words of `<carequeue-status>`. */
export interface StatusStrings {
  /** Over the number of people who wait. */
  readonly waiting: string;
  readonly nobody: string;
  /** Where the hospital gives no message of its own. */
  readonly pausedNote: string;
  readonly nowServing: string;
  readonly noneServed: string;
  /** In place of a list of departments that is empty. */
  readonly noDepartments: string;
}
