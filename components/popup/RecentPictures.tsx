import { Heart, Image, ThumbsDown } from 'lucide';
import { shownCaption } from '../../lib/core/pictures/shownCaption.ts';
import { text } from '../../lib/core/text.ts';
import type { PopupModel, RecentPicture } from '../../lib/state/popup/createPopupModel.ts';
import { Icon } from '../ui/Icon.tsx';

/** What was judged last. The row is there before its pictures, so that nothing moves when they arrive. */
export function RecentPictures({ model }: { readonly model: PopupModel }) {
  const pictures = model.recent.value;
  return (
    <section class="lg-popup-recent" aria-labelledby="recent" aria-busy={pictures === null || undefined}>
      <h2 id="recent" class="lg-popup-heading">
        {text('popup_recent')}
      </h2>
      {pictures?.length === 0 ? (
        <p class="lg-popup-recent-none lg-faint">{text('popup_recent_none')}</p>
      ) : (
        <ul class="lg-popup-recent-row">
          {pictures?.map((picture) => (
            <li key={picture.key}>
              <Recent picture={picture} onOpen={() => model.openPicture(picture.key)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Recent({ picture, onOpen }: { readonly picture: RecentPicture; readonly onOpen: () => void }) {
  const { liked, thumbnail } = picture;
  const caption = shownCaption(picture.caption);
  return (
    <button
      type="button"
      class={`lg-popup-thumb lg-popup-thumb-${liked ? 'liked' : 'disliked'}`}
      aria-label={text(liked ? 'popup_recent_liked' : 'popup_recent_disliked', { caption })}
      title={caption}
      onClick={onOpen}
    >
      {thumbnail === null ? <Icon node={Image} size={20} /> : <img src={thumbnail} alt="" draggable={false} />}
      <span class="lg-popup-thumb-mark">
        <Icon node={liked ? Heart : ThumbsDown} size={10} filled />
      </span>
    </button>
  );
}
