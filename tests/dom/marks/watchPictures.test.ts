import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { watchPictures, type PictureWatch } from '../../../lib/page/marks/watchPictures.ts';

let watch: PictureWatch | null = null;

afterEach(() => {
  watch?.stop();
  document.body.innerHTML = '';
});

async function watched(html: string) {
  await page.viewport(800, 400);
  document.body.innerHTML = html;
  const onNews = vi.fn<(news: readonly (readonly [Element, unknown])[]) => void>();
  watch = watchPictures(document, {
    onNews,
    onError: (error) => {
      throw error;
    },
  });
  const known = () => [...(watch?.pictures.values() ?? [])].map(({ id }) => id.replace(/.*\//, ''));
  return { known, onNews };
}

/** Some of it waits until the browser has nothing better to do. */
const until = (seen: () => void) => vi.waitFor(seen, { timeout: 10_000 });

const image = (name: string, top: number) =>
  `<img src="https://a.example/${name}" style="position: absolute; top: ${top}px; width: 100px; height: 100px">`;

test('all pictures are known before they are scrolled to, each told once', async () => {
  const { known, onNews } = await watched(image('near', 10) + image('far', 9000));
  await until(() => expect(known()).toEqual(['near', 'far']));
  const [near, far] = document.images;
  expect([...(watch?.elementsOf('https://a.example/far') ?? [])]).toEqual([far]);
  scrollTo(0, 8800);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(onNews.mock.calls.flat(2).map(([element]) => element)).toEqual([near, far]);
  scrollTo(0, 0);
});

test('what comes under the pointer is read at once', async () => {
  const { known } = await watched('');
  document.body.innerHTML = image('new', 10);
  const [element] = document.images;
  expect(element && watch?.pictureOf(element)?.id).toMatch(/new$/);
  expect(known()).toEqual(['new']);
});

test('pictures that come, go and change are noticed, in open shadow trees too', async () => {
  const { known } = await watched(`${image('one', 10)}<my-card></my-card>`);
  await until(() => expect(known()).toEqual(['one']));
  document.body.insertAdjacentHTML('beforeend', image('two', 120));
  await until(() => expect(known()).toEqual(['one', 'two']));
  document.querySelector('img')?.setAttribute('src', 'https://a.example/three');
  await until(() => expect(known()).toContain('three'));
  document.querySelectorAll('img').forEach((each) => each.remove());
  await until(() => expect(known()).toEqual([]));
  const card = document.createElement('my-card');
  card.attachShadow({ mode: 'open' }).innerHTML = image('inside', 10);
  document.body.append(card);
  await until(() => expect(known()).toEqual(['inside']));
});

test('backgrounds that a style sheet gives are known', async () => {
  const { known } = await watched(
    '<style>.cover { width: 100px; height: 100px; background: url(https://a.example/sheet) }</style><div class="cover"></div>',
  );
  await until(() => expect(known()).toEqual(['sheet']));
});
