import { WHOLE_LIBRARY } from '../../lib/core/library/libraryQuery.ts';
import type { LibraryNumbers } from '../../lib/core/library/libraryNumbers.ts';
import type { RecentPicture } from '../../lib/state/popup/createPopupModel.ts';
import { createDatabase } from '../../lib/storage/database.ts';
import { createLibraryReader } from '../../lib/storage/libraryReader.ts';
import { createThumbnailsRepository } from '../../lib/storage/thumbnailsRepository.ts';

const SHOWN = 6;
/** More are read than are shown: those whose judgement was taken back are passed over. */
const READ = 24;

const database = createDatabase();
const library = createLibraryReader(database);
const thumbnails = createThumbnailsRepository(database);

export function readCounts(): Promise<LibraryNumbers> {
  return library.totals();
}

export async function readRecent(): Promise<readonly RecentPicture[]> {
  const { likes } = await library.list({ filter: WHOLE_LIBRARY, sort: 'judged', limit: READ });
  const shown = likes.filter(({ liked }) => liked !== null).slice(0, SHOWN);
  const images = await thumbnails.find(shown.map(({ key }) => key));
  return shown.map(({ key, caption, liked, url }, index) => {
    const image = images[index]?.image;
    // Not from where they were found: a request that nobody asked for.
    const own = url.startsWith('data:image/') ? url : null;
    return { key, caption, liked: liked === true, thumbnail: image ? URL.createObjectURL(image) : own };
  });
}
