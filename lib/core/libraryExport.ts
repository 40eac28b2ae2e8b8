import type { FileData } from './galleryImage.ts';
import type { Like } from './like.ts';

const EXPORT_FORMAT = 'likeable-gallery';
const EXPORT_VERSION = 1;

/**
 * A Like in an export: everything the record holds, and `image`, `caption`, `liked`, `meta` as the seed component's
 * `GalleryImage` has them, so that the list is a valid value for it.
 */
export interface ExportedLike extends Like {
  readonly image: FileData;
}

export interface LibraryExport {
  readonly format: typeof EXPORT_FORMAT;
  readonly version: typeof EXPORT_VERSION;
  /** ISO 8601, UTC. */
  readonly exportedAt: string;
  readonly likes: readonly ExportedLike[];
}

function exportedLike(like: Like): ExportedLike {
  return { image: fileData(like), ...like };
}

/**
 * The export as pieces of JSON text, one Like a line, never holding more than one batch.
 * @param exportedAt ISO 8601, UTC.
 */
export async function* libraryExportText(
  batches: AsyncIterable<readonly Like[]>,
  exportedAt: string,
): AsyncGenerator<string> {
  const head = { format: EXPORT_FORMAT, version: EXPORT_VERSION, exportedAt };
  yield `${JSON.stringify(head).slice(0, -1)},"likes":[`;
  let separator = '\n';
  for await (const likes of batches) {
    for (const like of likes) {
      // Lone surrogates become escapes in JSON.stringify: the text is always well-formed Unicode.
      yield `${separator}${JSON.stringify(exportedLike(like))}`;
      separator = ',\n';
    }
  }
  yield '\n]}\n';
}

function fileData({ url, mediaType }: Like): FileData {
  return {
    path: url,
    url: url === '' ? null : url,
    size: null,
    orig_name: fileName(url),
    mime_type: mediaType ?? null,
    is_stream: false,
    meta: { _type: 'gradio.FileData' },
  };
}

function fileName(url: string): string | null {
  if (!URL.canParse(url) || url.startsWith('data:')) return null;
  const last = new URL(url).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last) || null;
  } catch {
    return last || null;
  }
}
