/** Heights in tenths of the width: uneven as pictures are, and the same at every look. */
const SHAPES = [13, 7, 10, 7, 12, 9, 7, 13, 7, 8, 11, 7, 9, 14, 7, 10, 8, 12, 7, 9];

/** Stands where cards will be while pictures are looked for. */
export function SkeletonCards() {
  return (
    <div class="lg-skeleton" aria-hidden="true">
      {[...SHAPES, ...SHAPES, ...SHAPES].map((tenths, index) => (
        <div key={index} class="lg-skeleton-card">
          <div style={{ aspectRatio: `10 / ${tenths}` }} />
          <span style={{ inlineSize: `${30 + ((tenths * 17) % 45)}%` }} />
        </div>
      ))}
    </div>
  );
}
