import type { Direction } from '../locales/languages.ts';
import type { Measure, PlacedLine, SlipLine } from './slip-layout.ts';
import { placeLines } from './slip-layout.ts';

/** How a slip is drawn. */
export interface SlipLook {
  readonly widthDots: number;
  readonly direction: Direction;
  /** BCP 47 tag: some scripts have other letters in other languages. */
  readonly tag: string;
}

/** A typeface for every script that a patient may read; what one lacks, the next has. */
const FONT = "'Noto Sans', 'Noto Sans Devanagari', 'Noto Sans Tamil', 'Noto Sans Arabic', system-ui, sans-serif";
/** A thermal printer knows black and nothing; what is lighter than this is nothing. */
const BLACK_BELOW = 150;

/**
 * Draws a slip as a picture of black and white dots, as a thermal head burns them.
 *
 * The browser shapes the letters: printers' own fonts lack most scripts, and order Arabic and Devanagari wrongly.
 *
 * @throws Error where the browser has no canvas to draw on.
 */
export function drawSlip(lines: readonly SlipLine[], look: SlipLook): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = look.widthDots;
  canvas.lang = look.tag;
  const placed = placeLines(lines, look.widthDots, measureOn(contextOf(canvas)));
  // A new height clears the context, with what was set on it.
  canvas.height = placed.heightDots;
  const context = contextOf(canvas);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000000';
  context.direction = look.direction;
  for (const line of placed.lines) drawLine(context, line);
  burn(context);
  return canvas;
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('No canvas to draw a slip on.');
  return context;
}

function fontOf({ sizeDots, isBold }: { sizeDots: number; isBold: boolean }): string {
  return `${isBold ? 700 : 500} ${sizeDots}px ${FONT}`;
}

function measureOn(context: CanvasRenderingContext2D): Measure {
  return (text, look) => {
    context.font = fontOf(look);
    return context.measureText(text).width;
  };
}

function drawLine(context: CanvasRenderingContext2D, line: PlacedLine): void {
  const { width } = context.canvas;
  if (line.kind === 'rule') {
    context.fillRect(0, line.top, width, 2);
    return;
  }
  if (line.kind === 'text') {
    context.font = fontOf(line);
    context.textAlign = 'center';
    context.textBaseline = 'alphabetic';
    context.fillText(line.text, width / 2, line.top + line.sizeDots);
    return;
  }
  const { modules, moduleDots, left, top } = line;
  modules.forEach((row, y) => {
    row.forEach((isDark, x) => {
      if (isDark) context.fillRect(left + x * moduleDots, top + y * moduleDots, moduleDots, moduleDots);
    });
  });
}

/** Makes each dot black or white, so that no driver scatters grey ones. */
function burn(context: CanvasRenderingContext2D): void {
  const { width, height } = context.canvas;
  const picture = context.getImageData(0, 0, width, height);
  const { data } = picture;
  for (let at = 0; at < data.length; at += 4) data.fill((data[at] ?? 0) < BLACK_BELOW ? 0 : 255, at, at + 3);
  context.putImageData(picture, 0, 0);
}
