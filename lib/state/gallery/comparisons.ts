import type { GalleryItem } from '../../core/pictures/galleryItem.ts';
import { text } from '../../core/text.ts';
import type { Client } from '../../protocol/client.ts';
import { problemSentence } from '../problemSentence.ts';
import { untilAnswered } from '../untilAnswered.ts';

/** Of two pictures compared, one was kept. */
export interface ComparedPictures {
  readonly chosen: Pick<GalleryItem, 'key'>;
  readonly rejected: Pick<GalleryItem, 'key'>;
  /** Comparisons made in one go have the same. */
  readonly session: string;
}

export interface Comparisons {
  /** Stores a decision, after those before it. */
  readonly add: (decision: ComparedPictures) => void;
}

interface Dependencies {
  readonly client: Client;
  readonly newOperationId: () => string;
  readonly wait: (ms: number) => Promise<void>;
  /** Told why decisions are not stored, as a sentence; once, until one is stored again. */
  readonly onProblem: (message: string) => void;
  readonly report: (error: unknown) => void;
}

export function createComparisons(dependencies: Dependencies): Comparisons {
  const { client, newOperationId, wait, onProblem, report } = dependencies;
  let storing: Promise<void> = Promise.resolve();
  let isTold = false;

  async function store({ chosen, rejected, session }: ComparedPictures): Promise<void> {
    const request = { id: newOperationId(), session, chosen: chosen.key, rejected: rejected.key };
    try {
      await untilAnswered(() => client.request('comparisons.add', request), wait);
      isTold = false;
    } catch (error) {
      report(error);
      if (!isTold) onProblem(text('compare_not_kept', { problem: problemSentence(error) }));
      isTold = true;
    }
  }

  return {
    add(decision) {
      storing = storing.then(() => store(decision));
    },
  };
}
