import { createHash } from 'node:crypto';

/**
 * The content security policy of the patient's page: it runs its own script and nothing else.
 *
 * @param sheets - texts of its elements' style sheets. Safari before 16.4 and Firefox before 101 have them in `<style>`
 *   elements alone, which the policy allows by their hashes.
 * @example
 * patientPolicy(['p{color:red}']); // "default-src 'none'; … style-src 'self' 'sha256-…'; …"
 */
export function patientPolicy(sheets: readonly string[]): string {
  const hashes = sheets.map((sheet) => `'sha256-${createHash('sha256').update(sheet).digest('base64')}'`);
  return [
    "default-src 'none'",
    "script-src 'self'",
    ["style-src 'self'", ...hashes].join(' '),
    "img-src 'self' data: blob:",
    "media-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    'trusted-types lit-html carequeue-page',
    "require-trusted-types-for 'script'",
  ].join('; ');
}
