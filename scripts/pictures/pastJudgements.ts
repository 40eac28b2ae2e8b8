import { canonicalUrl } from '../../lib/core/pictures/canonicalUrl.ts';
import { NEVER, tick } from '../../lib/core/judging/clock.ts';
import type { Like } from '../../lib/core/judging/like.ts';
import { libraryExportText } from '../../lib/core/exports/libraryExport.ts';
import { pictureKey } from '../../lib/core/pictures/pictureKey.ts';
import type { PhotographName } from '../demo/photos/catalogue.ts';
import type { Album } from '../demo/site/album.ts';
import { cropsOf, type Crop } from '../demo/site/crops.ts';
import { FRAMES } from './namedSite.ts';

const PICTURES = 260;
const DAY = 86_400_000;
/** How far back the first judgement lies, in days. */
const DAYS = 165;
const DEVICE = 'pictures';

const pages = [
  { url: `${FRAMES}/endless`, title: 'Stream' },
  { url: 'http://leaf.example/pages', title: 'Notebook' },
  { url: 'http://silver.example/many', title: 'Archive' },
] as const;

const tagsOf: Partial<Record<PhotographName, readonly string[]>> = {
  'picos-de-europa': ['mountains'],
  aitzgorri: ['mountains', 'autumn'],
  sunset: ['mountains', 'light'],
  seeding: ['light'],
  life: ['water'],
  friends: ['animals'],
  chelsea: ['animals'],
  coffee: ['red'],
  'freespace-0b': ['red'],
  rocket: ['space'],
  'hubble-deep-field': ['space'],
  astronaut: ['space', 'people'],
};

/**
 * A backup of a library that has grown for months: details of the demo's photographs, judged on days of which some were
 * busy. Always the same pictures and judgements, before `now`.
 * @returns the text of our JSON export, to be imported.
 */
export async function pastJudgements(album: Album, now: number): Promise<string> {
  const crops = cropsOf('endless', album).slice(0, PICTURES);
  const likes = crops.map((crop, index) => likeOf(crop, index, now));
  let json = '';
  for await (const piece of libraryExportText(batchesOf(likes), new Date(now).toISOString())) json += piece;
  return json;
}

function likeOf(crop: Crop, index: number, now: number): Like {
  const page = pages[Math.floor(spread(index, 3) * spread(index, 5) * pages.length)] ?? pages[0];
  const url = new URL(crop.url, page.url).href;
  const canonical = canonicalUrl(url);
  if (canonical === null) throw new Error(`${url} is no address of a picture.`);
  const judgedAt = now - DAY * (1 + DAYS * spread(index, 1) ** 1.6);
  const stamp = tick(NEVER, judgedAt, DEVICE);
  const tags = tagsOf[crop.photograph] ?? [];
  return {
    key: pictureKey(canonical),
    url,
    aliases: [canonical],
    liked: spread(index, 7) < 0.72,
    caption: crop.title,
    meta: null,
    tags,
    note: '',
    page,
    width: crop.width,
    height: crop.height,
    mediaType: 'image/jpeg',
    createdAt: Math.floor(judgedAt),
    updatedAt: Math.floor(judgedAt),
    stamps: {
      liked: stamp,
      caption: stamp,
      meta: NEVER,
      note: NEVER,
      tags: Object.fromEntries(tags.map((tag) => [tag, stamp])),
      deleted: NEVER,
    },
  };
}

/** From 0 to 1, without an order that can be seen (multiples of the golden ratio). */
function spread(index: number, which: number): number {
  return ((index * which + which) * 0.618_033_988_75) % 1;
}

async function* batchesOf(likes: readonly Like[]): AsyncGenerator<readonly Like[]> {
  yield likes;
}
