import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

import { Explained } from '../product/settings.ts';

/**
 * Reads a gzipped CSV file without quoted fields.
 *
 * @throws {Explained} when the file is not there: the recordings are no part of the repository.
 */
export function readCsv(folder: string, name: string): readonly Readonly<Record<string, string>>[] {
  const file = path.join(folder, name);
  if (!existsSync(file)) throw new Explained(`There is no ${file}: give the folder of the recordings with --data.`);
  const [head = '', ...lines] = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  const columns = head.trim().split(',');
  return lines.map((line) => {
    const fields = line.trim().split(',');
    return Object.fromEntries(columns.map((column, index) => [column, fields[index] ?? '']));
  });
}
