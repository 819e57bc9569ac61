/** The contrast that WCAG 2.2 AA asks of a text. */
export const CONTRAST_MIN = 4.5;

/** A colour's red, green and blue, each 0 to 255; null for what is not `#rrggbb`. */
function channels(colour: string): readonly number[] | null {
  const [, hex] = /^#([0-9a-f]{6})$/i.exec(colour) ?? [];
  return hex === undefined ? null : [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

function luminance(parts: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = parts.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * Contrast of two colours from 1 to 21, by WCAG; null where one is not `#rrggbb`.
 *
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 * @example
 * contrastOf('#000000', '#ffffff'); // 21
 */
export function contrastOf(one: string, other: string): number | null {
  const [first, second] = [channels(one), channels(other)];
  if (first === null || second === null) return null;
  const [light = 0, dark = 0] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** A brand's colours as the playground sets them. */
export interface BrandColours {
  readonly accent: string;
  readonly called: string;
  readonly page: string;
}

/** The elements' own surfaces in the light theme: what a brand's colours stand on. */
const SURFACE = '#ffffff';
const INK = '#0f2530';

/** What is hard to read with a brand's colours in the light theme, as sentences; empty when all is well. */
export function contrastWarnings({ accent, called, page }: BrandColours): readonly string[] {
  const pairs = [
    ['Buttons and links', accent, SURFACE],
    ['The call', called, SURFACE],
    ['Text', INK, page],
  ] as const;
  return pairs.flatMap(([what, ink, ground]) => {
    const contrast = contrastOf(ink, ground);
    if (contrast === null || contrast >= CONTRAST_MIN) return [];
    return `${what}: ${contrast.toFixed(1)} : 1, less than ${CONTRAST_MIN} : 1. The elements darken it where they must; a darker colour stays yours.`;
  });
}
