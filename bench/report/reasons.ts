/** Why an aim is missed, by the id of its line; written by hand from a profile. */
export const REASONS: Readonly<Record<string, string>> = {};
