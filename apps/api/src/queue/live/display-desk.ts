import { httpRefusals } from '../../http/refusals.ts';
import { queueRefusals } from '../refusals.ts';
import type { RpcReply, RpcResult } from '../rpc/department-rpc.ts';
import type { DisplayAsk } from '../state/displays.ts';
import { DISPLAYS_MAX } from '../state/displays.ts';
import type { KnownDisplays } from './known-displays.ts';
import type { Allowances } from './limits.ts';

const DONE: RpcReply = { ok: true, status: 204, body: '', etag: null, replayed: false, issued: null };

/** Answers what is asked about screens, of a caller who was let in. `nowMs` is real time, for limits. */
export function answerDisplays(
  ask: DisplayAsk,
  { displays, allowances, nowMs }: { displays: KnownDisplays; allowances: Allowances; nowMs: number },
): RpcResult {
  if (ask.kind === 'list') return { ...DONE, status: 200, body: JSON.stringify({ data: displays.states() }) };
  const retryAfterSeconds = allowances.takeDisplay(ask.address, nowMs);
  if (retryAfterSeconds !== null) {
    return { ok: false, refusal: httpRefusals.refuse('rate_limited', { retryAfterSeconds }) };
  }
  if (ask.kind === 'forget') displays.forget(ask.id);
  else if (!displays.tell(ask.report)) {
    return { ok: false, refusal: queueRefusals.refuse('displays_full', { max: DISPLAYS_MAX }) };
  }
  return DONE;
}
