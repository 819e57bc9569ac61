import type { z } from 'zod';
import { invariant } from './invariant.ts';

/** An expected "no": returned, never thrown, and the same on both sides of an RPC. */
export interface Refusal<Code extends string = string, Facts = unknown> {
  readonly code: Code;
  readonly facts: Facts;
  /** What is there instead (the ticket or the queue), on a state conflict. */
  readonly current?: unknown;
}

/** A decided "yes" with its value. */
export interface Accepted<Value> {
  readonly ok: true;
  readonly value: Value;
}

/** A decided "no" with its reason. */
export interface Refused<R extends Refusal = Refusal> {
  readonly ok: false;
  readonly refusal: R;
}

/** What a rule answers. */
export type Decision<Value, R extends Refusal = Refusal> = Accepted<Value> | Refused<R>;

/** Says yes. */
export function accepted<Value>(value: Value): Accepted<Value> {
  return { ok: true, value };
}

/** Says no. */
export function refused<R extends Refusal>(refusal: R): Refused<R> {
  return { ok: false, refusal };
}

/** One entry of a module's error catalogue. */
export interface RefusalDefinition<Facts extends z.ZodType = z.ZodType> {
  /** The HTTP status it is answered with. */
  readonly status: number;
  /** A short sentence, the same for every occurrence. */
  readonly title: string;
  /** The schema of the facts a program may use. */
  readonly facts: Facts;
  /** Facts for the reference and the docs page. */
  readonly example: z.output<Facts>;
  /** What happened this time and what the reader can do about it. */
  readonly detail: (facts: z.output<Facts>) => string;
}

/** An entry as the catalogue keeps it, its facts' type forgotten. */
export interface CatalogueEntry {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly facts: z.ZodType;
  readonly example: unknown;
  /** @throws ZodError when the facts are not those of the entry. */
  readonly detail: (facts: unknown) => string;
}

const entries = new Map<string, CatalogueEntry>();

/** Every refusal of every module that was loaded, by code: the one list behind problems, contract, SDK codes and docs. */
export const refusalCatalogue: ReadonlyMap<string, CatalogueEntry> = entries;

/** What `defineRefusals` gives. */
export interface RefusalSet<Schemas extends Record<string, z.ZodType>> {
  readonly codes: readonly (keyof Schemas & string)[];
  readonly definitions: { readonly [Code in keyof Schemas]: RefusalDefinition<Schemas[Code]> };
  /** Makes one refusal with its facts. */
  readonly refuse: <Code extends keyof Schemas & string>(
    code: Code,
    facts: z.output<Schemas[Code]>,
    current?: unknown,
  ) => Refusal<Code, z.output<Schemas[Code]>>;
}

/** The union of refusals of a set made by `defineRefusals`. */
export type RefusalOf<Set> =
  Set extends RefusalSet<infer Schemas>
    ? { [Code in keyof Schemas & string]: Refusal<Code, z.output<Schemas[Code]>> }[keyof Schemas & string]
    : never;

/**
 * Defines a module's refusals: status, title, facts and detail of each code, in one place.
 *
 * @throws InvariantError when a code is defined twice in the product.
 * @example
 * export const queueRefusals = defineRefusals({
 *   point_busy: {
 *     status: 409,
 *     title: 'The service point is busy',
 *     facts: z.object({ pointId: z.string(), capacity: z.number() }),
 *     example: { pointId: 'poi_01jd3v8q2m7xk4n9r5t6w8y0az', capacity: 1 },
 *     detail: (facts) => `The point already has ${facts.capacity} patient(s). Finish one first.`,
 *   },
 * });
 * export type QueueRefusal = RefusalOf<typeof queueRefusals>;
 * refused(queueRefusals.refuse('point_busy', { pointId, capacity: 1 }, { tickets }));
 */
export function defineRefusals<Schemas extends Record<string, z.ZodType>>(
  definitions: {
    readonly [Code in keyof Schemas]: RefusalDefinition<Schemas[Code]>;
  },
): RefusalSet<Schemas> {
  const codes = Object.keys(definitions) as (keyof Schemas & string)[];
  for (const code of codes) {
    const definition = definitions[code];
    invariant(!entries.has(code), `the refusal ${code} is defined once`);
    entries.set(code, {
      code,
      status: definition.status,
      title: definition.title,
      facts: definition.facts,
      example: definition.example,
      detail: (facts) => definition.detail(definition.facts.parse(facts) as z.output<Schemas[typeof code]>),
    });
  }
  return {
    codes,
    definitions,
    refuse: (code, facts, current) => (current === undefined ? { code, facts } : { code, facts, current }),
  };
}
