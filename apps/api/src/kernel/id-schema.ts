import { z } from 'zod';
import type { IdByKind, IdKind } from './ids.ts';
import { ID_PREFIX, idPattern, parseId } from './ids.ts';

const EXAMPLE_BODY = '01jd3v8q2m7xk4n9r5t6w8y0az';

/** A well-formed example of an id, the same at each build of the reference. */
export function exampleId<K extends IdKind>(kind: K): IdByKind[K] {
  const id = parseId(kind, `${ID_PREFIX[kind]}_${EXAMPLE_BODY}`);
  if (id === null) throw new Error('the example id is well-formed');
  return id;
}

/**
 * A zod schema that reads an id of this kind and gives its branded type.
 *
 * @example
 * const params = z.object({ departmentId: idSchema('department') });
 */
export function idSchema<K extends IdKind>(kind: K) {
  return z
    .string()
    .regex(idPattern(kind), `must be the id of a ${kind}`)
    .meta({ example: exampleId(kind) })
    .transform((text, context): IdByKind[K] => {
      const id = parseId(kind, text);
      if (id !== null) return id;
      context.addIssue({ code: 'custom', message: `must be the id of a ${kind}` });
      return z.NEVER;
    });
}
