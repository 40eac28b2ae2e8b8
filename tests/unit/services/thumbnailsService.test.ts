import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { createThumbnailsService, type ThumbnailsService } from '../../../lib/services/thumbnailsService.ts';
import { createDatabase } from '../../../lib/storage/database.ts';
import { createLikesRepository, type LikesRepository } from '../../../lib/storage/likesRepository.ts';
import { createThumbnailsRepository, type ThumbnailsRepository } from '../../../lib/storage/thumbnailsRepository.ts';
import { aLike } from '../../support/likes.ts';

const [large, small] = ['https://example.org/large.jpg', 'https://example.org/small.jpg'];
const { key } = aLike();
let likes: LikesRepository;
let thumbnails: ThumbnailsRepository;
let service: ThumbnailsService;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  const database = createDatabase();
  likes = createLikesRepository(database);
  thumbnails = createThumbnailsRepository(database);
  service = createThumbnailsService({ likes, thumbnails });
  const identity = { key, aliases: [] };
  await likes.change({ operationId: 'operation-1', now: 1, identity, apply: () => aLike({ aliases: [large, small] }) });
});

const webp = (rest: string) => btoa(`RIFF....WEBP${rest}`);
const request = (fields: Partial<Parameters<ThumbnailsService['add']>[0]> = {}) => ({
  key,
  aliases: [],
  image: webp('first'),
  mediaType: 'image/webp' as const,
  width: 320,
  height: 200,
  look: '0123456789abcdef',
  ...fields,
});

async function kept(): Promise<string | undefined> {
  const [found] = await thumbnails.find([key]);
  return found?.image.text();
}

test('a small image of a picture the library knows is kept, once', async () => {
  await service.add(request());
  await service.add(request({ image: webp('second') }));
  expect(await kept()).toBe('RIFF....WEBPfirst');
  expect(await thumbnails.find([key])).toMatchObject([{ width: 320, height: 200, look: '0123456789abcdef' }]);
});

test('one that the page knows by another address is kept with its Like', async () => {
  await service.add(request({ key: 'b'.repeat(64), aliases: [small] }));
  expect(await kept()).toBe('RIFF....WEBPfirst');
});

test('one of a picture that nobody judged is passed over', async () => {
  await service.add(request({ key: 'b'.repeat(64), aliases: ['https://example.org/other.jpg'] }));
  expect(await thumbnails.count()).toBe(0);
});

test.each<[string, Parameters<typeof request>[0]]>([
  ['more pixels than a small image has', { width: 321 }],
  ['more bytes', { image: webp('x'.repeat(100_000)) }],
  ['no base64', { image: '*' }],
  ['something else than it says', { mediaType: 'image/png' }],
  ['a page', { image: btoa('<script>'), mediaType: 'image/jpeg' }],
])('%s is refused', async (_, fields) => {
  await expect(service.add(request(fields))).rejects.toMatchObject({ code: 'invalid-message' });
  expect(await kept()).toBeUndefined();
});

test.each([
  { mediaType: 'image/png' as const, bytes: '\u0089PNG\r\n\u001a\n' },
  { mediaType: 'image/jpeg' as const, bytes: '\u00ff\u00d8\u00ff\u00e0' },
])('$mediaType is kept too', async ({ mediaType, bytes }) => {
  await service.add(request({ mediaType, image: btoa(bytes) }));
  const [found] = await thumbnails.find([key]);
  expect(found?.image).toMatchObject({ type: mediaType, size: bytes.length });
});
