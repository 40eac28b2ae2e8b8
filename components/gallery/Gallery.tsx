import { Zap } from 'lucide';
import type { TargetedMouseEvent } from 'preact';
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { GalleryValue } from '../../lib/core/pictures/galleryImage.ts';
import { asGalleryImage } from '../../lib/core/pictures/galleryItem.ts';
import type { GalleryItem } from '../../lib/core/pictures/galleryItem.ts';
import { createHistory } from '../../lib/core/history.ts';
import { keyBindings, type Command } from '../../lib/core/settings/keyBindings.ts';
import { text } from '../../lib/core/text.ts';
import { writtenList } from '../../lib/core/writtenList.ts';
import { Card } from './cards/Card.tsx';
import { sizeOf } from './cards/cardShape.ts';
import { cardTexts } from './cards/cardTexts.ts';
import { galleryCommands } from './galleryCommands.ts';
import type { MenuPoint } from './galleryAction.ts';
import { classesOf, shapeOf } from './galleryLook.ts';
import type { GalleryProps } from './GalleryProps.ts';
import { SkeletonCards } from './cards/SkeletonCards.tsx';
import { useCardActions } from './cards/useCardActions.ts';
import { useCurrentCard } from './useCurrentCard.ts';
import { useGalleryBox } from './useGalleryBox.ts';
import { useGalleryItems } from './useGalleryItems.ts';
import { useGalleryKeyboard } from './useGalleryKeyboard.ts';
import { useJudging } from './useJudging.ts';
import { usePreviewing } from './usePreviewing.ts';
import { useSelection } from './selecting/useSelection.ts';
import { useVirtualCards, type CardsRectangle } from './cards/useVirtualCards.ts';

const NOTHING: readonly GalleryValue[] = [];

/** The likeable gallery, whatever shows its pictures large. */
export function Gallery(props: GalleryProps) {
  return props.render === false ? null : <RenderedGallery {...props} />;
}

