import type { IconNode } from 'lucide';
import { CircleAlert, Maximize2 } from 'lucide';
import { Component } from 'preact';
import type { GalleryItem } from '../../../lib/core/pictures/galleryItem.ts';
import { Icon } from '../../ui/Icon.tsx';
import { CardPicture } from './CardPicture.tsx';
import type { ObjectFit } from './CardPicture.tsx';
import type { PictureSize } from './cardShape.ts';
import type { GalleryViews } from '../galleryViews.ts';
import type { CardActions } from './useCardActions.ts';

/** What every card says, looked up once for all of them. */
export interface CardTexts {
  readonly select: string;
  readonly preview: string;
  readonly like: string;
  readonly dislike: string;
  readonly liked: string;
  readonly disliked: string;
  readonly notSaved: string;
  /** The buttons' tooltips. */
  readonly selectHint: string;
  readonly previewHint: string;
  readonly likeHint: string;
  readonly dislikeHint: string;
  readonly more: string;
}

export interface CardProps {
  readonly item: GalleryItem;
  readonly index: number;
  readonly count: number;
  /** CSS pixels from the list's own start; `x` in reading direction. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** With the strip under the picture. */
  readonly height: number;
  readonly strip: number;
  readonly size: PictureSize | undefined;
  readonly objectFit: ObjectFit | undefined;
  /** The one card that the tab key reaches. */
  readonly current: boolean;
  /** Current, or under the pointer: its buttons on the picture show their icons. */
  readonly active: boolean;
  /** What a click has marked where there is no preview. */
  readonly marked: boolean;
  readonly selected: boolean;
  readonly canLike: boolean;
  readonly canDislike: boolean;
  readonly canPreview: boolean;
  readonly actionLabel: string | undefined;
  readonly actionIcon: IconNode;
  readonly hasMenu: boolean;
  readonly notSaved: boolean;
  readonly texts: CardTexts;
  readonly BrokenPicture: GalleryViews['BrokenPicture'];
  /** See `VirtualCards`: a card that comes now is an empty box. */
  readonly hurried: boolean;
  readonly actions: CardActions;
}

/**
 * Drawn again only when something about it changed: scrolling passes most cards by. A card at rest is as few elements as
 * can be, so its judging icons are shapes of the style sheet (`gallery.css`).
 */
export class Card extends Component<CardProps> {
  private complete = false;

  override shouldComponentUpdate(next: Readonly<CardProps>): boolean {
    for (const name in next) {
      if (next[name as keyof CardProps] !== this.props[name as keyof CardProps]) return true;
    }
    return false;
  }

  override render() {
    const { item, index, x, y, width, height, size, current, active, marked, selected, texts } = this.props;
    const { caption, liked } = item;
    const tabIndex = current ? 0 : -1;
    const verdict = liked === null ? undefined : liked ? texts.liked : texts.disliked;
    const states = `${liked === false ? ' lg-card-disliked' : ''}${selected || marked ? ' lg-card-selected' : ''}`;
    this.complete ||= !this.props.hurried;
    return (
      <div
        role="listitem"
        class={`lg-card${states}`}
        style={{
          insetInlineStart: `${x}px`,
          insetBlockStart: `${y}px`,
          inlineSize: `${width}px`,
          blockSize: `${height}px`,
        }}
        data-index={index}
        data-dimensions={active && size && !size.proportionsOnly ? `${size.width} × ${size.height}` : undefined}
        tabIndex={tabIndex}
        aria-label={caption}
        aria-description={verdict}
        aria-setsize={this.props.count}
        aria-posinset={index + 1}
        aria-current={marked || undefined}
      >
        {this.complete ? this.content() : <div class="lg-card-picture" />}
      </div>
    );
  }

  private content() {
    const { item, width, height, size, current, active, selected, actions, actionLabel, texts } = this.props;
    const { key, caption, liked } = item;
    const tabIndex = current ? 0 : -1;
    return (
      <>
        <div
          class="lg-card-picture"
          onClick={(event) => {
            // Retry stands on the picture.
            if (!(event.target instanceof Element && event.target.closest('button'))) actions.press(key, event);
          }}
        >
          <CardPicture
            key={key}
            item={item}
            size={size}
            width={width}
            height={height - this.props.strip}
            objectFit={this.props.objectFit}
            reachable={current}
            BrokenPicture={this.props.BrokenPicture}
            onSize={actions.noteSize}
          />
        </div>
        <button
          type="button"
          role="checkbox"
          class="lg-card-tick"
          aria-label={texts.select}
          aria-checked={selected}
          title={texts.selectHint}
          tabIndex={tabIndex}
          onClick={(event) => actions.select(key, event)}
        />
        {this.props.canPreview && (
          <button
            type="button"
            class="lg-glass lg-card-preview"
            aria-label={texts.preview}
            title={texts.previewHint}
            tabIndex={tabIndex}
            onClick={() => actions.open(key)}
          >
            {active && <Icon node={Maximize2} size={14} />}
          </button>
        )}
        {active && this.props.hasMenu && (
          <button
            type="button"
            class="lg-glass lg-card-more"
            aria-label={texts.more}
            aria-haspopup="menu"
            title={texts.more}
            tabIndex={tabIndex}
            onClick={() => actions.menu(key)}
          />
        )}
        {actionLabel !== undefined && (
          <button
            type="button"
            class="lg-glass lg-card-act"
            aria-label={actionLabel}
            title={actionLabel}
            tabIndex={tabIndex}
            onClick={() => actions.act(key)}
          >
            {active && <Icon node={this.props.actionIcon} size={14} />}
            {active && <span>{actionLabel}</span>}
          </button>
        )}
        <bdi class="lg-card-caption" title={caption}>
          {caption}
        </bdi>
        {this.props.notSaved && (
          <span class="lg-card-not-saved">
            <Icon node={CircleAlert} size={14} />
            <span>{texts.notSaved}</span>
          </span>
        )}
        {this.props.canLike && (
          <button
            type="button"
            class="lg-card-judge lg-card-like"
            aria-label={texts.like}
            aria-pressed={liked === true}
            title={texts.likeHint}
            tabIndex={tabIndex}
            onClick={() => actions.judge(key, true)}
          />
        )}
        {this.props.canDislike && (
          <button
            type="button"
            class="lg-card-judge lg-card-dislike"
            aria-label={texts.dislike}
            aria-pressed={liked === false}
            title={texts.dislikeHint}
            tabIndex={tabIndex}
            onClick={() => actions.judge(key, false)}
          />
        )}
      </>
    );
  }
}
