import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NEVER, tick } from '../../../../lib/core/judging/clock.ts';
import { annotate, judge, reactTo } from '../../../../lib/core/judging/judge.ts';
import { mergeLikes } from '../../../../lib/core/judging/mergeLikes.ts';
import type { Annotation } from '../../../../lib/core/judging/pictureDetails.ts';
import { pressReaction } from '../../../../lib/core/judging/reaction.ts';
import { aLike, anyLike, aSnapshot } from '../../../support/likes.ts';

const page = { url: 'https://example.org/', title: 'Pictures of the week' };
const moment = { now: 5_000, stamp: tick(NEVER, 5_000, 'devicea1') };
const key = 'a'.repeat(64);

test.each([
  { present: null, pressed: true, next: true },
  { present: null, pressed: false, next: false },
  { present: true, pressed: true, next: null },
  { present: true, pressed: false, next: false },
  { present: false, pressed: false, next: null },
  { present: false, pressed: true, next: true },
] as const)('pressing $pressed on $present gives $next', ({ present, pressed, next }) => {
  expect(pressReaction(present, pressed)).toBe(next);
});

test('a first judgement keeps all that the page knew', () => {
  const like = judge(undefined, { key, liked: false, snapshot: aSnapshot(), page }, moment);
  expect(like).toMatchObject({
    key,
    liked: false,
    page,
    caption: 'A ridge in November',
    width: 1600,
    createdAt: 5_000,
  });
  expect(like.stamps.liked).toBe(moment.stamp);
  expect(like.stamps.note).toBe(NEVER);
});

test('judging again keeps key, caption and the page it was found on, and learns new addresses', () => {
  const snapshot = aSnapshot({
    url: 'https://b.example/x.jpg',
    aliases: ['https://b.example/x.jpg'],
    caption: 'Other',
  });
  const elsewhere = { url: 'https://b.example/', title: 'Elsewhere' };
  const like = judge(aLike(), { key: 'b'.repeat(64), liked: null, snapshot, page: elsewhere }, moment);
  expect(like).toMatchObject({
    key,
    liked: null,
    caption: 'A ridge in November',
    page,
    updatedAt: 5_000,
    createdAt: 1_000,
  });
  expect(like.aliases).toEqual(['https://b.example/x.jpg', 'https://example.org/ridge.jpg']);
  expect(like.url).toBe('https://example.org/ridge.jpg');
});

test('a larger original replaces the address, a smaller one does not', () => {
  const larger = aSnapshot({ url: 'https://example.org/huge.jpg', width: 4000, height: 3000 });
  const smaller = aSnapshot({ url: 'https://example.org/tiny.jpg', width: 40, height: 30 });
  expect(judge(aLike(), { key, liked: true, snapshot: larger, page }, moment).url).toBe('https://example.org/huge.jpg');
  expect(judge(aLike(), { key, liked: true, snapshot: smaller, page }, moment).url).toBe(
    'https://example.org/ridge.jpg',
  );
});

test('judging a deleted Like brings it back, later than its deletion', () => {
  const deleted = aLike({ deletedAt: 2_000, stamps: { ...aLike().stamps, deleted: tick(NEVER, 2_000, 'devicea1') } });
  const like = judge(deleted, { key, liked: true, snapshot: aSnapshot(), page }, moment);
  expect(like.deletedAt).toBeUndefined();
  expect(like.stamps.deleted).toBe(moment.stamp);
});

test('a reaction alone touches nothing else', () => {
  const { liked, updatedAt, stamps, ...rest } = reactTo(aLike(), null, moment);
  expect({ liked, updatedAt }).toEqual({ liked: null, updatedAt: 5_000 });
  expect(stamps.caption).toBe(aLike().stamps.caption);
  expect(aLike()).toMatchObject(rest);
});

