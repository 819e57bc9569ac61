import type { Model } from './model.ts';
import { sessionAt } from './sessions.ts';
import type { ModelTicket } from './ticket.ts';
import type { Asked, Verdict } from './verdict.ts';
import { change, does, no } from './verdict.ts';

/** Who may be meant by a move, as its body names them; what is not named is not looked at. */
interface Named {
  readonly doctorId?: string | null;
  readonly sessionId?: string;
  readonly pointId?: string;
}

/** What `move-waiting` must come to: who waits for a doctor or in a session goes elsewhere, or home, in the order he had. */
export function decideMove(model: Model, body: Asked['body'], at: number): Verdict {
  const from = sourceOf(model, body.from as Named);
  if (from === null) return no('invalid_request');
  const meant = model
    .ranked()
    .filter(
      ({ doctorId, sessionId }) =>
        (from.doctorId === undefined || doctorId === from.doctorId) &&
        (from.sessionId === undefined || sessionId === from.sessionId),
    );
  if (body.to === null) {
    const sentHome = meant.map((ticket) => change('ticket.cancelled', ticket, { status: 'cancelled', endedAt: at }));
    return body.message === undefined ? no('invalid_request') : does(...sentHome);
  }
  const to = body.to as Named;
  if (body.message !== undefined || !isTarget(model, to)) return no('invalid_request');
  const session = model.sessions.find(({ id }) => id === to.sessionId);
  if (session?.status === 'ended') return no('session_over');
  const places = meant.map((ticket) => ({ ticket, place: placeOf(model, ticket, to, at) }));
  if (places.some(({ place }) => place === null)) return no('session_over');
  return does(
    ...places.flatMap(({ ticket, place }) => {
      const isThere = place?.doctorId === ticket.doctorId && place.sessionId === ticket.sessionId;
      return place === null || isThere ? [] : change('ticket.moved', ticket, place);
    }),
  );
}

/** Whose tickets are meant; null when the body names nobody there is. */
function sourceOf(model: Model, from: Named): Omit<Named, 'pointId'> | null {
  const { doctorId, sessionId, pointId } = from;
  const line = model.ranked();
  const isDoctor =
    model.told.doctors.some(({ id }) => id === doctorId) || line.some((one) => one.doctorId === doctorId);
  const isSession =
    model.sessions.some(({ id }) => id === sessionId) || line.some((one) => one.sessionId === sessionId);
  if ((doctorId !== undefined && !isDoctor) || (sessionId !== undefined && !isSession)) return null;
  if (pointId === undefined) return doctorId === undefined && sessionId === undefined ? null : from;
  const staff = model.points.find(({ id }) => id === pointId)?.doctorId ?? null;
  if (staff === null || (doctorId !== undefined && doctorId !== staff)) return null;
  return sessionId === undefined ? { doctorId: staff } : { doctorId: staff, sessionId };
}

function isTarget(model: Model, { doctorId, sessionId }: Named): boolean {
  if (doctorId === undefined && sessionId === undefined) return false;
  if (typeof doctorId === 'string' && !model.told.doctors.some(({ id }) => id === doctorId)) return false;
  if (sessionId === undefined) return true;
  const session = model.sessions.find(({ id }) => id === sessionId);
  if (session === undefined) return false;
  return typeof doctorId !== 'string' || session.doctorId === null || session.doctorId === doctorId;
}

/** Where somebody belongs once he is moved, or null when nobody works there any more. */
function placeOf(
  { sessions }: Model,
  ticket: ModelTicket,
  to: Named,
  at: number,
): { readonly doctorId: string | null; readonly sessionId: string } | null {
  const session = sessions.find(({ id }) => id === to.sessionId);
  if (session !== undefined) {
    const wanted = ticket.doctorId === null ? null : (session.doctorId ?? ticket.doctorId);
    return { doctorId: to.doctorId === undefined ? wanted : to.doctorId, sessionId: session.id };
  }
  const doctorId = to.doctorId ?? null;
  const present = sessions.find(({ id }) => id === ticket.sessionId);
  if (present !== undefined && present.doctorId === null) return { doctorId, sessionId: present.id };
  const next = sessionAt(sessions, doctorId, at) ?? present;
  return next === undefined || next.status === 'ended' ? null : { doctorId, sessionId: next.id };
}
