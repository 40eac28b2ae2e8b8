import { CircleAlert, Crown, Heart, ThumbsDown } from 'lucide';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { GalleryItem } from '../../lib/core/pictures/galleryItem.ts';
import { pressReaction } from '../../lib/core/judging/reaction.ts';
import type { Reaction } from '../../lib/core/judging/reaction.ts';
import { text } from '../../lib/core/text.ts';
import type { PictureSize } from '../gallery/cards/cardShape.ts';
import { drawnText } from '../preview/drawnText.ts';
import { formatName } from '../preview/pictureFacts.ts';
import type { PictureZoom, Point } from '../preview/pictureZoom.ts';
import { followStageGestures } from '../preview/stageGestures.ts';
import { StagePicture } from '../preview/StagePicture.tsx';
import { usePictureZoom } from '../preview/usePictureZoom.ts';
import { useShownVariant } from '../preview/useShownVariant.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import type { InStep } from './useInStep.ts';

export interface ComparePaneProps {
  readonly item: GalleryItem;
  /** From 0. */
  readonly place: number;
  readonly known: PictureSize | undefined;
  readonly canLike: boolean;
  readonly canDislike: boolean;
  readonly notSaved: boolean;
  /** Whether keys judge this picture. */
  readonly current: boolean;
  /** Rounds it has won, for the one that is ahead. */
  readonly won: number | undefined;
  readonly steps: InStep;
  readonly onJudge: (item: GalleryItem, liked: Reaction) => void;
  /** Lets this picture win the round; `undefined` where there are none. */
  readonly onKeep: (() => void) | undefined;
  readonly onFocus: () => void;
  readonly onTwice: (zoom: PictureZoom, at: Point) => void;
  readonly onSettled: (key: string) => void;
}

/** One of the pictures compared, with its judgement under it. */
export function ComparePane(props: ComparePaneProps) {
  const { item, place, canLike, canDislike, steps, won, onJudge } = props;
  const view = useRef<HTMLDivElement>(null);
  const shown = useShownVariant(item, props.known);
  const zoom = usePictureZoom(item.key, shown.size, (present, byPerson) => steps.note(present, byPerson));
  const latest = useRef(props);
  latest.current = props;

  useLayoutEffect(() => steps.join(place, zoom), [place]);
  useLayoutEffect(
    () =>
      view.current
        ? followStageGestures(view.current, {
            zoom: () => zoom.current ?? undefined,
            onTap(at, twice) {
              if (twice && zoom.current) latest.current.onTwice(zoom.current, at);
            },
          })
        : undefined,
    [],
  );
  const settled = shown.state !== 'waiting';
  useEffect(() => {
    if (settled) latest.current.onSettled(item.key);
  }, [item.key, settled]);

  const caption = drawnText(item.caption);
  const pixels = shown.size && !shown.size.proportionsOnly ? `${shown.size.width} × ${shown.size.height}` : undefined;
  const facts = [pixels, formatName(item.variants[0])].filter((fact) => fact !== undefined);
  return (
    <div
      class="lg-pane"
      role="group"
      aria-label={text('compare_pane', { place: place + 1, caption })}
      aria-current={props.current || undefined}
      tabIndex={props.current ? 0 : -1}
      data-place={place}
      onFocusIn={props.onFocus}
    >
      <div ref={view} class="lg-pane-view">
        <StagePicture key={item.key} item={item} shown={shown} pictureRef={zoom.element} />
        {won !== undefined && (
          <span class="lg-pane-crown">
            <Icon node={Crown} size={14} />
            {won === 0 ? text('compare_winner') : text('compare_winner_of', { count: won })}
          </span>
        )}
      </div>
      <div class="lg-pane-judge">
        <Kbd decorative>{place + 1}</Kbd>
        <div class="lg-pane-name">
          <bdi class="lg-cut-off lg-strong" title={caption}>
            {caption}
          </bdi>
          <span class="lg-cut-off">
            {props.notSaved && (
              <span class="lg-card-not-saved">
                <Icon node={CircleAlert} size={12} />
                {text('common_not_saved')}{' '}
              </span>
            )}
            <bdi dir="ltr">{facts.join(' · ')}</bdi>
          </span>
        </div>
        {canLike && (
          <Button
            large
            class="lg-like"
            aria-pressed={item.liked === true}
            onClick={() => onJudge(item, pressReaction(item.liked, true))}
          >
            <Icon node={Heart} size={20} filled={item.liked === true} />
            <span class="lg-pane-word">{text('common_like')}</span>
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
            <span class="lg-pane-word">{text('common_dislike')}</span>
          </Button>
        )}
        {props.onKeep && (
          <>
            {(canLike || canDislike) && <span class="lg-rule" />}
            <Button large variant="soft" class="lg-pane-keep" onClick={props.onKeep}>
              {text('compare_keep')}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