describe('tags and notes', () => {
  const picture = { key, snapshot: aSnapshot(), page };
  const earlier = tick(NEVER, 2_000, 'devicea1');
  const tagged = aLike({
    tags: ['cold', 'ridge'],
    note: 'Where?',
    stamps: { ...aLike().stamps, note: earlier, tags: { cold: earlier, ridge: earlier } },
  });

  test.each<[string, Annotation, { tags?: string[]; note?: string }]>([
    ['a tag more', { addTags: ['alps'] }, { tags: ['alps', 'cold', 'ridge'] }],
    ['a tag that is there', { addTags: ['cold'] }, {}],
    ['a tag less', { removeTags: ['cold'] }, { tags: ['ridge'] }],
    ['a tag that is not there', { removeTags: ['warm'] }, {}],
    ['one in place of another', { addTags: ['warm'], removeTags: ['cold'] }, { tags: ['ridge', 'warm'] }],
    ['both at once: it is added', { addTags: ['cold'], removeTags: ['cold'] }, {}],
    ['spaces and lines', { addTags: ['  two\n words ', ' '] }, { tags: ['cold', 'ridge', 'two words'] }],
    ['names that objects have', { addTags: ['__proto__'] }, { tags: ['__proto__', 'cold', 'ridge'] }],
    ['another note', { note: 'There.' }, { note: 'There.' }],
    ['no note', { note: '' }, { note: '' }],
    ['nothing', {}, {}],
  ])('%s', (_, annotation, changed) => {
    const { tags, note } = tagged;
    const like = annotate(tagged, picture, annotation, moment);
    expect(like).toMatchObject({ tags, note, liked: true, caption: tagged.caption, ...changed, updatedAt: 5_000 });
  });

  test('what is changed is stamped, and nothing else', () => {
    const like = annotate(tagged, picture, { addTags: ['alps'], removeTags: ['cold'] }, moment);
    expect(like?.stamps).toEqual({
      ...tagged.stamps,
      tags: { alps: moment.stamp, cold: moment.stamp, ridge: earlier },
    });
    expect(annotate(tagged, picture, { note: '' }, moment)?.stamps).toEqual({ ...tagged.stamps, note: moment.stamp });
  });

  test('a picture without a Like gets one that was never judged', () => {
    const like = annotate(undefined, picture, { addTags: ['alps'] }, moment);
    expect(like).toMatchObject({ key, liked: null, tags: ['alps'], note: '', page, width: 1600, createdAt: 5_000 });
    expect(like?.stamps).toMatchObject({ liked: NEVER, note: NEVER, deleted: NEVER, tags: { alps: moment.stamp } });
    // Any judgement of it is later than none.
    expect(mergeLikes(like ?? aLike(), tagged).liked).toBe(true);
  });

  test.each<Annotation>([{}, { note: '' }, { removeTags: ['cold'] }, { addTags: [' '] }])(
    'a picture without a Like gets none for %j',
    (annotation) => {
      expect(annotate(undefined, picture, annotation, moment)).toBeNull();
    },
  );

  test('a deleted Like lives again, without the reaction it had', () => {
    const deleted = { ...tagged, deletedAt: 3_000, stamps: { ...tagged.stamps, deleted: earlier } };
    const like = annotate(deleted, picture, { addTags: ['alps'] }, moment);
    expect(like).toMatchObject({ liked: null, tags: ['alps', 'cold', 'ridge'] });
    expect(like).not.toHaveProperty('deletedAt');
    expect(mergeLikes(like ?? aLike(), deleted)).toEqual(like);
  });

  test('it learns the addresses the picture has here', () => {
    const snapshot = aSnapshot({ aliases: ['https://b.example/x.jpg', 'https://example.org/ridge.jpg'] });
    expect(annotate(tagged, { ...picture, snapshot }, { note: 'x' }, moment)?.aliases).toEqual(snapshot.aliases);
  });

  const many = (count: number) => Array.from({ length: count }, (_, index) => `tag ${index}`);

  test.each<[string, Annotation, RegExp]>([
    ['a tag of 101 characters', { addTags: ['x'.repeat(101)] }, /100 characters/],
    ['a note of 10,001 characters', { note: 'x'.repeat(10_001) }, /10,000 characters/],
    ['99 tags more than two', { addTags: many(99) }, /100 tags/],
  ])('%s is refused with a sentence, not cut', (_, annotation, words) => {
    expect(() => annotate(tagged, picture, annotation, moment)).toThrow(
      expect.objectContaining({ code: 'invalid-message', message: expect.stringMatching(words) }),
    );
  });

  test('as much as is allowed is kept whole', () => {
    const [tag, note] = ['x'.repeat(100), 'x'.repeat(10_000)];
    expect(annotate(tagged, picture, { addTags: [` ${tag} `], note }, moment)).toMatchObject({
      tags: ['cold', 'ridge', tag],
      note,
    });
    expect(annotate(tagged, picture, { addTags: many(98) }, moment)?.tags).toHaveLength(100);
  });

  test('a picture that came with more tags than that can lose some', () => {
    const crowded = aLike({ tags: many(150).toSorted() });
    expect(annotate(crowded, picture, { removeTags: ['tag 0'] }, moment)?.tags).toHaveLength(149);
    expect(annotate(crowded, picture, { removeTags: ['tag 0'], addTags: ['new'] }, moment)?.tags).toHaveLength(150);
    expect(() => annotate(crowded, picture, { addTags: ['new'] }, moment)).toThrow(/100 tags/);
  });

  const livingLike = anyLike.filter(({ deletedAt }) => deletedAt === undefined);
  const someTags = fc.array(fc.constantFrom('a', 'b', '__proto__', 'ridge', 'new'));
  const anyAnnotation: fc.Arbitrary<Annotation> = fc.record(
    { addTags: someTags, removeTags: someTags, note: fc.constantFrom('', 'a', 'b') },
    { requiredKeys: [] },
  );

  test('it does not matter whether a change is made before or after two devices hear of each other', () => {
    fc.assert(
      fc.property(livingLike, livingLike, anyAnnotation, (a, b, annotation) => {
        const before = annotate(a, picture, annotation, moment) ?? a;
        expect(mergeLikes(before, b)).toEqual(annotate(mergeLikes(a, b), picture, annotation, moment));
      }),
      { numRuns: 2000 },
    );
  });

  test('of two changes on two devices, the later one of each tag and of the note stays', () => {
    fc.assert(
      fc.property(livingLike, anyAnnotation, anyAnnotation, (like, first, second) => {
        const later = { now: 6_000, stamp: tick(moment.stamp, 6_000, 'deviceb2') };
        const here = annotate(like, picture, first, moment) ?? like;
        const there = annotate(like, picture, second, later) ?? like;
        // As if the second had known of the first; merged with itself, for a tag without a stamp is none.
        const inOrder = annotate(here, picture, second, later) ?? here;
        expect(mergeLikes(here, there)).toEqual(mergeLikes(inOrder, inOrder));
      }),
      { numRuns: 2000 },
    );
  });
});
