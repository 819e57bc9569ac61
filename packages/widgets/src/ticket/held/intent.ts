import type { NewTicket } from '@carequeue/sdk/ticket';
import { NEEDS } from './needs.ts';

/** One wish for a token: asked for again under the same key until it is answered, so that it is granted once. */
export interface Intent {
  readonly idempotencyKey: string;
  readonly body: NewTicket;
}

const KEY_BYTES = 16;
const PRESENCES = ['on-site', 'remote'] as const;

/** The wish for `body`: the one that is open, when it is for the same; else a new one. */
export function intentFor(body: NewTicket, open: Intent | null): Intent {
  if (open !== null && JSON.stringify(open.body) === JSON.stringify(body)) return open;
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return { idempotencyKey: [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(''), body };
}

/** What a form asks for: empty fields are left out. `presence` and `doctorId` where the page knows them. */
export function bodyOfForm(
  form: FormData,
  known: { readonly language: string; readonly doctorId?: string; readonly presence?: NewTicket['presence'] },
): NewTicket {
  const read = (field: string) => String(form.get(field) ?? '').trim();
  const [name, phone, joinCode, sessionId] = ['name', 'phone', 'joinCode', 'session'].map(read);
  const patient = { ...(name ? { name } : {}), ...(phone ? { phone } : {}) };
  const doctorId = known.doctorId || read('doctor');
  const presence = known.presence ?? PRESENCES.find((one) => one === read('presence'));
  const needs = NEEDS.filter((need) => form.getAll('needs').includes(need));
  return {
    ...(Object.keys(patient).length === 0 ? {} : { patient }),
    ...(joinCode ? { joinCode } : {}),
    ...(doctorId ? { doctorId } : {}),
    ...(sessionId ? { sessionId } : {}),
    // The code of the site shows where its holder is.
    ...(presence && !joinCode ? { presence } : {}),
    ...(needs.length === 0 ? {} : { needs }),
    ...(form.has('showName') ? { showName: true } : {}),
    source: 'web',
    language: known.language,
  };
}
