import { webFileName } from '../fileName.ts';
import type { FileData } from '../pictures/galleryImage.ts';
import type { Like } from '../judging/like.ts';

const EXPORT_FORMAT = 'likeable-gallery';
const EXPORT_VERSION = 1;

/** The library's own file in a ZIP. */
export const LIBRARY_FILE = 'likeable-gallery.json';

/** A `Thumbnail` in a file; its key is that of the Like it stands with. */
export interface ExportedThumbnail {
  /** A `data:` URL; in a ZIP the path of a file in it, such as `thumbnails/<key>.webp`. */
  readonly image: string;
  readonly width: number;
  readonly height: number;
  readonly look: string;
  readonly content?: string;
}

/** A Like with what of it goes along into a file. */
export interface LikeToExport extends Like {
  readonly thumbnail?: ExportedThumbnail;
  /** Where in a ZIP the original is. */
  readonly path?: string;
}

/**
 * A Like in an export: everything the record holds, and `image`, `caption`, `liked`, `meta` as the seed component's
 * `GalleryImage` has them, so that the list is a valid value for it. In a ZIP, `image.path` is the original's in it.
 */
export interface ExportedLike extends Like {
  readonly image: FileData;
  readonly thumbnail?: ExportedThumbnail;
}

export interface LibraryExport {
  readonly format: typeof EXPORT_FORMAT;
  readonly version: typeof EXPORT_VERSION;
  /** ISO 8601, UTC. */
  readonly exportedAt: string;
  readonly likes: readonly ExportedLike[];
}

/** Field by field, so that the same library gives the same text, whatever order its records were written in. */
export function exportedLike(like: LikeToExport): ExportedLike {
  const { width, height, mediaType, deletedAt, thumbnail, stamps } = like;
  return {
    image: fileData(like),
    key: like.key,
    url: like.url,
    aliases: like.aliases,
    liked: like.liked,
    caption: like.caption,
    meta: like.meta,
    tags: like.tags,
    note: like.note,
    page: { url: like.page.url, title: like.page.title },
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(mediaType === undefined ? {} : { mediaType }),
    createdAt: like.createdAt,
    updatedAt: like.updatedAt,
    ...(deletedAt === undefined ? {} : { deletedAt }),
    stamps: {
      liked: stamps.liked,
      caption: stamps.caption,
      meta: stamps.meta,
      note: stamps.note,
      tags: inOrder(stamps.tags),
      deleted: stamps.deleted,
    },
    ...(thumbnail === undefined ? {} : { thumbnail }),
  };
}

function inOrder(stamps: Like['stamps']['tags']): Like['stamps']['tags'] {
  const entries = Object.entries(stamps);
  return entries.length < 2 ? stamps : Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/**
 * The export as pieces of JSON text, one Like a line, never holding more than one batch.
 * @param exportedAt ISO 8601, UTC.
 */
export async function* libraryExportText(
  batches: AsyncIterable<readonly LikeToExport[]>,
  exportedAt: string,
): AsyncGenerator<string> {
  const pieces = libraryExportPieces(exportedAt);
  yield pieces.head;
  for await (const likes of batches) for (const like of likes) yield pieces.like(like);
  yield pieces.end;
}

/** The same, for where Likes come one by one. */
export function libraryExportPieces(exportedAt: string) {
  const head = { format: EXPORT_FORMAT, version: EXPORT_VERSION, exportedAt };
  let separator = '\n';
  return {
    head: `${JSON.stringify(head).slice(0, -1)},"likes":[`,
    like(like: LikeToExport): string {
      // Lone surrogates become escapes in JSON.stringify: the text is always well-formed Unicode.
      const line = `${separator}${JSON.stringify(exportedLike(like))}`;
      separator = ',\n';
      return line;
    },
    end: '\n]}\n',
  };
}

/** The picture as Gradio describes files. */
export function fileData({ url, mediaType, path }: LikeToExport): FileData {
  return {
    path: path ?? url,
    url: url === '' ? null : url,
    size: null,
    orig_name: webFileName(url) || null,
    mime_type: mediaType ?? null,
    is_stream: false,
    meta: { _type: 'gradio.FileData' },
  };
}
