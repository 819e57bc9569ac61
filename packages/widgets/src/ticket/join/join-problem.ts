import { isApiError } from '@carequeue/sdk/ticket';
import { failureKind } from '../../base/failure.ts';
import type { JoinWords } from '../../locales/ticket-strings.ts';
import type { Refusals } from './join-choices.ts';

/** What went wrong with a request for a token, beside the field it is about. */
export interface JoinProblem {
  readonly field: 'name' | 'phone' | 'joinCode' | 'doctor' | 'session' | 'presence' | null;
  readonly text: string;
  /** True where the visitor has a token already, which can be opened. */
  readonly hasToken?: boolean;
}

/** Says what went wrong with a request for a token, in words its reader can act on; `phone` is a number as an example. */
export function joinProblem(error: unknown, strings: JoinWords, phone: string | null = null): JoinProblem {
  const words = strings.join;
  if (!isApiError(error)) return { field: null, text: strings.failure[failureKind(error)] };
  const pointers = error.problem.errors?.map(({ pointer }) => pointer) ?? [];
  if (pointers.some((pointer) => pointer.endsWith('/phone')))
    return { field: 'phone', text: words.phoneInvalid(phone) };
  if (pointers.some((pointer) => pointer.endsWith('/name'))) return { field: 'name', text: words.nameInvalid };
  switch (error.code) {
    case 'join_code_needed':
      return { field: 'joinCode', text: words.joinCodeNeeded };
    case 'join_code_wrong':
      return { field: 'joinCode', text: words.joinCodeWrong };
    case 'remote_full':
      return { field: 'presence', text: words.remoteFull };
    case 'ticket_already_open':
      return { field: null, text: words.alreadyOpen, hasToken: true };
    case 'session_full':
      if (error.problem.facts?.quota === 'remote') return { field: 'presence', text: words.remoteFull };
      return { field: null, text: words.sessionFull };
    case 'session_over':
      return { field: null, text: words.sessionOver };
    case 'department_closed':
      return { field: null, text: words.closed };
    case 'department_paused':
      return { field: null, text: words.paused };
    case 'department_full':
      return { field: null, text: words.allTaken };
    case 'joining_off':
      return { field: null, text: words.joiningOff };
    default:
      return { field: null, text: error.status === 429 ? words.tooMany : strings.failure[failureKind(error)] };
  }
}

/** What may be chosen no more, once the department has answered with `error`. */
export function refusalsAfter(before: Refusals, error: unknown): Refusals {
  if (!isApiError(error)) return before;
  if (error.code === 'remote_full') return { ...before, isRemoteFull: true };
  if (error.code !== 'session_full' && error.code !== 'session_over') return before;
  const { facts } = error.problem;
  if (facts !== undefined && 'quota' in facts && facts.quota === 'remote') return { ...before, isRemoteFull: true };
  const sessionId = facts?.sessionId ?? null;
  if (sessionId === null) return before;
  const how = error.code === 'session_full' ? 'full' : 'over';
  return { ...before, sessions: new Map([...before.sessions, [sessionId, how]]) };
}
