/**
 * The ids an attribute names, which are apart by spaces or commas; each once.
 *
 * @example
 * idsOf('dep_a  dep_b, dep_a'); // ['dep_a', 'dep_b']
 */
export function idsOf(text: string): readonly string[] {
  return [...new Set(text.match(/[^\s,]+/g))];
}
