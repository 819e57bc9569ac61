import type { NewTicket } from '@carequeue/sdk';

/** One wish for a token: asked for again under the same key until it is answered, so that it is granted once. */
export interface Intent {
  readonly idempotencyKey: string;
  readonly body: NewTicket;
}

const KEY_BYTES = 16;

/** The wish for `body`: the one that is open, when it is for the same; else a new one. */
export function intentFor(body: NewTicket, open: Intent | null): Intent {
  if (open !== null && JSON.stringify(open.body) === JSON.stringify(body)) return open;
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return { idempotencyKey: [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(''), body };
}

/** What a form asks for: empty fields are left out. */
export function ticketBody(form: { name: string; phone: string; joinCode?: string; language: string }): NewTicket {
  const name = form.name.trim();
  const phone = form.phone.trim();
  const joinCode = form.joinCode?.trim() ?? '';
  const patient = { ...(name === '' ? {} : { name }), ...(phone === '' ? {} : { phone }) };
  return {
    ...(Object.keys(patient).length === 0 ? {} : { patient }),
    ...(joinCode === '' ? {} : { joinCode }),
    source: 'web',
    language: form.language,
  };
}

/** What a filled-in form asks for, in the language of its page. */
export function bodyOfForm(form: FormData, language: string): NewTicket {
  const read = (field: string) => String(form.get(field) ?? '');
  return ticketBody({ name: read('name'), phone: read('phone'), joinCode: read('joinCode'), language });
}
