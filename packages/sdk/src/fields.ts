/** What stands in a value from outside, by name: `Object(value)` is that for anything, and empty for nothing. */
export type Fields = Readonly<Record<string, unknown>>;
