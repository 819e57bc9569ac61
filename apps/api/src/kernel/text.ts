import { z } from 'zod';

/** Names of people, places and things, in characters (Unicode code points). */
export const NAME_LENGTH_MAX = 200;

/** What `checkText` found; `ok` when the text may be stored and shown. */
export type TextFinding =
  | 'ok'
  | 'empty'
  | 'too_long'
  | 'not_normalised'
  | 'control_character'
  | 'bidi_control'
  | 'broken_surrogate';

/** Choices of a text field. */
export interface TextOptions {
  /** Line breaks (`\n`) are allowed; default false. */
  readonly newline?: boolean;
  /** An empty or blank text is allowed; default false. */
  readonly empty?: boolean;
}

// U+2028 and U+2029 break lines as a newline does and are refused with the control characters.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose.
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose.
const CONTROL_BUT_NEWLINE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/;
// Embeddings, overrides and isolates can make a board show another text than the one stored.
// The plain marks (U+200E, U+200F, U+061C) change no order of what is beside them and are needed in Arabic and Hebrew.
const BIDI_CONTROL = /[\u202a-\u202e\u2066-\u2069]/;

function codePointCount(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/**
 * Looks for what makes a text unfit to be stored and shown on a board.
 *
 * `lengthMax` counts Unicode code points, so an emoji is not punished for its encoding.
 *
 * @see https://www.unicode.org/reports/tr9/
 * @see https://trojansource.codes/
 * @example
 * checkText('Asha 😊', 200) // 'ok'
 * checkText('\u202Egnp.exe', 200) // 'bidi_control'
 */
export function checkText(text: string, lengthMax: number, options: TextOptions = {}): TextFinding {
  if (text.length > lengthMax * 2 || codePointCount(text) > lengthMax) return 'too_long';
  if (options.empty !== true && text.trim() === '') return 'empty';
  if ((options.newline === true ? CONTROL_BUT_NEWLINE : CONTROL).test(text)) return 'control_character';
  if (BIDI_CONTROL.test(text)) return 'bidi_control';
  if (!text.isWellFormed()) return 'broken_surrogate';
  return text.normalize('NFC') === text ? 'ok' : 'not_normalised';
}

function describe(finding: Exclude<TextFinding, 'ok' | 'not_normalised'>, lengthMax: number): string {
  switch (finding) {
    case 'empty':
      return 'must not be empty';
    case 'too_long':
      return `must be at most ${lengthMax} characters`;
    case 'control_character':
      return 'must not contain control characters';
    case 'bidi_control':
      return 'must not contain characters that override the direction of text';
    case 'broken_surrogate':
      return 'must be well-formed Unicode';
  }
}

/**
 * A zod schema of text that people read: normalised to NFC, without control and bidi-override characters,
 * at most `lengthMax` code points.
 *
 * @example
 * const name = plainText(NAME_LENGTH_MAX);
 * const notes = plainText(2000, { newline: true });
 */
export function plainText(lengthMax: number, options: TextOptions = {}) {
  return z
    .string()
    .normalize('NFC')
    .superRefine((text, context) => {
      const finding = checkText(text, lengthMax, options);
      if (finding === 'ok' || finding === 'not_normalised') return;
      context.addIssue({ code: 'custom', message: describe(finding, lengthMax) });
    })
    .meta({ minLength: options.empty === true ? 0 : 1, maxLength: lengthMax });
}
