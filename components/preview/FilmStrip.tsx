import { useLayoutEffect, useRef } from 'preact/hooks';
import { chooseVariant } from '../../lib/core/pictures/galleryItem.ts';
import type { GalleryItem } from '../../lib/core/pictures/galleryItem.ts';
import type { Reaction } from '../../lib/core/judging/reaction.ts';
import { text } from '../../lib/core/text.ts';
import { drawnText } from './drawnText.ts';

export interface FilmStripProps {
  readonly items: readonly GalleryItem[];
  readonly index: number;
  readonly onMove: (index: number) => void;
}

/** Pictures drawn on either side of the present one: enough for a wide screen. */
const REACH = 24;
const THUMB = { width: 48, height: 48 };

/** The pictures around the present one, for the pointer; keys go by the arrows. */
export function FilmStrip({ items, index, onMove }: FilmStripProps) {
  const film = useRef<HTMLDivElement>(null);
  const first = Math.max(0, index - REACH);

  useLayoutEffect(() => {
    const strip = film.current;
    const present = strip?.querySelector<HTMLElement>('[aria-current]');
    if (strip && present) strip.scrollLeft = present.offsetLeft - (strip.clientWidth - present.offsetWidth) / 2;
  }, [index, items]);

  return (
    <div ref={film} class="lg-film" role="group" aria-label={text('preview_pictures')}>
      {items.slice(first, index + REACH + 1).map((item, place) => (
        <button
          key={item.key}
          type="button"
          class={`lg-film-picture${markOf(item.liked)}`}
          aria-label={nameOf(item)}
          aria-current={first + place === index || undefined}
          tabIndex={-1}
          onClick={() => onMove(first + place)}
        >
          <img
            alt=""
            loading="lazy"
            decoding="async"
            draggable={false}
            src={chooseVariant(item, THUMB, devicePixelRatio)?.url}
            onError={({ currentTarget }) => (currentTarget.hidden = true)}
          />
        </button>
      ))}
    </div>
  );
}

function nameOf({ caption: whole, liked }: GalleryItem): string {
  const caption = drawnText(whole, 200);
  return liked === null ? caption : text(liked ? 'preview_film_liked' : 'preview_film_disliked', { caption });
}

function markOf(liked: Reaction): string {
  return liked === null ? '' : liked ? ' lg-film-liked' : ' lg-film-disliked';
}
