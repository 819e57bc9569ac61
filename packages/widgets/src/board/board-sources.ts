/**
 * The departments a board shows, from its attribute: ids apart by spaces, each once.
 *
 * @example
 * boardSources('dep_a  dep_b dep_a'); // ['dep_a', 'dep_b']
 */
export function boardSources(departments: string): readonly string[] {
  return [...new Set(departments.match(/\S+/g))];
}
