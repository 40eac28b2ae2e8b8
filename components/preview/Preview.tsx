import { ChevronLeft, ChevronRight, CircleAlert, Download, Heart, ThumbsDown, X } from 'lucide';
import type { IconNode } from 'lucide';
import type { TargetedKeyboardEvent, TargetedMouseEvent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { GalleryItem } from '../../lib/core/galleryItem.ts';
import { pressReaction } from '../../lib/core/reaction.ts';
import type { Reaction } from '../../lib/core/reaction.ts';
import { sizeOf } from '../gallery/cardShape.ts';
import type { PictureSize } from '../gallery/cardShape.ts';
import { downloadPicture } from '../gallery/downloadPicture.ts';
import { keyCommand } from '../gallery/galleryKeys.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { keepTabInside } from '../ui/keepTabInside.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { FilmStrip } from './FilmStrip.tsx';
import { StagePicture } from './StagePicture.tsx';

export interface PreviewProps {
  readonly items: readonly GalleryItem[];
  readonly index: number;
  /** Pixel sizes that were not given with the items, by key. */
  readonly found: ReadonlyMap<string, PictureSize>;
  readonly canLike: boolean;
  readonly canDislike: boolean;
  readonly actionLabel: string | undefined;
  readonly actionIcon: IconNode;
  readonly showDownloadButton: boolean;
  readonly notSaved: ReadonlySet<string> | undefined;
  readonly onMove: (index: number) => void;
  readonly onJudge: (item: GalleryItem, liked: Reaction) => void;
  readonly onAct: (item: GalleryItem) => void;
  readonly onClose: () => void;
}

/** One picture large, over the nearest positioned ancestor. It takes the focus; giving it back is the opener's part. */
export function Preview(props: PreviewProps) {
  const { items, index, canLike, canDislike, actionLabel, onMove, onClose, onJudge, onAct } = props;
  const dialog = useRef<HTMLDivElement>(null);
  const item = items[index];
  useLayoutEffect(() => dialog.current?.focus({ preventScroll: true }), []);
  if (!item) return null;
  const size = sizeOf(item, props.found);

  function step(by: number): void {
    const next = index + by;
    if (next >= 0 && next < items.length) onMove(next);
  }

  function onKeyDown(event: TargetedKeyboardEvent<HTMLDivElement>): void {
    if (item === undefined || event.defaultPrevented) return;
    if (event.key === 'Escape' && !event.isComposing) {
      event.preventDefault();
      onClose();
      return;
    }
    keepTabInside(event);
    const command = keyCommand(event);
    if (!command) return;
    switch (command.kind) {
      case 'move': {
        const onward = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'left' : 'right';
        if (command.direction === 'first') onMove(0);
        else if (command.direction === 'last') onMove(items.length - 1);
        else step([onward, 'down', 'pageDown'].includes(command.direction) ? 1 : -1);
        break;
      }
      case 'like':
        if (canLike) onJudge(item, pressReaction(item.liked, true));
        break;
      case 'dislike':
        if (canDislike) onJudge(item, pressReaction(item.liked, false));
        break;
      case 'clear':
        if (item.liked !== null && (canLike || canDislike)) onJudge(item, null);
        break;
      case 'act':
        if (actionLabel !== undefined) onAct(item);
        break;
      case 'open':
        break;
    }
    event.preventDefault();
  }

  /** The half that is nearer to where the text starts leads back, the other one on. */
  function onStageClick(event: TargetedMouseEvent<HTMLDivElement>): void {
    if (event.target instanceof Element && event.target.closest('button, .lg-float')) return;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const rightHalf = event.clientX > left + width / 2;
    const rightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl';
    step(rightHalf === rightToLeft ? -1 : 1);
  }

  return (
    <div
      ref={dialog}
      class="lg-preview"
      role="dialog"
      aria-modal="true"
      aria-label="Preview"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <div class="lg-preview-head">
        <div>
          <Button class="lg-preview-back" aria-label="Back to the gallery" title="Back (Esc)" onClick={onClose}>
            <Icon node={ChevronLeft} mirrored />
            <span class="lg-preview-word">Gallery</span>
          </Button>
          <span class="lg-rule" />
          <span class="lg-preview-place lg-faint" aria-live="polite">
            <b>{index + 1}</b> of {items.length}
          </span>
        </div>
        <h2 title={item.caption}>
          <bdi class="lg-cut-off">{item.caption}</bdi>
        </h2>
        <div>
          {props.notSaved?.has(item.key) && (
            <span class="lg-card-not-saved">
              <Icon node={CircleAlert} size={14} />
              <span>Not saved</span>
            </span>
          )}
          {size && !size.proportionsOnly && (
            <span class="lg-preview-dimensions lg-faint">
              {size.width} × {size.height}
            </span>
          )}
          {props.showDownloadButton && (
            <IconButton icon={Download} label="Download" onClick={() => void downloadPicture(item)} />
          )}
          <IconButton icon={X} label="Close preview" hint="Close preview (Esc)" onClick={onClose} />
        </div>
      </div>
      <div class="lg-stage" onClick={onStageClick}>
        <StagePicture key={item.key} item={item} size={size} />
        {index > 0 && (
          <button
            type="button"
            class="lg-stage-turn lg-stage-previous"
            aria-label="Previous picture"
            title="Previous (←)"
            onClick={() => step(-1)}
          >
            <Icon node={ChevronLeft} size={20} mirrored />
          </button>
        )}
        {index < items.length - 1 && (
          <button
            type="button"
            class="lg-stage-turn lg-stage-next"
            aria-label="Next picture"
            title="Next (→)"
            onClick={() => step(1)}
          >
            <Icon node={ChevronRight} size={20} mirrored />
          </button>
        )}
        {(canLike || canDislike || actionLabel !== undefined) && (
          <div class="lg-float lg-verdict" role="group" aria-label="Judgement">
            {canLike && (
              <Button
                large
                class="lg-like"
                aria-pressed={item.liked === true}
                onClick={() => onJudge(item, pressReaction(item.liked, true))}
              >
                <Icon node={Heart} size={20} filled={item.liked === true} />
                <span class="lg-preview-word">Like</span>
                <Kbd decorative>P</Kbd>
              </Button>
            )}
            {canDislike && (
              <Button
                large
                class="lg-dislike"
                aria-pressed={item.liked === false}
                onClick={() => onJudge(item, pressReaction(item.liked, false))}
              >
                <Icon node={ThumbsDown} size={20} filled={item.liked === false} />
                <span class="lg-preview-word">Dislike</span>
                <Kbd decorative>X</Kbd>
              </Button>
            )}
            {actionLabel !== undefined && (
              <>
                <span class="lg-rule" />
                <Button large onClick={() => onAct(item)}>
                  <Icon node={props.actionIcon} size={16} />
                  <span class="lg-preview-word">{actionLabel}</span>
                  <Kbd decorative>D</Kbd>
                </Button>
              </>
            )}
          </div>
        )}
      </div>
      <FilmStrip items={items} index={index} onMove={onMove} />
    </div>
  );
}
