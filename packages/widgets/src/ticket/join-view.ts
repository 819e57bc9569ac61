import type { QueueState } from '@carequeue/sdk';
import { isApiError } from '@carequeue/sdk/live';
import { expectedMinutes } from '../base/expected-wait.ts';
import { failureKind } from '../base/failure.ts';
import type { TicketWords } from '../locales/ticket-strings.ts';

/** What stands where a token can be taken. */
export interface JoinView {
  readonly departmentName: string;
  readonly lead: string;
  readonly waitingText: string | null;
  readonly waitText: string | null;
  readonly message: string | null;
  /** Why no token can be taken now; null when one can. */
  readonly refusal: string | null;
  /** True where the code that is shown at the site is needed. */
  readonly asksForCode: boolean;
}

/** What went wrong with a request for a token, beside the field it is about. */
export interface JoinProblem {
  readonly field: 'name' | 'phone' | 'joinCode' | null;
  readonly text: string;
}

/** Decides what to show before a token is taken. `lastRefusal` is a code the department answered with. */
export function joinView(queue: QueueState, shown: { lastRefusal: string | null; strings: TicketWords }): JoinView {
  const { strings } = shown;
  const words = strings.ticket;
  const refusal = refusalOf(queue, shown);
  const place = { position: queue.waiting.length + 1, doctorId: null };
  const minutes = refusal === null ? expectedMinutes(queue, place, strings) : null;
  return {
    departmentName: queue.department.name,
    lead: words.takeLead(queue.department.name),
    waitingText: refusal === null ? words.waitingNow(queue.waiting.length) : null,
    waitText: minutes === null ? null : words.waitNow(minutes),
    message: queue.message,
    refusal,
    asksForCode: queue.department.joinPolicy === 'on-site',
  };
}

function refusalOf(queue: QueueState, shown: { lastRefusal: string | null; strings: TicketWords }): string | null {
  const words = shown.strings.ticket;
  if (queue.state === 'closed') return words.closed;
  if (queue.state === 'paused') return words.paused;
  if (queue.department.joinPolicy === 'off' || queue.department.joinPolicy === 'phone') return words.joiningOff;
  if (shown.lastRefusal === 'department_full') return words.full;
  return shown.lastRefusal === 'joining_off' ? words.joiningOff : null;
}

/** Says what went wrong with a request for a token, in words its reader can act on. */
export function joinProblem(error: unknown, strings: TicketWords): JoinProblem {
  const words = strings.ticket;
  if (isApiError(error)) {
    const pointers = error.problem.errors?.map(({ pointer }) => pointer) ?? [];
    if (pointers.some((pointer) => pointer.endsWith('/phone'))) return { field: 'phone', text: words.phoneInvalid };
    if (pointers.some((pointer) => pointer.endsWith('/name'))) return { field: 'name', text: words.nameInvalid };
    if (error.code === 'join_code_needed') return { field: 'joinCode', text: words.joinCodeNeeded };
    if (error.code === 'join_code_wrong') return { field: 'joinCode', text: words.joinCodeWrong };
    if (error.code === 'ticket_already_open') return { field: null, text: words.alreadyOpen };
    if (error.status === 429) return { field: null, text: words.tooMany };
    if (error.code === 'department_closed') return { field: null, text: words.closed };
    if (error.code === 'department_paused') return { field: null, text: words.paused };
    if (error.code === 'department_full') return { field: null, text: words.full };
    if (error.code === 'joining_off') return { field: null, text: words.joiningOff };
  }
  return { field: null, text: strings.failure[failureKind(error)] };
}
