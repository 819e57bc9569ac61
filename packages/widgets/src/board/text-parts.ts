const CLAUSE_END = /[.;:!?।؛؟]$/;
// What parts of one length may differ by, in letters of usual width.
const UNEVEN_LETTERS = 8;

/**
 * Parts a text that is too long to stand at once at its spaces, so that the parts can take turns; after a clause rather
 * than inside one. A word that is longer than `widthMax` stays whole. Widths are as `widthOf` measures; in letters
 * without it.
 *
 * @example
 * textParts('Back at 11:30', 8); // ['Back at', '11:30']
 */
export function textParts(
  text: string,
  widthMax: number,
  widthOf: (text: string) => number = (part) => part.length,
): readonly string[] {
  const whole = widthOf(text);
  if (text === '' || whole === 0) return [];
  // Parts of about one length, so that no word is left alone.
  const uneven = (UNEVEN_LETTERS * whole) / text.length;
  const widthEach = Math.min(widthMax, whole / Math.ceil(whole / widthMax) + uneven);
  const parts: string[] = [];
  let part = '';
  for (const word of text.split(/\s+/)) {
    const longer = part === '' ? word : `${part} ${word}`;
    if (part !== '' && widthOf(longer) > widthEach) {
      parts.push(part);
      part = word;
    } else {
      part = longer;
    }
    if (whole > widthMax && CLAUSE_END.test(word) && widthOf(part) >= widthMax / 2) {
      parts.push(part);
      part = '';
    }
  }
  return part === '' ? parts : [...parts, part];
}
