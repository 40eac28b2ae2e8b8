import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CardsShape } from '../../../components/gallery/cards/cardsLayout.ts';
import { dayGroups } from '../../../components/library/dayGroups.tsx';
import { dayHeading } from '../../../components/library/libraryWords.ts';
import { galleryItems } from '../../../lib/core/pictures/galleryItem.ts';

const NOON = new Date(2026, 10, 22, 12).getTime();
const DAY = 86_400_000;
/** Room before a group that a heading needs. */
const ROOM = 40;

const shapes: readonly CardsShape[] = (['justified', 'grid', 'masonry'] as const).map((layout) => ({
  layout,
  lanes: layout === 'justified' ? 1 : 4,
  cardWidth: 200,
  width: 836,
  gapX: 12,
  gapY: 8,
  strip: 32,
  padding: 16,
}));

/** Pictures of so many days each, the newest first, and their layout. */
function laid(counts: readonly number[], shape: CardsShape) {
  const days = counts.flatMap((count, day) => Array.from({ length: count }, () => day));
  const images = days.map((day, index) => {
    return {
      image: `https://a.example/${index}.jpg`,
      key: `${index}`,
      width: 300 + 37 * (index % 5),
      height: 200 + day,
    };
  });
  const items = galleryItems(images);
  const groups = dayGroups(
    (key) => NOON - (days[Number(key)] ?? 0) * DAY - Number(key),
    () => NOON,
  );
  const layout = groups.layOut(items, new Map(), shape);
  const all = items.map((_, index) => layout.at(index));
  return { days, items, groups, layout, all: all.filter((position) => position !== undefined) };
}

const someCounts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 });

describe.each(shapes)('in the layout $layout', (shape) => {
  test('days follow one another, each with room for its heading', () => {
    fc.assert(
      fc.property(someCounts, (counts) => {
        const { days, groups, layout, all } = laid(counts, shape);
        expect(all.map(({ index }) => index)).toEqual(days.map((_, index) => index));
        let bottom = 0;
        for (const day of counts.keys()) {
          const cards = all.filter((_, index) => days[index] === day);
          expect(Math.min(...cards.map(({ start }) => start))).toBeGreaterThanOrEqual(bottom + ROOM);
          bottom = Math.max(...cards.map(({ end }) => end));
        }
        expect(layout.height).toBeCloseTo(bottom + shape.padding);
        const headed = all.filter((position) => groups.before(layout.placeOf(position)) !== null);
        expect(headed.map(({ index }) => index)).toEqual(counts.map((_, day) => days.indexOf(day)));
      }),
    );
  });

  test('the cards of a stretch are those that reach into it', () => {
    fc.assert(
      fc.property(someCounts, fc.nat(2000), fc.nat(800), (counts, top, height) => {
        const { layout, all } = laid(counts, shape);
        const expected = all.filter(({ start, end }) => end > top && start < top + height);
        expect(layout.between(top, top + height)).toEqual(expected);
        for (const position of expected) {
          const place = layout.placeOf(position);
          expect(place).toMatchObject({ index: position.index, y: position.start });
          expect(place.height).toBeCloseTo(position.end - position.start);
          expect(place.width).toBeGreaterThan(0);
        }
      }),
    );
  });

  test('moves lead from day to day, and end at the edges', () => {
    const { layout, items } = laid([5, 1, 3], shape);
    expect(layout.step(4, 'after', 500)).toBe(5);
    expect(layout.step(5, 'before', 500)).toBe(4);
    expect(layout.step(5, 'down', 500)).toBe(6);
    expect(layout.step(5, 'up', 500)).toBeLessThan(5);
    // The third one of a day, above a day of one.
    expect(layout.step(4, 'down', 500)).toBe(5);
    expect(laid([3, 1], shape).layout.step(2, 'down', 500)).toBe(3);
    expect(laid([1, 3], shape).layout.step(3, 'up', 500)).toBe(0);
    expect(layout.step(0, 'last', 500)).toBe(items.length - 1);
    expect(layout.step(0, 'before', 500)).toBe(0);
    expect(layout.step(items.length - 1, 'after', 500)).toBe(items.length - 1);
  });
});

test('a list without pictures has no height', () => {
  const [shape] = shapes;
  if (shape) expect(laid([], shape).layout.height).toBe(0);
});

test.each([
  [0, 'Today'],
  [1, 'Yesterday'],
  [2, 'November 20, 2026'],
  [10, 'November 12, 2026'],
  [-1, 'November 23, 2026'],
])('%s days ago is %s', (days, words) => {
  expect(dayHeading(NOON - days * DAY, NOON)).toBe(words);
});

test('the last minute of a day is that day’s', () => {
  const midnight = new Date(2026, 10, 22).getTime();
  expect(dayHeading(midnight, NOON)).toBe('Today');
  expect(dayHeading(midnight - 1, NOON)).toBe('Yesterday');
});
