/** A size of QR code at error correction level M. */
export interface QrVersion {
  readonly number: number;
  /** Modules along a side. */
  readonly size: number;
  readonly correctionPerBlock: number;
  readonly blockCount: number;
}

/** Error correction of level M by version, from 1: codewords per block, and blocks. */
const LEVEL_M: readonly (readonly [correctionPerBlock: number, blockCount: number])[] = [
  [10, 1],
  [16, 1],
  [26, 1],
  [18, 2],
  [24, 2],
  [16, 4],
  [18, 4],
  [22, 4],
  [22, 5],
  [26, 5],
  [30, 5],
  [22, 8],
];

const VERSIONS: readonly QrVersion[] = LEVEL_M.map(([correctionPerBlock, blockCount], index) => ({
  number: index + 1,
  size: 4 * (index + 1) + 17,
  correctionPerBlock,
  blockCount,
}));

/** Modules that hold data and its correction. */
function freeModules(version: number): number {
  const all = (16 * version + 128) * version + 64;
  if (version < 2) return all;
  const alignments = Math.floor(version / 7) + 2;
  return all - (25 * alignments - 10) * alignments + 55 - (version >= 7 ? 36 : 0);
}

/** How many codewords of data a version holds. */
export function dataCodewords({ number, correctionPerBlock, blockCount }: QrVersion): number {
  return Math.floor(freeModules(number) / 8) - correctionPerBlock * blockCount;
}

/** The smallest version that holds so many bytes, or null where none does. */
export function versionFor(byteCount: number): QrVersion | null {
  const fits = (version: QrVersion) => {
    const headBits = 4 + (version.number < 10 ? 8 : 16);
    return headBits + byteCount * 8 <= dataCodewords(version) * 8;
  };
  return VERSIONS.find(fits) ?? null;
}

/** Where the centres of a version's alignment patterns lie, on either axis. */
export function alignmentCentres({ number, size }: QrVersion): readonly number[] {
  if (number === 1) return [];
  const count = Math.floor(number / 7) + 2;
  const step = Math.ceil((size - 13) / (2 * count - 2)) * 2;
  const rest = [...new Array(count - 1).keys()].map((index) => size - 7 - index * step);
  return [6, ...rest.reverse()];
}
