import { autoColumns, BREAKPOINTS, columnsAt, DEFAULT_CARD_WIDTH } from '../../lib/core/settings/columns.ts';
import { rowHeightFor } from './cards/cardShape.ts';
import type { CardsShape } from './cards/cardsLayout.ts';
import type { GalleryProps } from './GalleryProps.ts';
import type { GalleryBox } from './useGalleryBox.ts';

/** What a gallery's cards look like in the room that it has; `hasStrip`: something stands under the pictures. */
export function shapeOf(props: GalleryProps, box: GalleryBox, hasStrip: boolean): CardsShape {
  const { layout = 'masonry', cardWidth: wanted = DEFAULT_CARD_WIDTH } = props;
  const narrow = box.outer < BREAKPOINTS[0];
  const [gapX, gapY] = gaps(props.gap, narrow);
  const lanes = props.columns
    ? columnsAt(box.outer, props.columns, gapX)
    : autoColumns(box.outer, box.inner, gapX, wanted);
  const laneWidth = Math.max(0, (box.inner + gapX) / lanes - gapX);
  const padding = narrow ? 12 : 16;
  const inRows = layout === 'justified';
  return {
    layout,
    lanes: inRows ? 1 : lanes,
    cardWidth: inRows && laneWidth > 0 ? rowHeightFor(wanted, narrow) : laneWidth,
    width: box.inner,
    gapX,
    gapY,
    strip: hasStrip ? box.strip : 0,
    padding,
  };
}

function gaps(gap: GalleryProps['gap'], narrow: boolean): readonly [number, number] {
  if (gap === undefined) return [narrow ? 8 : 12, 8];
  return typeof gap === 'number' ? [gap, gap] : gap;
}

export function classesOf(props: GalleryProps, shape: CardsShape, hasStrip: boolean, selecting: boolean): string {
  const { elemClasses = [], container = true, captions = 'below', cardWidth = DEFAULT_CARD_WIDTH } = props;
  const own = ['lg', 'lg-gallery'];
  if (container) own.push('lg-gallery-boxed');
  if (captions !== 'below') own.push(`lg-captions-${captions}`);
  if (!hasStrip) own.push('lg-gallery-no-strip');
  if (selecting) own.push('lg-selecting');
  const card = shape.layout === 'justified' ? cardWidth : shape.cardWidth;
  if (card < 180) own.push('lg-gallery-small-cards');
  if (card < 130) own.push('lg-gallery-tiny-cards');
  return own.concat(elemClasses).join(' ');
}
