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
  const onImminent = vi.fn<() => void>();
  watch = watchPictures(document, {
    onNear: () => undefined,
    onImminent,
    onAway: () => undefined,
    onError: (error) => {
      throw error;
    },
  });
  const near = () => [...(watch?.near.values() ?? [])].map(({ id }) => id.replace(/.*\//, ''));
  return { near, onImminent };
}

/** Some of it waits until the browser has nothing better to do. */
const until = (seen: () => void) => vi.waitFor(seen, { timeout: 10_000 });

const image = (name: string, top: number) =>
  `<img src="https://a.example/${name}" style="position: absolute; top: ${top}px; width: 100px; height: 100px">`;

test('pictures near to the window are known, those far away are not read, until they come near', async () => {
  const { near, onImminent } = await watched(image('near', 10) + image('ahead', 1200) + image('far', 9000));
  await until(() => expect(near()).toEqual(['near', 'ahead']));
  await until(() => expect(onImminent).toHaveBeenCalled());
  scrollTo(0, 8800);
  await until(() => expect(near()).toEqual(['far']));
  scrollTo(0, 0);
});

test('pictures that come, go and change are noticed, in open shadow trees too', async () => {
  const { near } = await watched(`${image('one', 10)}<my-card></my-card>`);
  await until(() => expect(near()).toEqual(['one']));
  document.body.insertAdjacentHTML('beforeend', image('two', 120));
  await until(() => expect(near()).toEqual(['one', 'two']));
  document.querySelector('img')?.setAttribute('src', 'https://a.example/three');
  await until(() => expect(near()).toContain('three'));
  document.querySelectorAll('img').forEach((each) => each.remove());
  await until(() => expect(near()).toEqual([]));
  const card = document.createElement('my-card');
  card.attachShadow({ mode: 'open' }).innerHTML = image('inside', 10);
  document.body.append(card);
  await until(() => expect(near()).toEqual(['inside']));
});

test('backgrounds that a style sheet gives are known', async () => {
  const { near } = await watched(
    '<style>.cover { width: 100px; height: 100px; background: url(https://a.example/sheet) }</style><div class="cover"></div>',
  );
  await until(() => expect(near()).toEqual(['sheet']));
});
