import { signal } from '@preact/signals';
import type { ExtraViews, ExtraViewsLoader } from '../../components/overlay/extraViews.tsx';
import type { PageImage } from '../../lib/core/pictures/pageImage.ts';
import type { PageExtras } from '../../lib/page/createPageSource.ts';
import type { GalleryExtras } from '../../lib/state/gallery/createGalleryModel.ts';
import type { Judging } from '../../lib/state/reactions.ts';
import { problemSentence } from '../../lib/state/problemSentence.ts';

/** Told what the library has just stored, and the page's pictures by key. */
type OnStored = (judgings: readonly Judging[], images: ReadonlyMap<string, PageImage>) => void;

/** What the script `overlay-extras` brings. */
export interface OverlayExtras extends PageExtras, GalleryExtras {
  readonly views: ExtraViews;
  readonly onStored: OnStored;
  /** Their styles. */
  readonly css: string;
}

export interface ExtrasLoader extends ExtraViewsLoader {
  /** Has the script brought here if it is not yet; settles when it has run. */
  readonly bring: () => Promise<OverlayExtras>;
  /** Nothing, until the script is there. */
  readonly onStored: OnStored;
  /** For the script itself, to hand over what it brings. */
  readonly receive: (extras: OverlayExtras) => void;
}

interface Dependencies {
  /** Settles when the script has run in this page. */
  readonly inject: () => Promise<unknown>;
  readonly addStyles: (css: string) => void;
  readonly report: (error: unknown) => void;
}

/** Parts of the overlay that need not be there when it opens. */
export function createExtrasLoader({ inject, addStyles, report }: Dependencies): ExtrasLoader {
  const views = signal<ExtraViews | null>(null);
  const problem = signal<string | null>(null);
  let extras: OverlayExtras | undefined;
  let bringing: Promise<OverlayExtras> | undefined;

  async function bring(): Promise<OverlayExtras> {
    problem.value = null;
    try {
      if (!extras) await inject();
      if (!extras) throw new Error('The script has brought nothing.');
      return extras;
    } catch (error) {
      // The next wish for them tries again.
      bringing = undefined;
      problem.value = problemSentence(error);
      throw error;
    }
  }

  return {
    views,
    problem,
    onStored: (...stored) => extras?.onStored(...stored),
    bring: () => (bringing ??= bring()),
    load() {
      (bringing ??= bring()).catch(report);
    },
    receive(brought) {
      if (extras) return;
      extras = brought;
      addStyles(brought.css);
      views.value = brought.views;
    },
  };
}
