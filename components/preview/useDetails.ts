import { useEffect, useState } from 'preact/hooks';
import type { PictureDetails } from '../../lib/core/judging/pictureDetails.ts';
import { text } from '../../lib/core/text.ts';
import type { DetailsSource } from '../gallery/galleryViews.ts';

export type KnownDetails =
  | { readonly kind: 'reading' }
  /** `details` is what a picture has that the library does not know: nothing. */
  | { readonly kind: 'known'; readonly details: PictureDetails }
  | { readonly kind: 'failed'; readonly message: string };

export interface DetailsState {
  readonly known: KnownDetails;
  /** Takes over what has just been stored. */
  readonly change: (key: string, changes: Partial<PictureDetails>) => void;
  readonly readAgain: () => void;
}

interface Read {
  readonly key: string;
  readonly known: KnownDetails;
}

const NOTHING: PictureDetails = { tags: [], note: '' };

/** What the library knows of the picture shown, as long as `wanted`. */
export function useDetails(source: DetailsSource | undefined, key: string, wanted: boolean): DetailsState {
  const [latest, setLatest] = useState<Read>();
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (!source || !wanted) return undefined;
    let current = true;
    const note = (known: KnownDetails): void => {
      if (current) setLatest({ key, known });
    };
    source.read(key).then(
      (details) => note({ kind: 'known', details: details ?? NOTHING }),
      (error: unknown) => note({ kind: 'failed', message: sentenceOf(error) }),
    );
    return () => {
      current = false;
    };
  }, [source, key, wanted, attempt]);

  return {
    known: latest?.key === key ? latest.known : { kind: 'reading' },
    change(changed, changes) {
      setLatest((before) =>
        before?.key === changed && before.known.kind === 'known'
          ? { key: changed, known: { kind: 'known', details: { ...before.known.details, ...changes } } }
          : before,
      );
    },
    readAgain() {
      setLatest(undefined);
      setAttempt((before) => before + 1);
    },
  };
}

export function sentenceOf(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : text('preview_no_answer');
}
