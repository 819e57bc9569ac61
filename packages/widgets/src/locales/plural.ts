/**
 * Makes the function that puts a count into the right form of a language; `#` stands for the count. The categories a
 * language has are its type, so that a missing form fails the build.
 *
 * @see https://cldr.unicode.org/index/cldr-spec/plural-rules
 * @example
 * const plural = pluralOf<'one' | 'other'>('en');
 * plural(2, { one: '# person', other: '# people' }); // '2 people'
 */
export function pluralOf<Category extends Intl.LDMLPluralRule>(
  tag: string,
): (count: number, forms: Readonly<Record<Category | 'other', string>>) => string {
  const rules = new Intl.PluralRules(tag);
  return (count, forms) => {
    const known: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = forms;
    return (known[rules.select(count)] || forms.other).replace('#', String(count));
  };
}
