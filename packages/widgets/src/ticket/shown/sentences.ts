/** Joins what is said one after the other, each with a full stop; what is empty is left out. */
export function inSentences(parts: readonly (string | null)[]): string {
  return parts
    .filter((part) => part !== null && part !== '')
    .map((part) => (/[.!?।。؟]$/u.test(part ?? '') ? part : `${part}.`))
    .join(' ');
}
