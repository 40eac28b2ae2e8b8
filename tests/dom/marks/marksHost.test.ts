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
  (dir) => {
    document.documentElement.dir = dir;
    document.body.innerHTML = '<div style="width: 3000px; height: 4000px"></div><img>';
    const before = scrollable();
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
    if (!picture) throw new Error('There is no picture.');
    const rect = { left: -5000, top: 3900, right: 9000, bottom: 9000 };
    view.mark(picture, { liked: false, isSaved: true, cover: 'hidden' });
    view.place(picture, { frame: 'page', rect, seen: rect });
    expect(scrollable()).toEqual(before);
    view.mark(picture, { liked: true, isSaved: true, cover: 'none' });
    view.place(picture, { frame: 'page', rect, seen: rect });
    expect(scrollable()).toEqual(before);

    const sign = host.element.shadowRoot?.querySelector('.lg-sign');
    const { top = NaN } = sign?.getBoundingClientRect() ?? {};
    scrollTo(0, 700);
    expect(sign?.getBoundingClientRect().top).toBeCloseTo(top - 700, 0);
  },
);
