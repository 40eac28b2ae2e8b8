import { Images, Zap } from 'lucide';
import type { ComponentType } from 'preact';
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { autoColumns, BREAKPOINTS, columnsAt } from '../../lib/core/columns.ts';
import type { GalleryValue } from '../../lib/core/galleryImage.ts';
import { asGalleryImage } from '../../lib/core/galleryItem.ts';
import type { GalleryItem } from '../../lib/core/galleryItem.ts';
import { pressReaction } from '../../lib/core/reaction.ts';
import type { Reaction } from '../../lib/core/reaction.ts';
import type { PreviewProps } from '../preview/Preview.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Card } from './Card.tsx';
import { sizeOf } from './cardShape.ts';
import type { LikeableGalleryProps } from './LikeableGalleryProps.ts';
import { LoadMore } from './LoadMore.tsx';
import { useCardActions } from './useCardActions.ts';
import { useCurrentCard } from './useCurrentCard.ts';
import { useGalleryBox } from './useGalleryBox.ts';
import { useGalleryItems } from './useGalleryItems.ts';
import { useGalleryKeyboard } from './useGalleryKeyboard.ts';
import { useLaneGrid } from './useLaneGrid.ts';
import { useSelection } from './useSelection.ts';

const NOTHING: readonly GalleryValue[] = [];

export interface GalleryProps extends LikeableGalleryProps {
  /** Shows one picture large. Given from outside, so that it can be loaded when it is first needed. */
  readonly Preview: ComponentType<PreviewProps>;
}

/** The likeable gallery, whatever shows its pictures large. */
export function Gallery(props: GalleryProps) {
  return props.render === false ? null : <RenderedGallery {...props} />;
}

