import { useSignal } from '@preact/signals';
import { ChevronLeft, ChevronRight } from 'lucide';
import type { TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { GalleryItem } from '../../lib/core/pictures/galleryItem.ts';
import { withKey } from '../../lib/core/settings/keyBindings.ts';
import type { Command } from '../../lib/core/settings/keyBindings.ts';
import { text } from '../../lib/core/text.ts';
import { sizeOf } from '../gallery/cards/cardShape.ts';
import { commandFor } from '../gallery/galleryKeys.ts';
import type { PreviewProps } from '../gallery/galleryViews.ts';
import { Icon } from '../ui/Icon.tsx';
import { keepTabInside } from '../ui/keepTabInside.ts';
import { DetailsPane } from './DetailsPane.tsx';
import { FilmStrip } from './FilmStrip.tsx';
import { ZOOM_STEP } from './pictureZoom.ts';
import type { Point } from './pictureZoom.ts';
import { PreviewHead } from './PreviewHead.tsx';
import { followStageGestures } from './stageGestures.ts';
import { StagePicture } from './StagePicture.tsx';
import { useFullScreen } from './useFullScreen.ts';
import { usePictureZoom } from './usePictureZoom.ts';
import { usePreloaded } from './usePreloaded.ts';
import { useSaid } from './useSaid.ts';
import { useShownVariant } from './useShownVariant.ts';
import { useSlideshow } from './useSlideshow.ts';
import { Verdict } from './Verdict.tsx';

/** One picture large, over the nearest positioned ancestor. It takes the focus; giving it back is the opener's part. */
export function Preview(props: PreviewProps) {
  const item = props.items[props.index];
  return item ? <ShownPreview {...props} item={item} /> : null;
}

const DETAILS_ID = 'lg-preview-details';
/** CSS pixels from which details stand beside the stage, not below it. The same in `preview.css`. */
const BESIDE = 992;

/** What these bring up would stay behind a preview that has the whole screen. */
const SHOWN_OUTSIDE: ReadonlySet<Command> = new Set(['tag', 'compare', 'showInPage', 'search', 'keys']);

function ShownPreview(props: PreviewProps & { readonly item: GalleryItem }) {
  const { items, index, item, bindings, onMove, onClose } = props;
  const dialog = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const [detailsShown, setDetailsShown] = useState(false);
  const [shareOpens, setShareOpens] = useState(0);
  const [menuOpens, setMenuOpens] = useState(0);
  const [said, say] = useSaid();
  const drafts = useRef(new Map<string, string>()).current;

  const shown = useShownVariant(item, sizeOf(item, props.found));
  const settled = shown.state !== 'waiting';
  const magnification = useSignal({ figure: 1, fit: true });
  const zoom = usePictureZoom(item.key, shown.size, (present) => {
    magnification.value = { figure: present.magnification(), fit: present.isFit() };
  });
  const slideshow = useSlideshow({
    index,
    last: items.length - 1,
    settled,
    resting: () => zoom.current?.isFit() === false || hasField(dialog.current) || !hasFocus(dialog.current),
    onMove,
    say,
  });
  const fullScreen = useFullScreen(dialog, () => say(text('preview_full_screen_refused')));
  // Not before this one is here itself.
  usePreloaded(settled ? [items[index + 1], items[index + 2], items[index - 1]] : []);
  const [rightToLeft, setRightToLeft] = useState(false);
  useLayoutEffect(() => {
    dialog.current?.focus({ preventScroll: true });
    setRightToLeft(dialog.current !== null && getComputedStyle(dialog.current).direction === 'rtl');
  }, []);
  /** Whether another dialog of the gallery has taken the focus. */
  const covered = useRef(false);
  useLayoutEffect(() => void keepFocus(dialog.current), [item.key, detailsShown]);
  useLayoutEffect(() => {
    if (covered.current) covered.current = !keepFocus(dialog.current);
  });

  function step(by: number): void {
    const next = index + by;
    if (next >= 0 && next < items.length) onMove(next);
  }

  /** Answers whether there is such a command. */
  function run(command: Command): boolean {
    switch (command) {
      case 'first':
        onMove(0);
        return true;
      case 'last':
        onMove(items.length - 1);
        return true;
      case 'left':
        step(rightToLeft ? 1 : -1);
        return true;
      case 'right':
        step(rightToLeft ? -1 : 1);
        return true;
      case 'up':
      case 'pageUp':
        step(-1);
        return true;
      case 'down':
      case 'pageDown':
        step(1);
        return true;
      case 'zoom':
        zoom.current?.toggle({ animate: wantsMotion() });
        return true;
      case 'zoomIn':
      case 'zoomOut':
        zoom.current?.zoomBy(command === 'zoomIn' ? ZOOM_STEP : 1 / ZOOM_STEP, { animate: wantsMotion() });
        return true;
      case 'fullScreen':
        fullScreen.toggle();
        return true;
      case 'details':
        setDetailsShown(!detailsShown);
        return true;
      case 'slideshow':
        slideshow.toggle();
        return true;
      case 'menu':
        setMenuOpens(menuOpens + 1);
        return true;
      case 'share':
        if (!props.showShareButton) return props.run(command);
        setShareOpens(shareOpens + 1);
        return true;
      default:
        if (fullScreen.on && SHOWN_OUTSIDE.has(command)) fullScreen.toggle();
        return props.run(command);
    }
  }

  function goBack(): void {
    if (hasField(dialog.current)) dialog.current?.focus();
    else if (slideshow.playing) slideshow.stop();
    else if (zoom.current?.isFit() === false) run('zoom');
    else if (detailsShown && (dialog.current?.clientWidth ?? 0) < BESIDE) setDetailsShown(false);
    else onClose();
  }

  function onKeyDown(event: TargetedKeyboardEvent<HTMLDivElement>): void {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      goBack();
      return;
    }
    keepTabInside(event);
    const asked = commandFor(event, bindings);
    if (asked && run(asked.command)) event.preventDefault();
  }

  /** The outer thirds of the stage turn pages; its middle, pressed twice, zooms, and so does all of it once enlarged. */
  function onTap(point: Point, twice: boolean): void {
    const { left = 0, width = 0 } = stage.current?.getBoundingClientRect() ?? {};
    const place = (point.clientX - left) / width;
    if (zoom.current?.isFit() && (place < 1 / 3 || place > 2 / 3)) run(place < 1 / 3 ? 'left' : 'right');
    else if (twice) zoom.current?.toggle({ at: point, animate: wantsMotion() });
  }

  function onSwipe(direction: 'left' | 'right' | 'down'): void {
    if (direction === 'down') onClose();
    // What is swept away to the left uncovers what is on the right.
    else run(direction === 'left' ? 'right' : 'left');
  }

  const latest = useRef({ onTap, onSwipe });
  latest.current = { onTap, onSwipe };
  useLayoutEffect(
    () =>
      stage.current
        ? followStageGestures(stage.current, {
            zoom: () => zoom.current ?? undefined,
            follower: () => stage.current?.querySelector<HTMLElement>('.lg-stage-place') ?? null,
            onSwipe: (direction) => latest.current.onSwipe(direction),
            onTap: (point, twice) => latest.current.onTap(point, twice),
          })
        : undefined,
    [],
  );

  return (
    <div
      ref={dialog}
      class="lg-preview"
      role="dialog"
      aria-modal="true"
      aria-label={text('preview_dialog')}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node) || currentTarget.contains(relatedTarget)) return;
        covered.current = currentTarget.parentElement?.contains(relatedTarget) ?? false;
      }}
    >
      <PreviewHead
        item={item}
        index={index}
        count={items.length}
        notSaved={props.notSaved?.has(item.key) ?? false}
        bindings={bindings}
        magnification={magnification}
        playing={slideshow.playing}
        fullScreen={fullScreen.on}
        detailsId={DETAILS_ID}
        detailsShown={detailsShown}
        showDownloadButton={props.showDownloadButton}
        showShareButton={props.showShareButton}
        shareOpens={shareOpens}
        run={run}
        onZoom={(factor) => run(factor > 1 ? 'zoomIn' : 'zoomOut')}
        say={say}
        onClose={onClose}
      />
      <div class="lg-preview-body">
        <div class="lg-preview-main">
          <div ref={stage} class="lg-stage">
            <StagePicture key={item.key} item={item} shown={shown} pictureRef={zoom.element} />
            {index > 0 && (
              <button
                type="button"
                class="lg-stage-turn lg-stage-previous"
                aria-label={text('preview_previous')}
                title={withKey(text('common_previous'), bindings, rightToLeft ? 'right' : 'left')}
                onClick={() => step(-1)}
              >
                <Icon node={ChevronLeft} size={20} mirrored />
              </button>
            )}
            {index < items.length - 1 && (
              <button
                type="button"
                class="lg-stage-turn lg-stage-next"
                aria-label={text('preview_next')}
                title={withKey(text('common_next'), bindings, rightToLeft ? 'left' : 'right')}
                onClick={() => step(1)}
              >
                <Icon node={ChevronRight} size={20} mirrored />
              </button>
            )}
            <div class="lg-preview-said" role="status">
              {said !== '' && <span class="lg-float">{said}</span>}
            </div>
            <Verdict {...props} menuOpens={menuOpens} run={run} />
          </div>
          <FilmStrip items={items} index={index} onMove={onMove} />
        </div>
        {detailsShown && (
          <DetailsPane id={DETAILS_ID} item={item} shown={shown} source={props.details} drafts={drafts} say={say} />
        )}
      </div>
    </div>
  );
}

/** When what had the focus has gone with it; answers whether it had. Whoever works in the page around is left alone. */
function keepFocus(dialog: HTMLElement | null): boolean {
  const focused = focusedBeside(dialog) ?? document.activeElement;
  const lost = focused === null || focused === document.body;
  if (lost) dialog?.focus({ preventScroll: true });
  return lost;
}

function hasFocus(dialog: HTMLElement | null): boolean {
  return dialog?.contains(focusedBeside(dialog)) === true;
}

/** What has the focus in the tree that an element is part of. */
function focusedBeside(element: HTMLElement | null): Element | null {
  const root = element?.getRootNode();
  return root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
}

function hasField(dialog: HTMLElement | null): boolean {
  return dialog !== null && dialog.querySelector('input:focus, textarea:focus') !== null;
}

function wantsMotion(): boolean {
  return !matchMedia('(prefers-reduced-motion: reduce)').matches;
}
