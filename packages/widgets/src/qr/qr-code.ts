import { errorCorrection } from './error-correction.ts';
import { drawFunctionPatterns, Grid } from './qr-grid.ts';
import { applyBestMask } from './qr-mask.ts';
import type { QrVersion } from './qr-version.ts';
import { dataCodewords, versionFor } from './qr-version.ts';

const BYTE_MODE = 0b0100;
const PADS = [0xec, 0x11] as const;

/**
 * Writes a text as a QR code: bytes of UTF-8 at error correction level M, which a thumb on the print leaves readable.
 *
 * @returns rows of modules, true for dark, without the four modules of quiet zone that belong around it.
 * @throws RangeError when the text has more than 287 bytes of UTF-8.
 * @see ISO/IEC 18004
 * @example
 * qrCode('https://queue.example.org/t/#k1.…').length; // 41
 */
export function qrCode(text: string): readonly (readonly boolean[])[] {
  const bytes = new TextEncoder().encode(text);
  const version = versionFor(bytes.length);
  if (version === null) throw new RangeError('The text is too long for a QR code that is printed small.');
  const grid = new Grid(version);
  drawFunctionPatterns(grid);
  placeCodewords(grid, interleaved(codewordsOf(bytes, version), version));
  applyBestMask(grid);
  return grid.rows();
}

function codewordsOf(bytes: Uint8Array, version: QrVersion): Uint8Array {
  const bits: number[] = [];
  const push = (value: number, length: number): void => {
    for (let at = length - 1; at >= 0; at -= 1) bits.push((value >>> at) & 1);
  };
  push(BYTE_MODE, 4);
  push(bytes.length, version.number < 10 ? 8 : 16);
  for (const byte of bytes) push(byte, 8);
  const capacity = dataCodewords(version) * 8;
  push(0, Math.min(4, capacity - bits.length));
  push(0, (8 - (bits.length % 8)) % 8);
  const codewords = new Uint8Array(dataCodewords(version));
  bits.forEach((bit, at) => {
    codewords[at >>> 3] = ((codewords[at >>> 3] ?? 0) << 1) | bit;
  });
  for (let at = bits.length / 8, pad = 0; at < codewords.length; at += 1, pad += 1) codewords[at] = PADS[pad % 2] ?? 0;
  return codewords;
}

/** Blocks with their error correction, read column by column; later blocks may be one data codeword longer. */
function interleaved(data: Uint8Array, { blockCount, correctionPerBlock }: QrVersion): readonly number[] {
  const shortLength = Math.floor(data.length / blockCount);
  const longCount = data.length % blockCount;
  let start = 0;
  const blocks = [...new Array(blockCount).keys()].map((index) => {
    const end = start + shortLength + (index >= blockCount - longCount ? 1 : 0);
    const block = data.subarray(start, end);
    start = end;
    return { block, correction: errorCorrection(block, correctionPerBlock) };
  });
  const columns = (parts: readonly Uint8Array[], length: number): number[] =>
    [...new Array(length).keys()].flatMap((at) => parts.flatMap((part) => (at < part.length ? [part[at] ?? 0] : [])));
  return [
    ...columns(
      blocks.map(({ block }) => block),
      shortLength + 1,
    ),
    ...columns(
      blocks.map(({ correction }) => correction),
      correctionPerBlock,
    ),
  ];
}

/** Fills the free modules two columns at a time from the right, up and down in turn, leaving out the timing column. */
function placeCodewords(grid: Grid, codewords: readonly number[]): void {
  const { size } = grid;
  let bit = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    const isUpward = ((right + 1) & 2) === 0;
    for (let step = 0; step < size; step += 1) {
      const y = isUpward ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (grid.isFunction(x, y)) continue;
        grid.set(x, y, (((codewords[bit >>> 3] ?? 0) >>> (7 - (bit & 7))) & 1) === 1);
        bit += 1;
      }
    }
  }
}
