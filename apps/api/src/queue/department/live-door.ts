import { httpRefusals } from '../../http/refusals.ts';
import type { LiveSockets } from '../live/live-sockets.ts';
import { PROTOCOL_HEADER, send } from '../live/live-sockets.ts';
import type { Approach } from '../rpc/department-rpc.ts';
import type { RunningDepartment } from './running-department.ts';

/** Header an upgrade carries its approach in, from the edge to the object. */
export const APPROACH_HEADER = 'CareQueue-Approach';

/** Opens a live socket and sends its first frame; who may not come in is answered as JSON for the edge to make a problem of. */
export async function openLive(
  request: Request,
  running: RunningDepartment,
  sockets: LiveSockets,
  nowMs: number,
): Promise<Response> {
  const approach: Approach = JSON.parse(request.headers.get(APPROACH_HEADER) ?? 'null');
  const refusal = await running.bring(approach);
  const admitted = refusal ?? running.admit(approach);
  if (!admitted.ok) return Response.json(admitted);
  if (sockets.isFull) {
    return Response.json({ ok: false, refusal: httpRefusals.refuse('rate_limited', { retryAfterSeconds: 60 }) });
  }
  const { caller } = admitted;
  const { searchParams } = new URL(request.url);
  const since = searchParams.get('since');
  const { response, socket } = sockets.accept(caller, nowMs, request.headers.has(PROTOCOL_HEADER));
  const position = { since: since === null ? null : Number(since), epoch: searchParams.get('epoch') };
  send(socket, JSON.stringify(running.broadcaster.catchUp(caller.kind === 'server' ? 'staff' : 'public', position)));
  return response;
}
