import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Like } from '../../../../lib/core/judging/like.ts';
import { typedWords, wordsOf } from '../../../../lib/core/library/searchWords.ts';
import { aLike } from '../../../support/likes.ts';
import { startCpuTime } from '../../../support/cpuTime.ts';

const nothing: Partial<Like> = { caption: '', tags: [], note: '', url: '', page: { url: '', title: '' } };

test.each<[string, Partial<Like>, string[]]>([
  ['case and accents', { caption: 'Crème BRÛLÉE' }, ['creme', 'brulee']],
  ['signs between words', { caption: 'path/below, the-Picos…' }, ['path', 'below', 'the', 'picos']],
  ['single letters and digits', { caption: 'a ridge № 7' }, ['ridge', 'no']],
  ['each once', { caption: 'Ridge, ridge', note: 'RIDGE' }, ['ridge']],
  ['letters that look like others', { caption: 'ﬁne １２' }, ['fine', '12']],
  ['pairs of characters and the last one', { caption: '山小屋' }, ['山小', '小屋', '屋']],
  ['voiced kana as one character', { caption: 'がんば' }, ['がん', 'んば', 'ば']],
  ['Korean syllables as one character', { caption: '한국' }, ['한국', '국']],
  ['Thai', { caption: 'ภาพ' }, ['ภา', 'าพ', 'พ']],
  ['scripts side by side', { caption: 'iPhone山' }, ['iphone', '山']],
  ['other scripts as they are', { caption: 'Озеро Байкал' }, ['озеро', 'баикал']],
  ['tags', { tags: ['two words', 'cold'] }, ['two', 'words', 'cold']],
  ['a title and a note', { page: { url: '', title: 'Week 47' }, note: 'Whose hut?' }, ['week', '47', 'whose', 'hut']],
  [
    'hosts without www and ending, and the file’s name',
    {
      url: 'https://www.img.example.co.uk/a/b/My%20Cat_2024.jpeg?w=200#x',
      page: { url: 'https://flickr.com/x', title: '' },
    },
    ['my', 'cat', '2024', 'img', 'example', 'co', 'flickr'],
  ],
  ['nothing of data: addresses', { url: 'data:image/png;base64,iVBORw0KGgo' }, []],
  [
    'no hashes and serial numbers',
    { caption: '3f79bb7b435b 1234567890 x1y2z3x1y2z3x1y2z3x1y2z3 12345678' },
    ['12345678'],
  ],
  ['words of hex digits alone', { caption: 'facade deadbeef' }, ['facade', 'deadbeef']],
])('%s', (_, fields, words) => {
  expect(wordsOf(aLike({ ...nothing, ...fields }))).toEqual(words);
});

describe('a Like with more words than are kept', () => {
  const many = (prefix: string) => Array.from({ length: 60 }, (_, index) => `${prefix}${index}`).join(' ');

  test('is found by some of each text', () => {
    const like = aLike({ caption: many('ca'), note: many('no'), tags: ['cold'], page: { url: '', title: many('ti') } });
    const words = wordsOf(like);
    expect(words).toHaveLength(40);
    for (const prefix of ['ca', 'no', 'ti', 'cold', 'ridge'])
      expect(words.some((word) => word.startsWith(prefix))).toBe(true);
  });

  test('has no word longer than is kept', () => {
    expect(wordsOf(aLike({ ...nothing, caption: 'x'.repeat(10_000) }))).toEqual(['x'.repeat(32)]);
  });
});

test.each([
  ['Ridge  LAKE', ['ridge', 'lake']],
  ['ri ridge', ['ridge']],
  ['a', ['a']],
  ['ridge.jpg', ['ridge']],
  ['www.example.org', ['example']],
  ['img.example.', ['img', 'example']],
  ['https://img.example.org/a/My%20Cat.jpg?x', ['img', 'example', 'my', 'cat']],
  ['山小屋', ['山小', '小屋']],
  ['屋', ['屋']],
  ['. , /', []],
  ['', []],
])('typing "%s" looks for %j', (text, words) => {
  expect(typedWords(text)).toEqual(words);
});

test('whatever part of its own words is typed finds a Like', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'É', 'ß', '7', ' ', '-', '.', '山', '小', 'が', '한', '\u0301', '😀', '\ud800'),
    maxLength: 30,
  });
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (caption, from, length) => {
      const words = wordsOf(aLike({ ...nothing, caption }));
      const word = words[from % Math.max(1, words.length)] ?? '';
      const characters = Array.from(word);
      const typed = typedWords(characters.slice(0, 1 + (length % Math.max(1, characters.length))).join(''));
      expect(typed.every((beginning) => words.some((one) => one.startsWith(beginning)))).toBe(true);
      if (word !== '') expect(typed).not.toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test('no text throws or takes long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      for (const word of [
        ...wordsOf(aLike({ caption: text, note: text, url: `https://${text}` })),
        ...typedWords(text),
      ]) {
        expect(word.length).toBeLessThanOrEqual(32);
        expect(word).not.toContain('\0');
        expect(word).not.toContain('\u0001');
      }
    }),
    { numRuns: 2000 },
  );
  const cpuTime = startCpuTime();
  for (const text of ['a1'.repeat(500_000), '山'.repeat(500_000), '.a'.repeat(500_000), '\u0301'.repeat(500_000)]) {
    typedWords(text);
    wordsOf(aLike({ caption: text, note: text, url: `https://${text}` }));
  }
  expect(cpuTime()).toBeLessThan(1000);
});
