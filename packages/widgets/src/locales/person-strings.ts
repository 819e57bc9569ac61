import type { CommonStrings } from './common-strings.ts';

/** What is said of one doctor: also when it opens and that nobody is there, in other words than of a department. */
export interface PersonStrings extends Pick<CommonStrings, 'opensAt' | 'opensOn' | 'noDoctor'> {
  readonly onLeave: string;
  /** The last day of leave; a sentence of its own. */
  leaveUntil(day: string): string;
  /** Of who has no hours today. */
  readonly notToday: string;
  /** Of whose rooms are all shut. */
  readonly offDuty: string;
  /** Where nothing tells when the doctor is there; a sentence of its own. */
  readonly askWhen: string;
}
