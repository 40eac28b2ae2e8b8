import type { JsonValue } from '../../core/pictures/galleryImage.ts';
import type { Like } from '../../core/judging/like.ts';
import type { SyncedLibrary } from '../../sync/runSync.ts';
import type { SentUpTo } from '../../storage/schema.ts';
import type { SyncRepository } from '../../storage/syncRepository.ts';

interface Options {
  readonly size: () => Promise<number>;
  readonly now: () => number;
  /** Whether living Likes that others have deleted stay, and are put back there. */
  readonly putsBack: boolean;
  readonly onTaken: (likes: readonly Like[]) => void;
}

/** The stored library as a run of sync needs it. */
export function syncedLibrary(library: SyncRepository, { size, now, putsBack, onTaken }: Options): SyncedLibrary {
  return {
    outbox: {
      async read(position, limit) {
        const { position: next, ...read } = await library.unsent(sentUpToOf(position), limit);
        return { ...read, position: { ...next } };
      },
      beginning: async () => ({ ...(await library.beginning()) }),
    },
    async progress() {
      const { state, sentUpTo, held } = await library.progress();
      return { state, held, position: sentUpTo && { ...sentUpTo } };
    },
    isAtChanges: (position) => sentUpToOf(position).place === null,
    keepSent: ({ state, position }) => library.keepSent({ state, position: sentUpToOf(position) }),
    async take(likes, { others, state, held }) {
      const taken = await library.take(likes, { others, state, held, putsBack, now: now() });
      if (taken.length > 0) onTaken(taken);
      return taken.length;
    },
    countDeletedBy: async (likes) => (await library.deletedBy(likes)).length,
    size,
  };
}

/** Only what `read` and `beginning` have given comes back. */
function sentUpToOf(position: JsonValue): SentUpTo {
  return position as unknown as SentUpTo;
}
