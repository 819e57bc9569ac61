import type { QueueState } from '@carequeue/sdk/live';
import type { Named } from '../base/name-in.ts';

/**
 * What a board may tell of a person. A speciality beside a name tells a whole waiting room what somebody suffers from,
 * so a board shows either of the two:
 *
 * - `code`, the default: everybody is shown by the token's code, whatever the department sends. The department stands
 *   above, with its doctors.
 * - `label`: whom the department sends with a name (the patient agreed to it) is shown by that name. Then the
 *   department's name, its doctors' names and the pattern of its lanes are nowhere on the board; the hospital's name stands
 *   in their place. Where this cannot be kept (several departments share the board, which have to be told apart; or a
 *   room, the hospital's name, its message, or a session's name or reason has the department's or a doctor's name in it,
 *   in whatever language) names are not shown: all are codes.
 */
export type BoardPrivacy = 'code' | 'label';

/** Decides by which of its two texts a board may show each ticket. */
export function privacyOf(
  queues: readonly QueueState[],
  shown: { readonly privacy: string; readonly hospitalName: string },
): BoardPrivacy {
  const [queue] = queues;
  if (shown.privacy !== 'label' || queue === undefined || queues.length > 1) return 'code';
  const { department, message, points, sessions } = queue;
  const beside = [shown.hospitalName, message, ...points.flatMap(namesOf), ...sessions.map(({ name }) => name)]
    .concat(sessions.map(({ reason }) => reason))
    .map((text) => text?.toLowerCase() ?? '');
  const kept = [...namesOf(department), ...points.map(({ doctorName }) => doctorName)]
    .map((name) => name?.trim().toLowerCase() ?? '')
    .filter((name) => name !== '');
  return kept.some((name) => beside.some((text) => text.includes(name))) ? 'code' : 'label';
}

function namesOf({ name, nameTranslations = {} }: Named): readonly string[] {
  return [name, ...Object.values(nameTranslations)];
}

/** What a board shows a ticket by. */
export function labelOf(ticket: { readonly code: string; readonly label: string }, privacy: BoardPrivacy): string {
  return privacy === 'label' ? ticket.label : ticket.code;
}
