import type { LabelChoices } from '../../kernel/department-settings.ts';
import { labelModeOf } from '../../kernel/department-settings.ts';
import { unreachable } from '../../kernel/invariant.ts';
import { initialsOf, shownName } from '../../kernel/short-name.ts';
import type { DepartmentState } from '../state/state.ts';
import type { Ticket } from '../state/ticket.ts';

/**
 * What a public screen shows an open ticket by: its code, unless the department shows names, its patient agreed to it,
 * and there is a name.
 */
export function ticketLabel(ticket: Pick<Ticket, 'code' | 'patient' | 'showName'>, choices: LabelChoices): string {
  const { code, patient, showName } = ticket;
  const name = patient?.name ?? null;
  if (!showName || name === null) return code;
  const mode = labelModeOf(choices);
  switch (mode) {
    case 'code':
      return code;
    case 'initials':
      return initialsOf(name) ?? code;
    case 'name':
      return shownName(name) ?? code;
    default:
      return unreachable(mode);
  }
}

/**
 * What a ticket is shown by now, whatever was true when a row or an event of it was written: a name that was withdrawn
 * since is in no frame of what was missed, and who has left the queue is a code again.
 */
export function labelIn(state: DepartmentState, { id, code }: Pick<Ticket, 'id' | 'code'>): string {
  const ticket = state.open.get(id);
  return ticket === undefined ? code : ticketLabel(ticket, state.provisioning.settings);
}
