import type { GalleryItem } from '../../lib/core/galleryItem.ts';
import { chooseVariant } from '../../lib/core/galleryItem.ts';
import { capsOf } from '../../lib/core/keyBindings.ts';
import type { KeyBindings } from '../../lib/core/keyBindings.ts';
import { drawnText } from '../preview/drawnText.ts';
import { Button } from '../ui/Button.tsx';
import { formatCount, formatCounted } from '../ui/formatCount.ts';
import { Kbd } from '../ui/Kbd.tsx';
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
    ? formatCounted(rounds, 'round')
    : `Round ${formatCount(contest.over + 1)} of ${formatCount(rounds)}`;
  return (
    <div class="lg-rounds">
      <span class="lg-muted">{rounds === 0 ? 'There is nothing to compare it with' : round}</span>
      {rounds > 0 && (
        <span
          class="lg-rounds-bar"
          role="progressbar"
          aria-label="Rounds"
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
            Next
          </span>
          <ul class="lg-rounds-next lg-rounds-mid" aria-label="Next">
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
              {winner.liked === true ? 'Winner is liked' : 'Like the winner'}
            </Button>
          )}
          <Button large variant="soft" onClick={props.onClose}>
            Back to the gallery
          </Button>
        </>
      ) : (
        <>
          <span class="lg-muted lg-rounds-wide" aria-hidden="true">
            Keep <Kbd>1</Kbd> <Kbd>2</Kbd>
          </span>
          <Button onClick={props.onSkip}>
            Skip <Kbd decorative>Space</Kbd>
          </Button>
        </>
      )}
      <Button onClick={props.onUndo}>
        Undo <Kbd decorative>{capsOf(bindings, 'undo').join(' ')}</Kbd>
      </Button>
    </div>
  );
}