function RenderedGallery(props: GalleryProps) {
  const { label, allowPreview = true, layout = 'masonry', actionLabel = 'Click', actionIcon = Zap } = props;
  const likeable = props.likeable ?? props.onLike !== undefined;
  const canLike = likeable === true || likeable === 'both' || likeable === 'like';
  const canDislike = likeable === true || likeable === 'both' || likeable === 'dislike';
  const action = (props.clickable ?? props.onClick !== undefined) ? actionLabel : undefined;

  const root = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const said = useSignal('');
  const { items, places, setReaction } = useGalleryItems(props.value ?? NOTHING, props.onChange);
  const current = useCurrentCard(items, places, list, props.keyScope);
  const box = useGalleryBox(root, scroller, list);

  const narrow = box.outer < BREAKPOINTS[0];
  const [gapX, gapY] = gaps(props.gap, narrow);
  const lanes =
    props.columns === undefined ? autoColumns(box.outer, box.inner, gapX) : columnsAt(box.outer, props.columns);
  const cardWidth = Math.max(0, (box.inner + gapX) / lanes - gapX);
  const padding = narrow ? 12 : 16;
  const shape = { lanes, cardWidth, gap: gapY, strip: box.strip, padding, layout };
  const grid = useLaneGrid(items, places, shape, current.index, box.view, scroller);

  const selection = useSelection({ ...props, allowPreview, items, places, current, grid });

  function judge(item: GalleryItem, liked: Reaction): void {
    setReaction(item, liked);
    said.value = `${liked === null ? 'Cleared' : liked ? 'Liked' : 'Disliked'}: ${item.caption}`;
    const index = places.get(item.key) ?? -1;
    props.onLike?.({ index, key: item.key, value: item.value, liked });
  }
  function act(item: GalleryItem): void {
    props.onClick?.({ index: places.get(item.key) ?? -1, key: item.key, value: item.value, action: actionLabel });
  }
  function withItem(run: (item: GalleryItem) => void): (key: string) => void {
    return (key) => {
      const item = items[places.get(key) ?? -1];
      if (!item) return;
      current.set(key);
      run(item);
    };
  }

  const actions = useCardActions({
    open: withItem(selection.press),
    press: (key, pressed) => withItem((item) => judge(item, pressReaction(item.liked, pressed)))(key),
    act: withItem(act),
    noteSize: grid.noteSize,
  });
  useGalleryKeyboard(props.keyScope ?? root, {
    items,
    current,
    grid,
    page: () => (scroller.current?.clientHeight ?? 0) - 2 * padding,
    listening: selection.previewing === null,
    canLike,
    canDislike,
    open: selection.press,
    judge,
    act: action === undefined ? undefined : act,
  });

  const { previewing } = selection;
  return (
    <div
      ref={root}
      id={props.elemId}
      class={classes(props, cardWidth)}
      style={{
        flexGrow: props.scale,
        minInlineSize: `min(${props.minWidth ?? 160}px, 100%)`,
        blockSize: typeof props.height === 'number' ? `${props.height}px` : props.height,
      }}
      hidden={props.visible === false}
    >
      {(props.showLabel ?? label !== undefined) && <h2 class="lg-gallery-label">{label ?? 'Gallery'}</h2>}
      <div
        ref={scroller}
        class="lg-gallery-scroll"
        style={{ '--lg-gallery-inset': `${padding}px`, '--lg-gallery-gutter': `${box.gutter}px` }}
        inert={previewing !== null}
      >
        <div
          ref={list}
          class="lg-gallery-list"
          role={items.length > 0 ? 'list' : undefined}
          aria-label={items.length > 0 ? (label ?? 'Gallery') : undefined}
          style={{ blockSize: `${grid.height}px` }}
          onFocusIn={({ target }) => {
            const card = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
            const key = items[Number(card?.dataset['index'])]?.key;
            if (key !== undefined) current.set(key);
          }}
        >
          {grid.cards.map(({ index, lane, start, end }) => {
            const item = items[index];
            if (!item) return null;
            const x = Math.round(lane * (cardWidth + gapX));
            return (
              <Card
                key={item.key}
                item={item}
                index={index}
                count={items.length}
                x={x}
                y={start}
                width={Math.round(lane * (cardWidth + gapX) + cardWidth) - x}
                height={end - start - shape.strip}
                size={sizeOf(item, grid.found)}
                objectFit={props.objectFit}
                current={index === current.index}
                selected={item.key === selection.marked}
                canLike={canLike}
                canDislike={canDislike}
                canPreview={allowPreview}
                actionLabel={action}
                actionIcon={actionIcon}
                notSaved={props.notSaved?.has(item.key) ?? false}
                actions={actions}
              />
            );
          })}
        </div>
        {items.length === 0 && !props.hasMore && <EmptyState icon={Images} title="No pictures" />}
        {props.hasMore && (
          <LoadMore
            label={props.loadMoreButtonProps?.label ?? 'Load more'}
            load={() => props.onLoadMore?.({ value: items.map((item) => asGalleryImage(item.value, item.liked)) })}
          />
        )}
      </div>
      <div class="lg-visually-hidden" aria-live="polite">
        {said}
      </div>
      {previewing !== null && (
        <props.Preview
          items={items}
          index={previewing}
          found={grid.found}
          canLike={canLike}
          canDislike={canDislike}
          actionLabel={action}
          actionIcon={actionIcon}
          showDownloadButton={props.showDownloadButton ?? true}
          notSaved={props.notSaved}
          onMove={selection.move}
          onJudge={judge}
          onAct={act}
          onClose={selection.leave}
        />
      )}
    </div>
  );
}

function gaps(gap: LikeableGalleryProps['gap'], narrow: boolean): readonly [number, number] {
  if (gap === undefined) return [narrow ? 8 : 12, 8];
  return typeof gap === 'number' ? [gap, gap] : gap;
}

function classes({ elemClasses = [], container = true }: LikeableGalleryProps, card: number): string {
  const own = ['lg', 'lg-gallery'];
  if (container) own.push('lg-gallery-boxed');
  if (card < 180) own.push('lg-gallery-small-cards');
  if (card < 130) own.push('lg-gallery-tiny-cards');
  return own.concat(elemClasses).join(' ');
}
