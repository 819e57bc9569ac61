import { globSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../product/settings.ts';

/** Folder of the package whose elements pages embed. */
export const WIDGETS_FOLDER = path.join(ROOT, 'packages/widgets');

/**
 * Names of the elements that are there, without their prefix and by the alphabet: each stands in
 * `src/<name>/carequeue-<name>.ts`.
 *
 * @example
 * elementNames(); // ['board', 'ticket']
 */
export function elementNames(folder: string = WIDGETS_FOLDER): string[] {
  return globSync('src/*/carequeue-*.ts', { cwd: folder })
    .map((file) => ({ name: path.basename(path.dirname(file)), base: path.basename(file) }))
    .filter(({ name, base }) => base === `carequeue-${name}.ts`)
    .map(({ name }) => name)
    .sort();
}
