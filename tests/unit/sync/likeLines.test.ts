import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Like } from '../../../lib/core/judging/like.ts';
import { pictureKey } from '../../../lib/core/pictures/pictureKey.ts';
import { InvalidLikeLine } from '../../../lib/sync/webdav/likeLineValues.ts';
import { createLikeReader } from '../../../lib/sync/webdav/readLikeLines.ts';
import { createLikeWriter } from '../../../lib/sync/webdav/writeLikeLines.ts';
import { generatedLike } from '../../bench/generatedLikes.ts';
import { aLike, anyLike } from '../../support/likes.ts';
import { likeToSync } from '../../support/sync/likesForSync.ts';

function lines(likes: readonly Like[], device = 'devicea1'): string[] {
  return likes.map(createLikeWriter(device));
}

function read(written: readonly string[], device = 'devicea1'): Like[] {
  return written.map(createLikeReader(device));
}

test('any Likes come back as they were', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(likeToSync, likeToSync, anyLike), { maxLength: 8 }), (likes) => {
      const written = lines(likes);
      expect(written.join('')).not.toMatch(/[\n\r]/);
      expect(read(written)).toEqual(likes);
    }),
    { numRuns: 2000 },
  );
});

test('a picture like the one before takes little', () => {
  const like = (index: number): Like => {
    const url = `https://images.example/album/DSC_000${index}.jpg`;
    const createdAt = 1_700_000_000_000 + index * 1000;
    const stamp = `${createdAt.toString(36).padStart(9, '0')}-0000-devicea1`;
    return aLike({
      key: pictureKey(url),
      url,
      aliases: [url.replace('.jpg', '-small.jpg'), url],
      createdAt,
      updatedAt: createdAt,
      stamps: { ...aLike().stamps, liked: stamp, caption: stamp, meta: stamp },
    });
  };
  expect(lines([like(1), like(2)])[1]).toBe('[36,"2.jpg","A ridge in November",1000,1,1600,1067]');
});

describe('bytes of a Like, compressed', () => {
  const first = 300_000;
  const count = 50_000;
  const generated = Array.from({ length: count }, (_, index) => {
    const like = generatedLike(first + index, 1_000_000);
    return { ...like, key: pictureKey(like.url) };
  });
  const numbered = generated.map((like, index) => {
    const url = `https://images.example/${Math.floor((first + index) / 40)}/DSC_${String(index % 10_000).padStart(4, '0')}.jpg`;
    return { ...like, key: pictureKey(url), url, aliases: [url.replace('.jpg', '-small.jpg'), url] };
  });
  const bytesEach = (likes: readonly Like[]): number =>
    gzipSync(lines(likes, 'benchmrk').join('\n'), { level: 6 }).length / count;

  test('with numbered names', () => expect(bytesEach(numbered)).toBeLessThan(25));
  test('with all kinds of names', () => expect(bytesEach(generated)).toBeLessThan(34));
});

describe('addresses that would run something', () => {
  test('come back empty', () => {
    const like = aLike({
      url: ' javascript:alert(1)',
      aliases: ['vbscript:x', 'https://a.example/'],
      page: { url: 'DATA:text/html,x', title: 'x' },
    });
    expect(read(lines([like]))).toEqual([
      { ...like, url: '', aliases: ['https://a.example/'], page: { url: '', title: 'x' } },
    ]);
  });
});

describe('lines that nobody of ours has written', () => {
  const long = 'x'.repeat(5000);
  test.each([
    [''],
    ['{}'],
    ['[]'],
    ['null'],
    ['[0,"","",0,1,null]x'],
    ['[1,"","",0,1,null,null]'],
    ['[0,1,"",0,1,null,null]'],
    ['[0,"","",-1,1,null,null]'],
    ['[0,"","",1e999,1,null,null]'],
    ['[0,"","",0,2,null,null]'],
    ['[0,"","",0,1,-1,null]'],
    ['[0,"","",0,1,null,"x"]'],
    ['[0,"","",0,1,null,null,[]]'],
    ['[0,"","",0,1,null,null,{},0]'],
    ['[0,"","",0,1,null,null,{"k":"x"}]'],
    ['[0,"","",0,1,null,null,{"k":7}]'],
    ['[0,"","",0,1,null,null,{"a":[1]}]'],
    ['[0,"","",0,1,null,null,{"a":[["x",1,0]]}]'],
    ['[0,"","",0,1,null,null,{"a":[["x",0,0.5]]}]'],
    [`[0,"${long}","",0,1,null,null,{"a":[["x",0,0]]}]`],
    ['[0,"","",0,1,null,null,{"p":["x"]}]'],
    ['[0,"","",0,1,null,null,{"b":"x-y"}]'],
    ['[0,"","",0,1,null,null,{"b":"-1"}]'],
    ['[0,"","",0,1,null,null,{"b":"0.zzzzz"}]'],
    ['[0,"","",0,1,null,null,{"b":"0@short"}]'],
    ['[0,"","",0,1,null,null,{"s":{"l":5}}]'],
    ['[0,"","",0,1,null,null,{"t":[["x",""],5]}]'],
    ['[0,"","",0,1,null,null,{"t":[["x","",1]]}]'],
    [`[0,"","",0,1,null,null,{"x":${'['.repeat(2000)}${']'.repeat(2000)}}]`],
  ])('%.80s', (line) => {
    expect(() => read([line])).toThrow(InvalidLikeLine);
  });
});
