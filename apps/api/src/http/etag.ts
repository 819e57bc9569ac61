import { httpRefusals } from './refusals.ts';

/**
 * Makes a strong entity tag of parts that change whenever the answer does.
 *
 * @example
 * makeEtag(queue.epoch, queue.seq) // '"k3f9.42"'
 */
export function makeEtag(...parts: readonly (string | number)[]): string {
  return `"${parts.map((part) => encodeURIComponent(String(part))).join('.')}"`;
}

function listed(header: string): string[] {
  return header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
}

/** Says whether `If-None-Match` names the tag, so that the answer is 304. */
export function isNotModified(ifNoneMatch: string | null, etag: string): boolean {
  return ifNoneMatch !== null && (ifNoneMatch.trim() === '*' || listed(ifNoneMatch).includes(etag));
}

/** Reads one strong tag from `If-Match`; null when absent, `header_invalid` when it is none. */
export function readIfMatch(header: string | null) {
  if (header === null) return { ok: true, etag: null } as const;
  if (/^"[\x21\x23-\x7e]*"$/.test(header.trim())) return { ok: true, etag: header.trim() } as const;
  return { ok: false, refusal: httpRefusals.refuse('header_invalid', { header: 'If-Match' }) } as const;
}
