import type { CommonStrings } from './common-strings.ts';

/** Words of `<carequeue-doctors>` with those of every element. */
export interface DoctorsWords extends CommonStrings {
  readonly doctors: DoctorsStrings;
}

/** Words of `<carequeue-doctors>`. */
export interface DoctorsStrings {
  /** In place of a list of departments that is empty. */
  readonly noDepartments: string;
  readonly none: string;
  /** Of a department whose rooms name nobody, and whose doctors nobody can say are in. */
  readonly whoever: string;
  readonly hours: string;
  readonly calling: string;
  readonly inside: string;
  readonly next: string;
  readonly full: string;
  /** How many tokens may still be taken. */
  left(count: number): string;
  readonly fee: string;
  readonly languages: string;
  readonly take: string;
  /** The same, for somebody who does not see whom it is for. */
  takeFor(doctor: string): string;
  readonly deskOnly: string;
}
