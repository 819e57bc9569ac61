import type { QueueState } from '@carequeue/sdk/live';
import { expectedMinutes } from '../base/expected-wait.ts';
import type { DutyQuestion } from '../duty/opening.ts';
import { dutyView } from '../duty/standing.ts';
import type { TokenOffer } from '../duty/token-offer.ts';
import { tokenOffer } from '../duty/token-offer.ts';
import type { CommonStrings } from '../locales/common-strings.ts';

/** Everything the line says, decided. */
export interface WaitView {
  readonly tokens: TokenOffer;
  /** What stands before the figure, or alone. */
  readonly lead: string;
  /** The expected wait; null where none is told. */
  readonly minutes: string | null;
  readonly note: string | null;
}

/** What decides it: of a queue, of whom and when, in which words. */
export type LineView = (queue: QueueState, question: DutyQuestion, strings: CommonStrings) => WaitView;

/** Decides what the line says of a department, or of one of its doctors. */
export function waitView(queue: QueueState, question: DutyQuestion, strings: CommonStrings): WaitView {
  const { standing, badge, note, message } = dutyView(queue, question, strings);
  const { doctorId } = question;
  const { expectedWait, expectedUnknown } = strings;
  const tokens = tokenOffer(standing, queue);
  const isShut = tokens === 'none' || standing === 'full';
  // Somebody who waits for any doctor stands before whoever comes for one; for any, everybody does.
  const before = queue.waiting.filter((one) => !doctorId || !one.doctorId || one.doctorId === doctorId);
  const position = before.length + 1;
  const isGuess = isShut || standing === 'unattended';
  const minutes = isGuess ? null : expectedMinutes(queue, { position, doctorId }, strings);
  const isTold = !isGuess && (minutes !== null || standing !== 'before');
  const known = minutes === null ? `${expectedWait}: ${expectedUnknown}` : expectedWait;
  // Where there is no figure to come, why stands in its place.
  const reason = !isTold && !isShut && note;
  return {
    tokens,
    lead: isTold ? known : reason || badge,
    minutes,
    note: message || (reason ? null : note),
  };
}
