import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { expect, test } from 'vitest';
import { bookmarksText, bookmarkText } from '../../../../lib/core/exports/bookmarks.ts';
import { hostileTexts } from '../../../support/hostileTexts.ts';
import { aLike } from '../../../support/likes.ts';

test('a bookmark has its dates in seconds, its tags, and its note below', () => {
  const like = aLike({
    createdAt: 1_700_000_000_999,
    updatedAt: 1_700_000_001_000,
    tags: ['cover', 'a, b'],
    note: 'Crop <it>',
    liked: false,
    caption: 'A\n"ridge"',
  });
  expect(bookmarkText(like).trim()).toBe(
    '<DT><A HREF="https://example.org/ridge.jpg" ADD_DATE="1700000000" LAST_MODIFIED="1700000001" TAGS="cover,a b" LIKED="false">A &quot;ridge&quot;</A>\n            <DD>Crop &lt;it&gt;',
  );
});

test('one without a caption is named by its address; a cleared one is neither liked nor disliked', () => {
  expect(bookmarkText(aLike({ caption: ' ', liked: null }))).toContain('LIKED="">https://example.org/ridge.jpg</A>');
});

test.each(['', 'javascript:alert(1)', 'data:image/png;base64,AAAA', 'blob:https://a.example/1'])(
  'there is none of %j',
  (url) => expect(bookmarkText(aLike({ url }))).toBe(''),
);

test('folders hold their bookmarks, and no text becomes an element', async () => {
  const text = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary' }));
  await fc.assert(
    fc.asyncProperty(text, async (any) => {
      const like = aLike({ caption: any, tags: [any], note: `x${any}`, url: `https://a.example/${any}` });
      const folders = (async function* () {
        yield {
          name: any,
          entries: (async function* () {
            yield bookmarkText(like);
          })(),
        };
      })();
      let markup = '';
      for await (const piece of bookmarksText(folders, 'All')) markup += piece;
      const elements: string[] = [];
      const parser = new Parser({ onopentagname: (name) => elements.push(name) });
      parser.end(markup);
      expect(elements.join(' ')).toBe('meta title h1 dl p dt h3 dl p dt h3 dl p dt a dd p p p');
    }),
    { numRuns: 500 },
  );
});
