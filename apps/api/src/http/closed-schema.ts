import { z } from 'zod';

/**
 * Says whether every object inside a schema refuses unknown fields; records of free keys are allowed.
 *
 * @example
 * isClosed(z.strictObject({ name: z.string() })) // true
 * isClosed(z.object({ name: z.string() })) // false
 */
export function isClosed(schema: z.core.$ZodType): boolean {
  if (schema instanceof z.ZodObject) {
    return schema.def.catchall instanceof z.ZodNever && Object.values(schema.shape).every(isClosed);
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return isClosed(schema.def.innerType);
  }
  if (schema instanceof z.ZodArray) return isClosed(schema.def.element);
  if (schema instanceof z.ZodUnion) return schema.def.options.every(isClosed);
  if (schema instanceof z.ZodPipe) return isClosed(schema.def.in);
  return true;
}
