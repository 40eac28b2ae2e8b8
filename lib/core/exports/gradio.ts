import type { GalleryImage } from '../pictures/galleryImage.ts';
import { fileData } from './libraryExport.ts';
import type { Like } from '../judging/like.ts';

/** A JSON list of `GalleryImage`, a valid `value` of the seed component, which has no place for anything more. */
export async function* gradioText(batches: AsyncIterable<readonly Like[]>): AsyncGenerator<string> {
  let separator = '';
  yield '[';
  for await (const likes of batches) {
    for (const like of likes) {
      yield `${separator}\n${JSON.stringify(galleryImage(like))}`;
      separator = ',';
    }
  }
  yield '\n]\n';
}

function galleryImage(like: Like): GalleryImage {
  return { image: fileData(like), caption: like.caption, liked: like.liked, meta: like.meta };
}
