/** The ids an attribute names, which are apart by spaces or commas. */
export function idsOf(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((id) => id !== '');
}
