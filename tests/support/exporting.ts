import { readFile } from 'node:fs/promises';
import type { Comparison } from '../../lib/core/judging/comparison.ts';
import {
  DEFAULT_EXPORT_OPTIONS,
  type ExportFormat,
  type ExportOptions,
  type ExportProgress,
} from '../../lib/core/exports/exportRequest.ts';
import { WHOLE_LIBRARY, type LibraryScope } from '../../lib/core/library/libraryQuery.ts';
import type { Like } from '../../lib/core/judging/like.ts';
import type { Thumbnail } from '../../lib/core/pictures/thumbnail.ts';
import type { ExportFiles, NamedFile } from '../../lib/platform/exportFiles.ts';
import type { ReadPicturePixels } from '../../lib/platform/picturePixels.ts';
import { createExportService } from '../../lib/services/exportService.ts';

/** What an export is made from in tests; pictures by key, those that are missing fail. */
interface Contents {
  readonly likes: readonly Like[];
  readonly pictures?: ReadonlyMap<string, Blob>;
  readonly thumbnails?: readonly Thumbnail[];
  readonly comparisons?: readonly Comparison[];
  readonly readPixels?: ReadPicturePixels;
  /** Bytes that there is room for. */
  readonly room?: number;
  readonly save?: (files: readonly NamedFile[], signal: AbortSignal) => Promise<void>;
}

interface RunOptions {
  readonly options?: Partial<ExportOptions>;
  readonly scope?: LibraryScope;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ExportProgress) => void;
  readonly mayGoOn?: () => Promise<void>;
}

const everything: LibraryScope = { kind: 'filter', filter: WHOLE_LIBRARY };

/** The real service over Likes in memory, on the 22nd of November 2026. */
export function exportingFrom(contents: Contents) {
  const { likes, pictures = new Map<string, Blob>(), thumbnails = [], comparisons = [] } = contents;
  const disk = memoryFiles(contents);
  let clock = Date.UTC(2026, 10, 22, 8);
  const exporting = createExportService({
    library: {
      count: async () => likes.length,
      async *all(scope, batch) {
        const found =
          scope.kind === 'filter'
            ? likes.filter(({ page }) => scope.filter.page === null || page.url === scope.filter.page)
            : scope.keys.flatMap((key) => likes.find((like) => like.key === key) ?? []);
        for (let start = 0; start < found.length; start += batch) yield found.slice(start, start + batch);
      },
    },
    thumbnails: {
      find: async (keys) => keys.map((wanted) => thumbnails.find(({ key }) => key === wanted)),
    },
    comparisons: {
      async *all() {
        yield comparisons;
      },
    },
    pictures: {
      async *fetchAll(batches) {
        for await (const batch of batches) {
          for (const like of batch) {
            const image = pictures.get(like.key);
            yield image === undefined ? { like, reason: 'The site answered 404.' } : { like, image };
          }
        }
      },
    },
    readPixels: contents.readPixels ?? (() => Promise.reject(new Error('This is no picture.'))),
    files: disk.files,
    // Each look at the clock takes 20 ms.
    now: () => (clock += 20),
    pause: async () => {},
  });

  return {
    disk,
    run: (format: ExportFormat, { options, scope = everything, ...run }: RunOptions = {}) =>
      exporting.run(
        { format, scope, options: { ...DEFAULT_EXPORT_OPTIONS, ...options } },
        { signal: new AbortController().signal, onProgress() {}, mayGoOn: async () => {}, ...run },
      ),
    /** The only file of an export. */
    async fileOf(format: ExportFormat, options: RunOptions = {}): Promise<Blob> {
      await this.run(format, options);
      const [file, ...others] = disk.saved.splice(0);
      if (file === undefined || others.length > 0) throw new Error(`There are ${others.length} files more than one.`);
      return file.file;
    },
    async textOf(format: ExportFormat, options: RunOptions = {}): Promise<string> {
      // Blob.text() would drop the byte order mark.
      const bytes = await (await this.fileOf(format, options)).arrayBuffer();
      return new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes);
    },
  };
}

function memoryFiles({ room = Number.POSITIVE_INFINITY, save }: Pick<Contents, 'room' | 'save'>) {
  const saved: NamedFile[] = [];
  const disk = { opened: 0, discarded: 0, saved };
  const files: Pick<ExportFiles, 'open'> = {
    async open() {
      disk.opened += 1;
      let left = room;
      return {
        async create() {
          const parts: Uint8Array<ArrayBuffer>[] = [];
          return {
            async write(bytes) {
              left -= bytes.length;
              if (left < 0) throw new DOMException('There is no room.', 'QuotaExceededError');
              parts.push(bytes);
            },
            close: async () => new Blob(parts),
          };
        },
        async save(all, signal) {
          await save?.(all, signal);
          saved.push(...all);
        },
        async discard() {
          disk.discarded += 1;
        },
      };
    },
  };
  return {
    ...disk,
    files,
    get opened() {
      return disk.opened;
    },
    get discarded() {
      return disk.discarded;
    },
  };
}

/** A real photograph of the demo. */
export async function photograph(name: string, type = 'image/jpeg'): Promise<Blob> {
  return new Blob([await readFile(new URL(`../../scripts/demo/photos/${name}`, import.meta.url))], { type });
}
