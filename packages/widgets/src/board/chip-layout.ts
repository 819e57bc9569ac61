/** How codes stand beside each other in a list: none may be cut off, for two that are cut off look the same. */

/** Columns of a list of codes, and the size of their letters, in the unit of the list's width. */
export interface ChipLayout {
  readonly columns: number;
  readonly size: number;
}

// Width of a bold digit or capital of the system fonts, in ems.
const LETTER_EM = 0.64;
// A chip's padding and border, both sides.
const CHIP_EDGES = 16;
// Rather a column less than letters smaller than this share of the usual ones.
const SHRINK_MAX = 0.72;

/**
 * Chooses as many columns as there is room for labels of `labelLength` letters.
 *
 * @example
 * chipLayout({ width: 596, gap: 14, columnsMax: 3, sizeMax: 44 }, 7).columns; // 3
 */
export function chipLayout(
  list: { width: number; gap: number; columnsMax: number; sizeMax: number },
  labelLength: number,
): ChipLayout {
  for (let columns = list.columnsMax; ; columns -= 1) {
    const width = (list.width - (columns - 1) * list.gap) / columns - CHIP_EDGES;
    const size = Math.min(list.sizeMax, width / (labelLength * LETTER_EM));
    if (columns <= 1 || size >= list.sizeMax * SHRINK_MAX) return { columns, size };
  }
}
