import type { TextWidth } from './text-fit.ts';

const SIZE_PX = 100;
// Letters of the widest script, for a browser that cannot measure.
const LETTER_EM = 0.7;
// A board writes the same few words every second, and others on another day.
const REMEMBERED_MAX = 2_000;

/** Measures texts in the typeface of the element it is in, and remembers what it measured. */
export class TextRuler {
  private readonly context = document.createElement('canvas').getContext('2d');
  private readonly known = new Map<string, number>();
  private fontFamily = '';

  /** Takes up the typeface that an element has now. */
  follow(element: Element): void {
    const { fontFamily } = getComputedStyle(element);
    if (fontFamily !== this.fontFamily || this.known.size > REMEMBERED_MAX) this.known.clear();
    this.fontFamily = fontFamily;
  }

  /** Width of a text in one row, in ems. */
  readonly widthOf: TextWidth = (text, isBold = false) => {
    const key = `${isBold} ${text}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const width = this.measured(text, isBold);
    this.known.set(key, width);
    return width;
  };

  private measured(text: string, isBold: boolean): number {
    const { context } = this;
    if (context === null) return text.length * LETTER_EM;
    context.font = `${isBold ? 700 : 400} ${SIZE_PX}px ${this.fontFamily}`;
    return context.measureText(text).width / SIZE_PX;
  }
}
