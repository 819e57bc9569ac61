import type { z } from 'zod';
import type { InputError } from './refusals.ts';

/** More would only repeat themselves; a body of 64 kB could otherwise be answered with megabytes. */
const ERROR_COUNT_MAX = 20;

/** Longer names of unknown fields are cut, because they are the caller's text. */
const KEY_LENGTH_MAX = 64;

/**
 * Writes a path as a JSON pointer.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6901
 * @example
 * toPointer(['patient', 'a/b', 0]) // '/patient/a~1b/0'
 */
export function toPointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Turns a schema's complaints into errors with pointers; unknown fields get one each. */
export function inputErrorsOf(error: z.ZodError, where: InputError['in']): InputError[] {
  const errors: InputError[] = [];
  for (const issue of error.issues) {
    if (errors.length >= ERROR_COUNT_MAX) break;
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys.slice(0, ERROR_COUNT_MAX - errors.length)) {
        const pointer = toPointer([...issue.path, key.slice(0, KEY_LENGTH_MAX).toWellFormed()]);
        errors.push({ in: where, pointer, detail: 'is not a known field' });
      }
    } else {
      errors.push({ in: where, pointer: toPointer(issue.path), detail: issue.message });
    }
  }
  return errors;
}
