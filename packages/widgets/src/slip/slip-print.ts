import type { Paper } from './slip-layout.ts';
import { DOTS_PER_MM, PRINTED_DOTS } from './slip-layout.ts';

const MARK = 'data-carequeue-slip';
/** White below the slip, so that the cutter leaves the last line whole. */
const TAIL_MM = 4;

/** A picture to print, in dots. */
export interface PrintedPicture {
  readonly url: string;
  readonly heightDots: number;
  readonly paper: Paper;
  /** For those who read what is printed. */
  readonly text: string;
}

/**
 * Prints a picture alone on a slip's paper, whatever else the page shows: while it prints the page has a sheet of styles
 * more, made by script, which no policy for styles forbids.
 */
export async function printPicture({ url, heightDots, paper, text }: PrintedPicture): Promise<void> {
  const widthMm = PRINTED_DOTS[paper] / DOTS_PER_MM;
  const heightMm = heightDots / DOTS_PER_MM;
  const sheet = new CSSStyleSheet();
  // What cannot be hidden, as an element that keeps its own `display`, is made nothing.
  sheet.replaceSync(`
    @page { size: ${paper}mm ${heightMm + TAIL_MM}mm; margin: 0; }
    @media print {
      html, body { display: block !important; width: auto !important; min-height: 0 !important; margin: 0 !important; padding: 0 !important; background: none !important; }
      body > :not([${MARK}]) { display: none !important; position: fixed !important; contain: strict !important; width: 0 !important; height: 0 !important; min-height: 0 !important; }
      [${MARK}] { display: block !important; width: ${widthMm}mm !important; height: ${heightMm}mm !important; margin: 0 auto !important; image-rendering: pixelated; }
    }
    @media screen { [${MARK}] { display: none !important; } }
  `);
  const picture = document.createElement('img');
  picture.setAttribute(MARK, '');
  picture.alt = text;
  picture.src = url;
  const before = document.adoptedStyleSheets;
  document.adoptedStyleSheets = [...before, sheet];
  document.body.append(picture);
  try {
    await picture.decode();
    window.print();
  } finally {
    picture.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  }
}