function RenderedGallery(props: GalleryProps) {
  const { label, views, allowPreview = true, captions = 'below', details } = props;
  const { actionLabel = text('gallery_act'), actionIcon = Zap } = props;
  const likeable = props.likeable ?? props.onLike !== undefined;
  const canLike = likeable === true || likeable === 'both' || likeable === 'like';
  const canDislike = likeable === true || likeable === 'both' || likeable === 'dislike';
  const { actionCommand = 'act' } = props;
  const action = (props.clickable ?? props.commands?.[actionCommand] !== undefined) ? actionLabel : undefined;

  const root = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const said = useSignal('');
  const pointed = useSignal<string | null>(null);
  const comparing = useSignal<readonly string[] | null>(null);
  const tagging = useSignal<readonly GalleryItem[] | null>(null);
  const wantsShown = useRef<string | null>(null);
  const ownHistory = useMemo(createHistory, []);
  const history = props.history ?? ownHistory;
  const bindings = useMemo(() => keyBindings(props.keys), [props.keys]);
  const texts = useMemo(() => cardTexts(bindings), [bindings]);

  function cover(): HTMLElement | null {
    const around = props.keyScope?.current ?? root.current;
    const top = [...(around?.querySelectorAll<HTMLElement>('[role="dialog"]') ?? [])].at(-1);
    return top?.hasAttribute('tabindex') ? top : (top?.querySelector<HTMLElement>('input, button') ?? null);
  }
  const { items, places, setReactions } = useGalleryItems(props.value ?? NOTHING, props.onChange);
  const current = useCurrentCard(items, places, list, props.keyScope, cover, props.startAtFirst);
  const box = useGalleryBox(root, scroller, list);

  const hasStrip = canLike || canDislike || captions === 'below';
  const shape = shapeOf(props, box, hasStrip);
  const { padding } = shape;
  const cards = useVirtualCards(items, places, shape, current.index, box.view, scroller, props.groups);

  const previewing = usePreviewing({ ...props, allowPreview, items, places, current, cards });
  const selection = useSelection(items, places, current.key, props.onSelectionChange);
  const covered = previewing.previewing !== null || comparing.value !== null || tagging.value !== null;

  /** Brings a picture before the eyes as soon as it is in the list. */
  function show(key: string): void {
    wantsShown.current = key;
  }
  function goTo(item: GalleryItem): void {
    if (previewing.previewing === null) {
      current.set(item.key);
      show(item.key);
    } else {
      previewing.move(places.get(item.key) ?? -1);
    }
  }

  function say(message: string): void {
    said.value = message;
  }
  const judging = useJudging({
    ...props,
    places,
    setReactions,
    history,
    show,
    say,
    undoLast: () => commands.runOnSelection('undo'),
  });

  function closeCompare(key: string): void {
    comparing.value = null;
    const item = items[places.get(key) ?? -1];
    if (item) goTo(item);
    current.focus();
  }
  function fullScreen(): void {
    const element = props.keyScope?.current ?? root.current;
    const done = document.fullscreenElement ? document.exitFullscreen() : element?.requestFullscreen();
    done?.catch(() => say(text('gallery_no_full_screen')));
  }
  async function tag(pictures: readonly GalleryItem[], tags: readonly string[]): Promise<void> {
    const keys = pictures.map(({ key }) => key);
    await details?.annotate(keys, { addTags: tags });
    const message = text('gallery_tagged', { count: keys.length, tags: writtenList(tags) });
    props.onNotice?.({ tone: 'info', message });
  }
  function closeTags(): void {
    tagging.value = null;
    if (previewing.previewing === null) current.focus();
  }

  const commands = galleryCommands({
    items,
    current,
    selection,
    cards,
    page: () => (scroller.current?.clientHeight ?? 0) - 2 * padding,
    canLike,
    canDislike,
    autoAdvance: props.autoAdvance ?? false,
    judging,
    open: previewing.press,
    goTo,
    others: {
      ...props.commands,
      ...(actionCommand !== 'act' && { act: (pictures) => commands.runOn(pictures, actionCommand) }),
      compare: (pictures) => (comparing.value = pictures.map(({ key }) => key)),
      tag: details ? (pictures) => (tagging.value = pictures) : undefined,
      menu: props.onMenu && openMenu,
    },
    fullScreen,
    say,
  });
  useGalleryKeyboard(props.keyScope ?? root, {
    bindings,
    listening: !covered,
    awaitsCommands: props.awaitsCommands ?? false,
    run: (command) => {
      current.touch();
      return commands.runKey(command);
    },
    leave() {
      if (selection.keys.size === 0) return false;
      selection.clear();
      return true;
    },
  });

  function withItem(run: (item: GalleryItem) => void): (key: string) => void {
    return (key) => {
      const item = items[places.get(key) ?? -1];
      if (!item) return;
      current.set(key);
      run(item);
    };
  }
  const open = withItem(previewing.press);
  const toggle = withItem(({ key }) => selection.toggle(key));
  const actions = useCardActions({
    open,
    press(key, { shiftKey, ctrlKey, metaKey }) {
      if (shiftKey) selection.extendTo(key);
      else if (ctrlKey || metaKey) toggle(key);
      else open(key);
    },
    select(key, { shiftKey }) {
      if (shiftKey) selection.extendTo(key);
      else toggle(key);
    },
    judge: (key, pressed) => withItem((item) => commands.runOn([item], pressed ? 'like' : 'dislike'))(key),
    act: withItem((item) => commands.runOn([item], actionCommand)),
    menu: withItem((item) => openMenu([item])),
    noteSize: cards.noteSize,
  });

  function openMenu(pictures: readonly GalleryItem[], at?: MenuPoint): void {
    props.onMenu?.(pictures, (command) => commands.runOn(pictures, command), at);
  }
  /** The browser's own menu comes with Shift, and where the gallery has none. */
  function onContextMenu(event: TargetedMouseEvent<HTMLElement>): void {
    const key = keyOf(event.target, items);
    if (!props.onMenu || key === undefined || event.shiftKey) return;
    event.preventDefault();
    withItem((item) => openMenu(selection.keys.has(key) ? selection.items : [item], event))(key);
  }

  const beforeMarquee = useRef<ReadonlySet<string>>(new Set());
  function startMarquee(adds: boolean): void {
    current.touch();
    beforeMarquee.current = adds ? selection.keys : new Set();
  }
  function drawMarquee(rectangle: CardsRectangle): void {
    const touched = cards.within(rectangle).flatMap((index) => items[index]?.key ?? []);
    selection.set([...beforeMarquee.current, ...touched]);
  }

  useLayoutEffect(() => {
    const key = wantsShown.current;
    const index = key === null ? undefined : places.get(key);
    if (key !== null && index !== undefined) {
      wantsShown.current = null;
      current.set(key);
      cards.reveal(index);
      if (!covered) current.focus();
    } else if (current.isUntouched() && current.index > 0) {
      cards.reveal(current.index);
    }
  });
  useLayoutEffect(() => props.onCover?.(covered), [covered]);

  const controls = {
    canLike,
    canDislike,
    actionLabel: action,
    actionIcon,
    actionCommand,
    showDownloadButton: props.commands?.download !== undefined && actionCommand !== 'download',
    canShowInPage: props.commands?.showInPage !== undefined,
    showShareButton: props.showShareButton ?? false,
    bindings,
    menu: props.menu,
  };
  const { previewing: previewed, marked } = previewing;
  return (
    <div
      ref={root}
      id={props.elemId}
      class={classesOf(props, shape, hasStrip, selection.keys.size > 0)}
      style={{
        flexGrow: props.scale,
        minInlineSize: `min(${props.minWidth ?? 160}px, 100%)`,
        blockSize: typeof props.height === 'number' ? `${props.height}px` : props.height,
      }}
      hidden={props.visible === false}
      aria-busy={props.busy || undefined}
    >
      {(props.showLabel ?? label !== undefined) && <h2 class="lg-gallery-label">{label ?? text('gallery_name')}</h2>}
      {props.before}
      <div
        ref={scroller}
        class="lg-gallery-scroll"
        style={{ '--lg-gallery-inset': `${padding}px`, '--lg-gallery-gutter': `${box.gutter}px` }}
        inert={covered}
        onPointerDown={current.touch}
        onWheel={current.touch}
      >
        <div
          ref={list}
          class="lg-gallery-list"
          role={items.length > 0 ? 'list' : undefined}
          aria-label={items.length > 0 ? (label ?? text('gallery_name')) : undefined}
          style={{ blockSize: `${cards.height}px` }}
          onFocusIn={({ target }) => {
            const key = keyOf(target, items);
            if (key !== undefined && key !== current.key) current.set(key);
          }}
          onPointerOver={({ target }) => (pointed.value = keyOf(target, items) ?? null)}
          onPointerLeave={() => (pointed.value = null)}
          onContextMenu={onContextMenu}
        >
          {cards.cards.flatMap((place) => {
            const { index, x, y, width, height } = place;
            const item = items[index];
            if (!item) return null;
            return [
              props.groups?.before(place),
              <Card
                key={item.key}
                item={item}
                index={index}
                count={items.length}
                x={x}
                y={y}
                width={width}
                height={height}
                strip={shape.strip}
                size={sizeOf(item, cards.found)}
                objectFit={props.objectFit}
                current={index === current.index}
                active={index === current.index || item.key === pointed.value}
                marked={item.key === marked}
                selected={selection.keys.has(item.key)}
                canLike={canLike}
                canDislike={canDislike}
                canPreview={allowPreview}
                actionLabel={action}
                actionIcon={actionIcon}
                hasMenu={props.onMenu !== undefined}
                notSaved={props.notSaved?.has(item.key) ?? false}
                hurried={cards.hurried}
                texts={texts}
                BrokenPicture={views.BrokenPicture}
                actions={actions}
              />,
            ];
          })}
          <views.Marquee
            list={list}
            scroller={scroller}
            onStart={startMarquee}
            onChange={drawMarquee}
            onPick={(key, command) => withItem((item) => (command ? commands.runOn([item], command) : goTo(item)))(key)}
          />
        </div>
        {items.length === 0 && !props.hasMore && (props.busy ? <SkeletonCards /> : props.empty)}
        {props.hasMore && (
          <views.LoadMore
            {...props.loadMoreButtonProps}
            load={() => props.onLoadMore?.({ value: items.map((item) => asGalleryImage(item.value, item.liked)) })}
          />
        )}
      </div>
      <div class="lg-visually-hidden" aria-live="polite">
        {said}
      </div>
      {selection.keys.size > 0 && !covered && (
        <views.SelectionBar
          {...controls}
          count={selection.keys.size}
          items={() => selection.items}
          actions={props.selectionActions}
          canTag={details !== undefined}
          run={commands.runOnSelection}
          onClear={() => {
            selection.clear();
            current.focus();
          }}
        />
      )}
      {previewed !== null && (
        <views.Preview
          {...controls}
          items={items}
          index={previewed}
          found={cards.found}
          notSaved={props.notSaved}
          details={details}
          onMove={previewing.move}
          run={(command: Command) => {
            const item = items[previewed];
            return item !== undefined && commands.runOn([item], command);
          }}
          onClose={previewing.leave}
        />
      )}
      {comparing.value !== null && (
        <views.Compare
          canLike={canLike}
          canDislike={canDislike}
          bindings={bindings}
          items={items}
          picked={comparing.value}
          onNotice={props.onNotice}
          found={cards.found}
          notSaved={props.notSaved}
          onJudge={(item, liked) => judging.judge([item], liked)}
          run={commands.runOnSelection}
          onClose={closeCompare}
        />
      )}
      {tagging.value !== null && (
        <views.TagDialog
          count={tagging.value.length}
          onTag={(tags) => tag(tagging.value ?? [], tags)}
          onClose={closeTags}
        />
      )}
      {props.after}
    </div>
  );
}

/** The key of the card that an event's target lies in. */
function keyOf(target: EventTarget | null, items: readonly GalleryItem[]): string | undefined {
  const card = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return items[Number(card?.dataset['index'] ?? -1)]?.key;
}
