const CLAUSE_END = /[.;:!?।؛؟]$/;

/**
 * Parts a text that is too long to stand at once at its spaces, so that the parts can take turns; after a clause rather
 * than inside one. A word that is longer than `lettersMax` stays whole.
 *
 * @example
 * textParts('Back at 11:30', 8); // ['Back at', '11:30']
 */
export function textParts(text: string, lettersMax: number): readonly string[] {
  // Parts of about one length, so that no word is left alone.
  const lettersEach = Math.min(lettersMax, text.length / Math.ceil(text.length / lettersMax) + 8);
  const parts: string[] = [];
  let part = '';
  for (const word of text.split(/\s+/)) {
    if (part !== '' && part.length + word.length >= lettersEach) {
      parts.push(part);
      part = word;
    } else {
      part = part === '' ? word : `${part} ${word}`;
    }
    if (text.length > lettersMax && CLAUSE_END.test(word) && part.length >= lettersMax / 2) {
      parts.push(part);
      part = '';
    }
  }
  return part === '' ? parts : [...parts, part];
}
