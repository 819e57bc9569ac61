import type { QueueState } from '@carequeue/sdk/live';
import { expectedMinutes } from '../base/expected-wait.ts';
import { dutyView } from '../duty/standing.ts';
import type { CommonStrings } from '../locales/common-strings.ts';

/** Everything the line says, decided. */
export interface WaitView {
  /** What stands before the figure, or alone. */
  readonly lead: string;
  /** The expected wait; null where none is told. */
  readonly minutes: string | null;
  readonly note: string | null;
}

/** Decides what the line says of a department, or of one of its doctors. */
export function waitView(
  queue: QueueState,
  question: { readonly doctorId: string | null; readonly nowMs: number },
  strings: CommonStrings,
): WaitView {
  const { standing, badge, note, message } = dutyView(queue, question, strings);
  const told = message ?? note;
  if (['paused', 'full', 'closed', 'over'].includes(standing)) return { lead: badge, minutes: null, note: told };
  const { doctorId } = question;
  const position = queue.waiting.filter((one) => mayBeCalledBy(one.doctorId, doctorId)).length + 1;
  const isUnattended = standing === 'unattended';
  const minutes = isUnattended ? null : expectedMinutes(queue, { position, doctorId }, strings);
  if (minutes === null && (isUnattended || standing === 'before'))
    return { lead: note ?? badge, minutes, note: message };
  const { expectedWait, expectedUnknown } = strings;
  return { lead: minutes === null ? `${expectedWait}: ${expectedUnknown}` : expectedWait, minutes, note: told };
}

/** Says whether somebody who waits stands before whoever comes for a doctor; for any, everybody does. */
function mayBeCalledBy(wanted: string | null, doctorId: string | null): boolean {
  return doctorId === null || wanted === null || wanted === doctorId;
}
