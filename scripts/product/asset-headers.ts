import { writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Any page may load the widgets: a module script from another site is fetched with CORS, and `integrity` needs it too.
 * A moving bundle is asked for again each time; a numbered one never changes.
 */
const HEADERS = `/widgets/*
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  X-Content-Type-Options: nosniff

/widgets/v1/*
  Cache-Control: public, max-age=300
`;

/** Writes the headers of static files, in the form the platform reads. */
export function writeAssetHeaders(publicFolder: string): void {
  writeFileSync(path.join(publicFolder, '_headers'), HEADERS);
}
