import type { NewTicket } from '@carequeue/sdk/ticket';
import { NEEDS } from '../held/needs.ts';

const PRESENCES = ['on-site', 'remote'] as const;

/** The longest tag the API takes. */
const TAG_LENGTH_MAX = 35;

/**
 * The language of a page as the API takes it: its tag where that is well-formed, else the language that is spoken.
 *
 * @example
 * sentLanguage('hi-in', 'hi-IN'); // 'hi-IN'
 * sentLanguage('fr-FR, en', 'en-GB'); // 'en-GB'
 */
export function sentLanguage(tag: string, spoken: string): string {
  try {
    const [known = spoken] = Intl.getCanonicalLocales(tag);
    return known.length > TAG_LENGTH_MAX ? spoken : known;
  } catch {
    // Intl has no other way to say that a tag is none.
    return spoken;
  }
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
