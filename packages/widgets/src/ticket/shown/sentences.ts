/** Joins what is said one after the other, each with the full stop of its script; what is empty is left out. */
export function inSentences(parts: readonly (string | null)[]): string {
  return parts
    .filter((part) => part !== null && part !== '')
    .map((part) => (/[.!?।。؟]$/u.test(part ?? '') ? part : `${part}${/[ऀ-ॿ]$/u.test(part ?? '') ? '।' : '.'}`))
    .join(' ');
}
