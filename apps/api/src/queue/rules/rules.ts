import type { Decision } from '../../kernel/decision.ts';
import { refused } from '../../kernel/decision.ts';
import { unreachable } from '../../kernel/invariant.ts';
import type { DepartmentState } from '../state/state.ts';
import type { Command } from './commands.ts';
import { decideIssue } from './issue-rules.ts';
import type { DecisionContext, Outcome, RuleRefusal } from './outcome.ts';
import { decideQueueCommand } from './queue-rules.ts';
import { decideTicketCommand } from './ticket-rules.ts';

/**
 * Decides a command: the changes it makes, or why not. Pure: the same state, command and context give the same answer.
 */
export function decide(
  state: DepartmentState,
  command: Command,
  context: DecisionContext,
): Decision<Outcome, RuleRefusal> {
  switch (command.target) {
    case 'new':
      return decideIssue(state, command.body, context);
    case 'ticket':
      return context.ticket === null
        ? refused({ code: 'not_found', facts: {} })
        : decideTicketCommand(state, context.ticket, command, context);
    case 'queue':
      return decideQueueCommand(state, command, context);
    default:
      return unreachable(command);
  }
}
