import { CircleAlert, Heart, Maximize2, ThumbsDown } from 'lucide';
import type { IconNode } from 'lucide';
import { Component } from 'preact';
import type { GalleryItem } from '../../lib/core/galleryItem.ts';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { CardPicture } from './CardPicture.tsx';
import type { ObjectFit } from './CardPicture.tsx';
import type { PictureSize } from './cardShape.ts';
import type { CardActions } from './useCardActions.ts';

export interface CardProps {
  readonly item: GalleryItem;
  readonly index: number;
  readonly count: number;
  /** CSS pixels from the list's own start; `x` in reading direction. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Of the picture alone. */
  readonly height: number;
  readonly size: PictureSize | undefined;
  readonly objectFit: ObjectFit | undefined;
  /** The one card that the tab key reaches. */
  readonly current: boolean;
  readonly selected: boolean;
  readonly canLike: boolean;
  readonly canDislike: boolean;
  readonly canPreview: boolean;
  readonly actionLabel: string | undefined;
  readonly actionIcon: IconNode;
  readonly notSaved: boolean;
  readonly actions: CardActions;
}

/** Drawn again only when something about it changed: scrolling passes most cards by. */
export class Card extends Component<CardProps> {
  override shouldComponentUpdate(next: Readonly<CardProps>): boolean {
    for (const name in next) {
      if (next[name as keyof CardProps] !== this.props[name as keyof CardProps]) return true;
    }
    return false;
  }

  override render() {
    const { item, index, count, x, y, width, height, size, current, actions, actionLabel } = this.props;
    const { key, caption, liked } = item;
    const tabIndex = current ? 0 : -1;
    const verdict = liked === null ? undefined : liked ? 'Liked' : 'Disliked';
    return (
      <div
        role="listitem"
        class={`lg-card${liked === false ? ' lg-card-disliked' : ''}${this.props.selected ? ' lg-card-selected' : ''}`}
        style={{ insetInlineStart: `${x}px`, insetBlockStart: `${y}px`, inlineSize: `${width}px` }}
        data-index={index}
        tabIndex={tabIndex}
        aria-label={caption}
        aria-description={verdict}
        aria-setsize={count}
        aria-posinset={index + 1}
        aria-current={this.props.selected || undefined}
      >
        <div class="lg-card-picture" style={{ blockSize: `${height}px` }}>
          <div
            class="lg-card-crop"
            onClick={({ target }) => {
              if (!(target instanceof Element && target.closest('button'))) actions.open(key);
            }}
          >
            <CardPicture
              key={key}
              item={item}
              size={size}
              width={width}
              height={height}
              objectFit={this.props.objectFit}
              reachable={current}
              onSize={actions.noteSize}
            />
          </div>
          {this.props.canPreview && (
            <button
              type="button"
              class="lg-glass lg-card-preview"
              aria-label="Preview"
              title="Preview (Enter)"
              tabIndex={tabIndex}
              onClick={() => actions.open(key)}
            >
              <Icon node={Maximize2} size={14} />
            </button>
          )}
          {actionLabel !== undefined && (
            <button
              type="button"
              class="lg-glass lg-card-act"
              aria-label={actionLabel}
              title={`${actionLabel} (D)`}
              tabIndex={tabIndex}
              onClick={() => actions.act(key)}
            >
              <Icon node={this.props.actionIcon} size={14} />
              <span>{actionLabel}</span>
            </button>
          )}
          {size && !size.proportionsOnly && (
            <span class="lg-card-dimensions" aria-hidden="true">
              {size.width} × {size.height}
            </span>
          )}
        </div>
        <div class="lg-card-strip">
          <bdi class="lg-card-caption" title={caption}>
            {caption}
          </bdi>
          {this.props.notSaved && (
            <span class="lg-card-not-saved">
              <Icon node={CircleAlert} size={14} />
              <span>Not saved</span>
            </span>
          )}
          {this.props.canLike && (
            <IconButton
              icon={Heart}
              label="Like"
              hint="Like (P)"
              class="lg-like"
              pressed={liked === true}
              tabIndex={tabIndex}
              onClick={() => actions.press(key, true)}
            />
          )}
          {this.props.canDislike && (
            <IconButton
              icon={ThumbsDown}
              label="Dislike"
              hint="Dislike (X)"
              class="lg-dislike"
              pressed={liked === false}
              tabIndex={tabIndex}
              onClick={() => actions.press(key, false)}
            />
          )}
        </div>
      </div>
    );
  }
}
