import { effect, signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import type { PageImage } from '../../../../lib/core/pictures/pageImage.ts';
import type { Reaction } from '../../../../lib/core/judging/reaction.ts';
import { createPictureView } from '../../../../lib/state/gallery/pictureView.ts';

function picture(key: string, fields: Partial<PageImage> = {}): PageImage {
  return { key, variants: [{ url: `https://a.example/${key}.jpg` }], caption: key, source: 'img', ...fields };
}

function sized(key: string, width: number, height: number): PageImage {
  return picture(key, { variants: [{ url: `https://a.example/${key}.jpg`, width, height }] });
}

function aView(...found: PageImage[]) {
  const byKey = (all: readonly PageImage[]) => new Map(all.map((image) => [image.key, image]));
  const images = signal<ReadonlyMap<string, PageImage>>(byKey(found));
  const reactions = signal<ReadonlyMap<string, Reaction>>(new Map());
  const view = createPictureView({ images, reactions, page: { url: 'https://a.example/', title: 'A' } });
  return {
    view,
    names: () => view.shown.value.map(({ key }) => key).join(' '),
    judge: (key: string, liked: Reaction) => void (reactions.value = new Map(reactions.value).set(key, liked)),
    learnAgain: () => void (reactions.value = new Map(reactions.value)),
    show: (...all: PageImage[]) => void (images.value = byKey(all)),
  };
}

test('what is shown is sorted, then filtered; the rest is counted as hidden', () => {
  const { view, names } = aView(sized('s', 10, 20), sized('l', 900, 900), sized('m', 300, 200), picture('unknown'));
  expect(names()).toBe('s l m unknown');
  view.setSort({ by: 'size', reversed: false });
  expect(names()).toBe('l m s unknown');
  view.setFilter({ minWidth: 300 });
  expect(names()).toBe('l m unknown');
  view.setFilter({ shape: 'wide' });
  expect(names()).toBe('m unknown');
  expect(view.filter.value).toMatchObject({ minWidth: 300, shape: 'wide', reaction: 'all' });
  expect(view.hidden.value).toBe(2);
  view.resetFilter();
  expect(view.hidden.value).toBe(0);
  view.setSort({ by: 'name', reversed: true });
  expect(names()).toBe('unknown s m l');
});

test('small ones that are left out are not among the hidden', () => {
  const { view, names } = aView(sized('dot', 1, 1), sized('a', 100, 100), picture('icon', { source: 'icon' }));
  view.setFilter({ text: 'a.jpg' });
  expect(names()).toBe('a');
  expect(view.hidden.value).toBe(0);
  expect(view.counts.value).toEqual({ found: 1, liked: 0, disliked: 0, unrated: 1, small: 2 });
  view.setSmallShown(true);
  expect(view.hidden.value).toBe(2);
  expect(view.counts.value).toEqual({ found: 3, liked: 0, disliked: 0, unrated: 3, small: 2 });
  view.setFilter({ kinds: ['icon'], text: '' });
  expect(names()).toBe('dot icon');
});

test('the counts are of everything found, whatever the filter', () => {
  const { view, judge, names } = aView(picture('a'), picture('b'), picture('c'));
  view.setFilter({ reaction: 'unrated' });
  judge('a', true);
  judge('b', false);
  expect(names()).toBe('c');
  expect(view.counts.value).toEqual({ found: 3, liked: 1, disliked: 1, unrated: 1, small: 0 });
});

test('a judgement makes one new object, and news that are none make no new list', () => {
  const { view, judge, learnAgain, show } = aView(picture('a'), picture('b'));
  const drawn = vi.fn();
  const stop = effect(() => drawn(view.shown.value, view.counts.value));
  const [, b] = view.shown.value;
  judge('a', true);
  expect(drawn).toHaveBeenCalledTimes(2);
  expect(view.shown.value.map(({ liked }) => liked)).toEqual([true, null]);
  expect(view.shown.value[1]).toBe(b);
  learnAgain();
  judge('a', true);
  judge('of another page', false);
  view.setFilter({ text: 'jpg' });
  expect(drawn).toHaveBeenCalledTimes(2);
  const known = [...view.shown.value];
  show(picture('b', { caption: 'B' }), picture('c'));
  expect(view.shown.value.map(({ caption }) => caption)).toEqual(['B', 'c']);
  expect(known).not.toContain(view.shown.value[0]);
  stop();
});

test('two judgements that leave the counts as they were are shown', () => {
  const { view, judge } = aView(picture('a'), picture('b'));
  judge('a', true);
  expect(view.shown.value.map(({ liked }) => liked)).toEqual([true, null]);
  const counts = view.counts.value;
  judge('a', null);
  judge('b', true);
  expect(view.shown.value.map(({ liked }) => liked)).toEqual([null, true]);
  expect(view.counts.value).toBe(counts);
});

test('sorted by reaction a card stays while it is judged, new ones take their place, and choosing again sorts anew', () => {
  const { view, judge, names, show } = aView(picture('a'), picture('b'), picture('c'));
  judge('b', true);
  judge('c', false);
  view.setSort({ by: 'reaction', reversed: false });
  expect(names()).toBe('b a c');
  judge('c', true);
  judge('b', null);
  expect(names()).toBe('b a c');
  expect(view.shown.value.map(({ liked }) => liked)).toEqual([null, null, true]);

  judge('e', true);
  show(picture('a'), picture('b'), picture('c'), picture('d'), picture('e'));
  expect(names()).toBe('b e a d c');
  judge('d', false);
  judge('e', false);
  expect(names()).toBe('b e a d c');

  view.setSort({ by: 'reaction', reversed: false });
  expect(names()).toBe('c a b d e');
  judge('a', true);
  view.renewOrder();
  expect(names()).toBe('a c b d e');
  view.setSort({ by: 'page', reversed: false });
  expect(names()).toBe('a b c d e');
});

test('bytes that are learned stay with the picture as long as it is the same file', () => {
  const { view, judge, show } = aView(picture('a'), picture('b'));
  view.setBytes('a', 99);
  view.setBytes('nobody', 1);
  expect(view.shown.value.map(({ bytes }) => bytes)).toEqual([99, undefined]);
  judge('a', true);
  show(picture('a', { caption: 'renamed' }), picture('b'));
  expect(view.shown.value[0]).toMatchObject({ caption: 'renamed', bytes: 99, liked: true });
  show(picture('a', { variants: [{ url: 'https://a.example/larger.jpg' }] }));
  expect(view.shown.value[0]).not.toHaveProperty('bytes');
});
