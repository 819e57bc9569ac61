import type { CallWords } from './call-phrases.ts';

/**
 * How a call is given: once; twice, for somebody who is slow to take it in; or not at all, because somebody goes and
 * fetches the patient.
 */
export type SpokenManner = 'once' | 'repeat' | 'silent';

/** A call to be said. */
export interface Call extends CallWords {
  /** The ticket's id: a ticket called again while its call waits is said once. */
  readonly key: string;
  /** BCP 47 tag of the language the patient wants to be called in; null where none was chosen. */
  readonly language: string | null;
  readonly manner: SpokenManner;
}
