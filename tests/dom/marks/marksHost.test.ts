import { afterEach, expect, test } from 'vitest';
import { createMarksView } from '../../../components/marks/createMarksView.ts';
import { createMarksHost, type MarksHost } from '../../../components/marks/marksHost.ts';
import marksCss from '../../../components/marks/marks.css?inline';

let host: MarksHost | null = null;

afterEach(() => {
  host?.remove();
  document.documentElement.removeAttribute('dir');
  document.body.innerHTML = '';
  scrollTo(0, 0);
});

const scrollable = () => {
  const { scrollWidth, scrollHeight } = document.documentElement;
  return { scrollWidth, scrollHeight };
};

test.each(['ltr', 'rtl'])(
  'in a page from %s, what is drawn at its ends is scrolled with it and makes it no larger',
  async (dir) => {
    document.documentElement.dir = dir;
    document.body.innerHTML = '<div style="width: 3000px; height: 4000px"></div><img>';
    const before = scrollable();
    const { view, picture, root } = marked();
    const rect = { left: -5000, top: 3900, right: 9000, bottom: 9000 };
    view.mark(picture, { liked: false, isSaved: true, cover: 'hidden' });
    view.place(picture, { frame: 'page', rect, seen: rect });
    expect(scrollable()).toEqual(before);
    view.mark(picture, { liked: true, isSaved: true, cover: 'none' });
    view.place(picture, { frame: 'page', rect, seen: rect });
    expect(scrollable()).toEqual(before);

    // Signs are drawn together, in the next microtask.
    await Promise.resolve();
    const sign = root.querySelector('.lg-sign-ground');
    const { top = NaN } = sign?.getBoundingClientRect() ?? {};
    scrollTo(0, 700);
    expect(sign?.getBoundingClientRect().top).toBeCloseTo(top - 700, 0);
  },
);

test('a sign has a place where its picture is, and none before that is known: each costs the page a layer', () => {
  document.body.innerHTML = '<img>';
  const { view, picture, root } = marked();
  const places = () => [...root.querySelectorAll('.lg-drawn')].map((each) => each.closest('[popover]')?.className);
  const rect = { left: 0, top: 0, right: 300, bottom: 200 };
  view.mark(picture, { liked: true, isSaved: true, cover: 'none' });
  view.place(picture, null);
  expect(places()).toEqual([]);
  view.place(picture, { frame: 'page', rect, seen: rect });
  expect(places()).toEqual(['lg-marks lg-page']);
  view.place(picture, null);
  expect(places()).toEqual(['lg-marks lg-page']);
  view.place(picture, { frame: 'window', rect, seen: rect });
  expect(places()).toEqual(['lg-marks lg-page', 'lg-marks lg-window']);
});

/** Marks over the page's first picture. */
function marked() {
  host = createMarksHost({
    css: marksCss,
    mode: 'open',
    isDisplaced: true,
    isAlive: () => true,
    onLost: () => undefined,
  });
  const view = createMarksView(host, {
    captionOf: () => '',
    backdropOf: () => ({ color: 'red', radius: '0', colorScheme: 'light' }),
  });
  const [picture] = document.images;
  const { shadowRoot: root } = host.element;
  if (!picture || !root) throw new Error('There is no picture, or no root.');
  return { view, picture, root };
}
