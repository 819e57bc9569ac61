/** What a department or a room is called. */
export interface Named {
  readonly name: string;
  /** The name in other languages, by canonical BCP 47 tag. */
  readonly nameTranslations?: Readonly<Record<string, string>> | undefined;
}

/**
 * The name for a reader of a language: in the language asked for, else in a wider one, else the name itself.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4647#section-3.4
 * @example
 * nameIn({ name: 'Dermatology', nameTranslations: { hi: 'त्वचा रोग विभाग' } }, 'hi-IN') // 'त्वचा रोग विभाग'
 */
export function nameIn({ name, nameTranslations }: Named, tag: string): string {
  const names = Object.entries(nameTranslations || {});
  // A range loses its last part, and the letters before it, which say what kind of part it was.
  for (let range = tag.toLowerCase(); range !== ''; range = range.replace(/(-[^-])*-?[^-]*$/, '')) {
    const known = names.find(([one]) => one.toLowerCase() === range);
    if (known !== undefined) return known[1];
  }
  return name;
}
