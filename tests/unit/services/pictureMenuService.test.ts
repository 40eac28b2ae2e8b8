import { describe, expect, test } from 'vitest';
import { CodedError } from '../../../lib/core/codedError.ts';
import type { PageImage } from '../../../lib/core/pictures/pageImage.ts';
import { pictureKey } from '../../../lib/core/pictures/pictureKey.ts';
import type { Reaction } from '../../../lib/core/judging/reaction.ts';
import type { MenuItem, MenuPress } from '../../../lib/platform/contextMenus.ts';
import type { PageAnswer } from '../../../lib/protocol/messages.ts';
import { createPictureMenuService } from '../../../lib/services/pictureMenuService.ts';

const small = 'https://a.example/small.jpg';
const large = 'https://a.example/large.jpg';
const image: PageImage = {
  key: pictureKey(large),
  variants: [{ url: large, width: 2000, height: 1000 }, { url: small }],
  caption: 'Ridge',
  source: 'img',
};

interface Circumstances {
  readonly found?: PageImage | null | Error;
  readonly present?: Reaction;
  readonly answer?: PageAnswer<null>;
  readonly fails?: Error | null;
  readonly incognito?: boolean;
}

function aMenu({
  found = image,
  present = null,
  answer = { reached: true, value: null },
  fails = null,
  incognito = false,
}: Circumstances = {}) {
  const items: MenuItem[] = [];
  const did: unknown[] = [];
  const service = createPictureMenuService({
    setMenus: async (given) => void items.push(...given),
    findInFrame: async () => {
      if (found instanceof Error) throw found;
      return found;
    },
    likes: {
      read: async () => [present],
      async set(request, page) {
        if (fails) throw fails;
        did.push(['set', request.key, request.liked, request.snapshot.aliases, page.url]);
        return { liked: request.liked };
      },
    },
    privateWindows: {
      async refuse(sender) {
        if (sender.incognito) throw new CodedError('private-window', 'Private.');
      },
    },
    badge: {
      flash: async (_, mark) => void did.push(['flash', mark]),
      warn: async (_, sentence) => void did.push(['warn', sentence]),
    },
    openGallery: async () => answer,
    findInGallery: async (_, wanted) => void did.push(['find', wanted]),
    openPopup: async () => void did.push(['popup']),
    sentenceOf: (error) => (error instanceof Error ? error.message : ''),
    newOperationId: () => 'operation-1',
    now: () => 1_000,
  });
  const press = (id: string, url = small): Promise<void> => {
    const page = { url: 'https://a.example/', title: 'A' };
    return service.press({ id, tabId: 1, frameId: 0, url, page, incognito } satisfies MenuPress);
  };
  return { service, press, items, did };
}

test('has an entry for everything that can be done with a picture, and one on pages', async () => {
  const { service, items } = aMenu();
  await service.restore();
  expect(items.map(({ title, on }) => `${on}: ${title}`)).toEqual([
    'picture: Like',
    'picture: Dislike',
    'picture: Clear',
    'picture: Add tag…',
    'picture: Open in gallery',
    'page: Open gallery',
  ]);
});

describe('judging', () => {
  test('is of the picture, not of the one variant that was pressed', async () => {
    const { press, did } = aMenu();
    await press('like');
    expect(did).toEqual([
      ['set', pictureKey(large), true, [large, small], 'https://a.example/'],
      ['flash', 'liked'],
    ]);
  });

  test.each([null, new Error('Cannot access contents of the frame')])(
    'goes by the address alone where the frame tells nothing: %s',
    async (found) => {
      const { press, did } = aMenu({ found });
      await press('dislike');
      expect(did).toEqual([
        ['set', pictureKey(small), false, [small], 'https://a.example/'],
        ['flash', 'disliked'],
      ]);
    },
  );

  test.each([
    ['like', true, 'liked'],
    ['clear', null, 'cleared'],
  ] as const)('%s of what is so already changes nothing', async (id, present, mark) => {
    const { press, did } = aMenu({ present });
    await press(id);
    expect(did).toEqual([['flash', mark]]);
  });

  test.each([
    {
      what: 'a full disk',
      edge: { fails: new CodedError('storage-full', 'The disk is full.') },
      said: 'The disk is full.',
    },
    { what: 'a private window', edge: { incognito: true }, said: 'Private.' },
  ])('$what is said in the popup', async ({ edge, said }) => {
    const { press, did } = aMenu(edge);
    await press('like');
    expect(did).toEqual([['warn', said], ['popup']]);
  });

  test('a picture without an address that lasts is not saved, and that is said', async () => {
    const { press, did } = aMenu({ found: null });
    await press('like', 'blob:https://a.example/1');
    expect(did).toEqual([['warn', expect.stringMatching(/^This picture has no address that lasts/)], ['popup']]);
  });
});

describe('the gallery', () => {
  test.each([
    ['show', [['find', { url: small, tags: false }]]],
    ['tag', [['find', { url: small, tags: true }]]],
    ['gallery', []],
  ] as const)('%s opens it', async (id, expected) => {
    const { press, did } = aMenu();
    await press(id);
    expect(did).toEqual(expected);
  });

  test.each(['show', 'tag', 'gallery'])('%s: where it cannot be opened, the popup says why', async (id) => {
    const { press, did } = aMenu({ answer: { reached: false, refusal: 'pdf' } });
    await press(id);
    expect(did).toEqual([['popup']]);
  });
});
