import { writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Any page may load the widgets: a module script from another site is fetched with CORS, and `integrity` needs it too.
 * What moves is asked for again after five minutes, and costs an empty answer while it is the same. So it is with a
 * voice pack's manifest; its sound is named by what it holds.
 */
const EVERYWHERE = `/widgets/*
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  Timing-Allow-Origin: *
  X-Content-Type-Options: nosniff

/widgets/v1/*
  Cache-Control: public, max-age=300

/widgets/manifest.json
  Cache-Control: public, max-age=300

/voices/*
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  X-Content-Type-Options: nosniff

/voices/:language/pack.json
  Cache-Control: public, max-age=300

/voices/:language/sound/*
  Cache-Control: public, max-age=31536000, immutable
`;

/**
 * No frame shows the patient's page, no search engine lists it, no address it leads to learns of it. Its worker is asked
 * for anew each time, so that a newer page is found.
 */
function patientPage(policy: string): string {
  return `
/t/*
  Content-Security-Policy: ${policy}
  Cross-Origin-Opener-Policy: same-origin
  Cross-Origin-Resource-Policy: same-origin
  Permissions-Policy: camera=(), microphone=(), geolocation=(), payment=(), usb=()
  Referrer-Policy: no-referrer
  Strict-Transport-Security: max-age=31536000; includeSubDomains
  X-Content-Type-Options: nosniff
  X-Robots-Tag: noindex, nofollow
  Cache-Control: no-cache

/t/assets/*
  ! Cache-Control
  Cache-Control: public, max-age=31536000, immutable
`;
}

/** A version that was released never changes; one that is being worked on would stay for a year in its makers' browsers. */
function frozen(version: string): string {
  return `
/widgets/${version}/*
  Cache-Control: public, max-age=31536000, immutable
`;
}

/**
 * Writes the headers of static files, in the form the platform reads.
 *
 * @param frozenVersions - versions of the widgets that never change any more.
 * @param policy - the content security policy of the patient's page.
 */
export function writeAssetHeaders(publicFolder: string, frozenVersions: readonly string[], policy: string): void {
  const rules = [EVERYWHERE, patientPage(policy), ...frozenVersions.map(frozen)];
  writeFileSync(path.join(publicFolder, '_headers'), rules.join(''));
}
