import { libraryExportText } from '../core/libraryExport.ts';
import { libraryTotal } from '../core/libraryNumbers.ts';
import type { LikesRepository } from '../storage/likesRepository.ts';

/** Likes read at a time; what an export holds in memory beside the text itself. */
const BATCH = 500;
/** Pieces are handed to the browser, which may keep them on disk, in chunks of about this many characters. */
const CHUNK_CHARACTERS = 1_000_000;

export interface FinishedExport {
  readonly likes: number;
  readonly bytes: number;
  readonly fileName: string;
}

interface ExportOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

interface Dependencies {
  readonly likes: LikesRepository;
  /** ms since 1970. */
  readonly now: () => number;
  /** Hands the finished file to the browser's downloads. */
  readonly save: (file: Blob, fileName: string) => Promise<void>;
}

/** Writes the whole library as one JSON file. A cancelled or failed export leaves no file. */
export function createExportService({ likes, now, save }: Dependencies) {
  return async ({ signal, onProgress }: ExportOptions): Promise<FinishedExport> => {
    const total = libraryTotal(await likes.counts());
    const exportedAt = new Date(now()).toISOString();
    let done = 0;
    const counted = async function* () {
      for await (const batch of likes.all(BATCH)) {
        signal.throwIfAborted();
        yield batch;
        done += batch.length;
        onProgress(done, Math.max(total, done));
      }
    };

    const chunks: Blob[] = [];
    let text = '';
    for await (const piece of libraryExportText(counted(), exportedAt)) {
      text += piece;
      if (text.length < CHUNK_CHARACTERS) continue;
      chunks.push(new Blob([text]));
      text = '';
    }
    signal.throwIfAborted();
    const file = new Blob([...chunks, text], { type: 'application/json' });
    const fileName = `likeable-gallery-${exportedAt.slice(0, 10)}.json`;
    await save(file, fileName);
    return { likes: done, bytes: file.size, fileName };
  };
}
