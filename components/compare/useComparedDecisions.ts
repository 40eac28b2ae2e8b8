import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { GalleryItem } from '../../lib/core/pictures/galleryItem.ts';
import type { ComparedPictures } from '../gallery/galleryViews.ts';
import type { Contest } from './contest.ts';

export interface ComparedDecisions {
  /** `after` is the contest that the decision has led to. */
  readonly make: (after: Contest, chosen: GalleryItem, rejected: GalleryItem) => void;
  readonly takeBack: (after: Contest) => void;
  readonly makeAgain: (after: Contest) => void;
}

/** Tells each decision once, when the next one is made, or the view or the page is left: by then it will stand. */
export function useComparedDecisions(
  onCompared: ((compared: ComparedPictures) => void) | undefined,
): ComparedDecisions {
  const [session] = useState(newSession);
  const [made] = useState(() => new WeakMap<Contest, ComparedPictures>());
  const latest = useRef<Contest | null>(null);
  const tell = useRef(onCompared);
  tell.current = onCompared;

  function tellLatest(): void {
    const compared = latest.current && made.get(latest.current);
    if (latest.current) made.delete(latest.current);
    latest.current = null;
    if (compared) tell.current?.(compared);
  }

  function stand(after: Contest): void {
    tellLatest();
    latest.current = after;
  }

  useLayoutEffect(() => {
    addEventListener('pagehide', tellLatest);
    return () => {
      removeEventListener('pagehide', tellLatest);
      tellLatest();
    };
  }, []);

  return {
    make(after, chosen, rejected) {
      made.set(after, { chosen, rejected, session });
      stand(after);
    },
    takeBack(after) {
      if (latest.current === after) latest.current = null;
    },
    makeAgain: stand,
  };
}

/** Not `crypto.randomUUID`, which is missing on pages without TLS. */
function newSession(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
