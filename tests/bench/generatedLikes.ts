import type { Like } from '../../lib/core/judging/like.ts';
import type { Reaction } from '../../lib/core/judging/reaction.ts';

/** Five years of judging, ending here (ms since 1970): what a bench measures must not depend on its date. */
const LAST = Date.UTC(2026, 10, 1);
const YEARS_MS = 5 * 365 * 24 * 60 * 60 * 1000;
const SITES = 3000;
const PICTURES_OF_A_PAGE = 40;
const DEVICE = 'benchmrk';

const syllables = 'ba ke li mo nu ra se ti vo xu da fe gi ho ju ka le mi no pu ri sa te vi wo za'.split(' ');
const tags = Array.from({ length: 50 }, (_, index) => word(index * 7 + 3));
const sizes = [
  [320, 240],
  [800, 600],
  [1280, 853],
  [1920, 1280],
  [3840, 2560],
  [6000, 4000],
] as const;

/** The `index`th of `count` Likes, the same in every run. `origin` is where its picture lies. */
export function generatedLike(index: number, count: number, origin = 'https://images.example'): Like {
  const random = createRandom(index + 1);
  const page = Math.floor(index / PICTURES_OF_A_PAGE);
  // A few sites have most of the pictures, as it is with people.
  const site = `${word(Math.floor(SITES * createRandom(page)() ** 3))}.example`;
  const caption = Array.from({ length: 3 + Math.floor(random() * 4) }, () => someWord(random)).join(' ');
  const createdAt = LAST - YEARS_MS + Math.floor((index / count) * YEARS_MS);
  const key = hexOf(index);
  const url = `${origin}/${key.slice(0, 8)}/${caption.split(' ').slice(0, 2).join('-')}-${index}.jpg`;
  const stamp = stampAt(createdAt);
  const [width, height] = sizes[Math.floor(random() * sizes.length)] ?? [800, 600];
  const tag = random() < 0.2 ? tags[Math.floor(random() * tags.length)] : undefined;
  return {
    key,
    url,
    aliases: [url, url.replace('.jpg', '-small.jpg')].toSorted(),
    liked: reaction(random()),
    caption,
    meta: null,
    tags: tag === undefined ? [] : [tag],
    note: '',
    page: { url: `https://${site}/album/${page}`, title: `Pictures of ${word(page % 5000)}` },
    width,
    height,
    mediaType: 'image/jpeg',
    createdAt,
    updatedAt: createdAt,
    stamps: {
      liked: stamp,
      caption: stamp,
      meta: stamp,
      note: '',
      tags: tag === undefined ? {} : { [tag]: stamp },
      deleted: '',
    },
  };
}

/** The word that many pictures have, and one that few have. */
export const commonWord = word(1);
export const rareWord = word(19_000);
export const commonTag = tags[0] ?? '';
export const commonSite = `${word(0)}.example`;
export const generatedFrom = LAST - YEARS_MS;

function reaction(share: number): Reaction {
  if (share < 0.6) return true;
  return share < 0.9 ? false : null;
}

/** The frequent ones much more often than the rare ones. */
function someWord(random: () => number): string {
  return word(Math.floor(20_000 * random() ** 3));
}

function word(number: number): string {
  let rest = number + 26 * 26;
  let text = '';
  while (rest > 0) {
    text = `${syllables[rest % 26]}${text}`;
    rest = Math.floor(rest / 26);
  }
  return text;
}

function stampAt(time: number): string {
  return `${time.toString(36).padStart(9, '0')}-0000-${DEVICE}`;
}

function hexOf(index: number): string {
  const random = createRandom(index * 2 + 1);
  return Array.from({ length: 8 }, () =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join('');
}

/** Mulberry32. */
function createRandom(seed: number): () => number {
  let state = Math.imul(seed, 2_654_435_761);
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}
