type Way = 'left' | 'right' | 'up' | 'down';

interface Middle {
  readonly x: number;
  readonly y: number;
}

/** The nearest of several boxes in a direction as seen, however they are laid out; `undefined` where there is none. */
export function paneAt(middles: readonly Middle[], from: number, way: Way): number | undefined {
  const start = middles[from];
  if (!start) return undefined;
  let nearest: { readonly place: number; readonly distance: number } | undefined;
  for (const [place, { x, y }] of middles.entries()) {
    const right = x - start.x;
    const down = y - start.y;
    const along = way === 'left' ? -right : way === 'right' ? right : way === 'up' ? -down : down;
    const across = Math.abs(way === 'left' || way === 'right' ? down : right);
    // Half a pixel: boxes in one row need not begin at the very same one.
    const distance = along + 2 * across;
    if (along > 0.5 && along >= across && (!nearest || distance < nearest.distance)) nearest = { place, distance };
  }
  return nearest?.place;
}
