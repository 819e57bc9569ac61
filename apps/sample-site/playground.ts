import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { ASHA, LAGO } from './content/brands.ts';
import type { SiteDemo } from './site-demo.ts';

/** Where the playground stands on the sample site. */
export const PLAYGROUND_PATH = '/playground/';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** A file of the playground. */
export interface PlaygroundFile {
  readonly type: string;
  readonly body: string | Buffer;
}

/** A file of the built playground, or null where there is none at this path. */
export function playgroundFile(folder: string, pathname: string): PlaygroundFile | null {
  const asked = pathname.slice(PLAYGROUND_PATH.length);
  // The documentation's own name of the page that stands at the top here.
  const relative = asked === 'playground.html' ? 'index.html' : decoded(asked);
  if (relative === null) return null;
  const file = [relative, path.join(relative, 'index.html'), `${relative}.html`]
    .map((name) => path.join(folder, name))
    .find((name) => isWithin(folder, name) && existsSync(name) && statSync(name).isFile());
  const type = file === undefined ? undefined : TYPES[path.extname(file)];
  return file === undefined || type === undefined ? null : { type, body: readFileSync(file) };
}

/** What the playground may know of the demo: nothing that a page of the hospital would not tell. */
export function playgroundDemo({ baseUrl, otherHospital, ...asha }: SiteDemo): PlaygroundFile {
  const hospitals = [{ brand: ASHA, hospital: asha }];
  if (otherHospital !== undefined) hospitals.push({ brand: LAGO, hospital: otherHospital });
  const queues = hospitals.flatMap(({ brand, hospital: { publishableKey, departments } }) =>
    departments.map(({ id, code, name, doctors = [] }) => ({
      label: `${brand.editions[0].hospitalName}, ${name}`,
      ...{ hospitalName: brand.editions[0].hospitalName, departmentName: name, code },
      timeZone: brand.timeZone,
      doctors: doctors.map((doctor) => ({ id: doctor.id, name: doctor.name })),
      publishableKey,
      department: id,
    })),
  );
  return { type: 'application/json', body: JSON.stringify({ baseUrl, queues }) };
}

function isWithin(folder: string, file: string): boolean {
  return file.startsWith(folder + path.sep);
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
