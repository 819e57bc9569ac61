/** Fails to compile where a schema and the hand-written type drift apart; both directions are checked. */
export type Same<Schema, Written> = [Schema] extends [Written] ? ([Written] extends [Schema] ? true : never) : never;

/** A type without its `readonly`, to compare shapes. */
export type Loose<T> = T extends readonly (infer Item)[]
  ? Loose<Item>[]
  : T extends object
    ? { -readonly [K in keyof T]: Loose<T[K]> }
    : T;
