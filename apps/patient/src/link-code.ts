/** A code has 66 characters and more; what is longer than this was never one. */
const CODE_LENGTH_MAX = 200;

/**
 * The code that stands behind `#` in a ticket's link; null where there is none.
 *
 * @param hash - `location.hash`. Programs that pass a link on may encode it.
 * @example
 * codeOfHash('#k1.AZLQ…'); // 'k1.AZLQ…'
 */
export function codeOfHash(hash: string): string | null {
  const text = decoded(hash.replace(/^#/, '')).trim();
  return text === '' || text.length > CODE_LENGTH_MAX ? null : text;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone percent sign: no code of ours has one, and the server says so.
    return text;
  }
}
