import type { components } from '../generated/api.ts';

/** An answer as it is given out: read only, through and through. */
type Frozen<Value> = Value extends readonly unknown[] | object
  ? { readonly [Key in keyof Value]: Frozen<Value[Key]> }
  : Value;

/** A body as it may be given: what is optional may also be undefined, and nothing in it is changed. */
type Given<Value> = Value extends readonly unknown[] | object
  ? {
      readonly [Key in keyof Value]: object extends Pick<Value, Key>
        ? Given<Value[Key]> | undefined
        : Given<Value[Key]>;
    }
  : Value;

/** An object the API answers, by its name in the contract. */
export type Answered<Name extends keyof components['schemas']> = Frozen<components['schemas'][Name]>;

/** A body the API takes, by its name in the contract. */
export type Asked<Name extends keyof components['schemas']> = Given<components['schemas'][Name]>;
