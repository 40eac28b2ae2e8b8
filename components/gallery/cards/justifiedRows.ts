/** One picture's place in its row, in pixels from the row's own start; the row's height is that of its pictures. */
export interface JustifiedRow {
  /** Place in the list of the row's first picture. */
  readonly first: number;
  readonly height: number;
  /** Pixels from the start of the row, and wide, one pair a picture. */
  readonly cells: readonly (readonly [x: number, width: number])[];
}

export interface JustifiedOptions {
  readonly count: number;
  /** Width by height of a picture, by its place in the list. */
  readonly ratioOf: (index: number) => number;
  readonly width: number;
  /** Pixels that rows come near to. */
  readonly rowHeight: number;
  readonly gap: number;
}

/** How much lower than wanted a row may be made so that one more picture fits; beyond it that one opens the next row. */
const LOWEST = 0.72;

/**
 * Rows of pictures in their own proportions that fill the width exactly. A row takes pictures until it would be as low as
 * wanted. The last one, when it has too few, keeps the wanted height and ends early. What comes behind a full row never
 * changes it, so that a longer list leaves the rows before its end as they were.
 */
export function justifiedRows({ count, ratioOf, width, rowHeight, gap }: JustifiedOptions): JustifiedRow[] {
  const rows: JustifiedRow[] = [];
  let ratios: number[] = [];
  let sum = 0;
  const heightWith = (total: number, cells: number): number => (width - gap * (cells - 1)) / total;

  const close = (height: number): void => {
    const fills = height !== rowHeight;
    let x = 0;
    const cells = ratios.map((ratio, place) => {
      const end = x + ratio * height;
      const isLast = place === ratios.length - 1;
      const left = Math.round(x);
      const cell = [left, (isLast && fills ? Math.round(width) : Math.round(end)) - left] as const;
      x = end + gap;
      return cell;
    });
    rows.push({ first: rows.length === 0 ? 0 : nextOf(rows.at(-1)), height: Math.round(height), cells });
    ratios = [];
    sum = 0;
  };

  for (let index = 0; index < count; index++) {
    const ratio = ratioOf(index);
    const lowered = heightWith(sum + ratio, ratios.length + 1);
    if (ratios.length > 0 && lowered < rowHeight * LOWEST) close(heightWith(sum, ratios.length));
    ratios.push(ratio);
    sum += ratio;
    const height = heightWith(sum, ratios.length);
    if (height <= rowHeight) close(height);
  }
  if (ratios.length > 0) close(Math.min(rowHeight, heightWith(sum, ratios.length)));
  return rows;
}

function nextOf(row: JustifiedRow | undefined): number {
  return row === undefined ? 0 : row.first + row.cells.length;
}
