import type { GalleryItem } from '../../lib/core/pictures/galleryItem.ts';
import { chooseVariant } from '../../lib/core/pictures/galleryItem.ts';
import { capsOf } from '../../lib/core/settings/keyBindings.ts';
import type { KeyBindings } from '../../lib/core/settings/keyBindings.ts';
import { text } from '../../lib/core/text.ts';
import { drawnText } from '../preview/drawnText.ts';
import { Button } from '../ui/Button.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { RichText } from '../ui/RichText.tsx';
import { isOver, roundsOf } from './contest.ts';
import type { Contest } from './contest.ts';

export interface RoundBarProps {
  readonly contest: Contest;
  /** The next ones, as far as they are drawn. */
  readonly coming: readonly GalleryItem[];
  readonly bindings: KeyBindings;
  /** Once it is over. */
  readonly winner: GalleryItem | undefined;
  readonly canLike: boolean;
  readonly onSkip: () => void;
  readonly onUndo: () => void;
  readonly onLikeWinner: () => void;
  readonly onClose: () => void;
}

const THUMB = { width: 40, height: 40 };

/** How far "winner stays" has come, who is next, and at its end what becomes of the winner. */
export function RoundBar(props: RoundBarProps) {
  const { contest, coming, bindings, winner } = props;
  const rounds = roundsOf(contest);
  const over = isOver(contest);
  const round = over
    ? text('compare_rounds_over', { count: rounds })
    : text('compare_round', { round: contest.over + 1, total: rounds });
  return (
    <div class="lg-rounds">
      <span class="lg-muted">{rounds === 0 ? text('compare_alone') : round}</span>
      {rounds > 0 && (
        <span
          class="lg-rounds-bar"
          role="progressbar"
          aria-label={text('compare_rounds')}
          aria-valuemin={0}
          aria-valuemax={rounds}
          aria-valuenow={contest.over}
        >
          <span style={{ inlineSize: `${(100 * contest.over) / rounds}%` }} />
        </span>
      )}
      {coming.length > 0 && (
        <>
          <span class="lg-faint lg-rounds-mid" aria-hidden="true">
            {text('compare_coming')}
          </span>
          <ul class="lg-rounds-next lg-rounds-mid" aria-label={text('compare_coming')}>
            {coming.map((item) => (
              <li key={item.key}>
                <img
                  alt={drawnText(item.caption, 200)}
                  decoding="async"
                  draggable={false}
                  src={chooseVariant(item, THUMB, devicePixelRatio)?.url}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      <span class="lg-rounds-room" />
      {over ? (
        <>
          {winner && props.canLike && (
            <Button large variant="primary" aria-pressed={winner.liked === true} onClick={props.onLikeWinner}>
              {text(winner.liked === true ? 'compare_winner_liked' : 'compare_like_winner')}
            </Button>
          )}
          <Button large variant="soft" onClick={props.onClose}>
            {text('preview_back')}
          </Button>
        </>
      ) : (
        <>
          <span class="lg-muted lg-rounds-wide" aria-hidden="true">
            <RichText name="compare_keep_keys" values={{ first: <Kbd>1</Kbd>, second: <Kbd>2</Kbd> }} />
          </span>
          <Button onClick={props.onSkip}>
            {text('compare_skip')} <Kbd decorative>{text('compare_space_key')}</Kbd>
          </Button>
        </>
      )}
      <Button onClick={props.onUndo}>
        {text('common_undo')} <Kbd decorative>{capsOf(bindings, 'undo').join(' ')}</Kbd>
      </Button>
    </div>
  );
}
