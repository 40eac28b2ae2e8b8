import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { CodedError } from '../../../lib/core/codedError.ts';
import type { Like } from '../../../lib/core/judging/like.ts';
import { createSegmentWriter, DamagedSegment, readSegment, readSegmentHead } from '../../../lib/sync/webdav/segment.ts';
import { likeNumbered, likeToSync } from '../../support/sync/likesForSync.ts';

const device = 'devicea1';
const host = 'cloud.example';
const head = '{"format":"likeable-gallery-segment","version":1,"device":"devicea1","name":"Laptop"}';
const line = '[0,"","",0,1,null,null]';

async function written(likes: readonly Like[]): Promise<Uint8Array<ArrayBuffer>> {
  const writer = createSegmentWriter({ device, name: 'Laptop' });
  await writer.add(likes);
  return writer.end();
}

async function read(bytes: Uint8Array<ArrayBuffer>, limit = 1000): Promise<Like[][]> {
  const pieces: Like[][] = [];
  for await (const likes of readSegment(bytes, { device, host, limit })) pieces.push(likes);
  return pieces;
}

function zipped(text: string | Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(gzipSync(text));
}

test('a segment holds what was written', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(likeToSync, { maxLength: 5 }), async (likes) => {
      const bytes = await written(likes);
      expect((await read(bytes, 2)).flat()).toEqual(likes);
      expect(await readSegmentHead(bytes, host)).toEqual({ device, name: 'Laptop' });
    }),
    { numRuns: 100 },
  );
});

test('is read in pieces', async () => {
  const bytes = await written(Array.from({ length: 25 }, (_, index) => likeNumbered(index)));
  expect((await read(bytes, 10)).map(({ length }) => length)).toEqual([10, 10, 5]);
});

test('counts what it has', async () => {
  const writer = createSegmentWriter({ device, name: 'x'.repeat(1000) });
  for (let start = 0; start < 5000; start += 1000) {
    await writer.add(Array.from({ length: 1000 }, (_, index) => likeNumbered(start + index)));
  }
  const bytes = await writer.end();
  expect(writer.count).toBe(5000);
  expect(writer.bytes).toBe(bytes.length);
  expect(writer.textBytes).toBeGreaterThan(writer.bytes);
  expect((await readSegmentHead(bytes, host)).name).toHaveLength(200);
});

describe('what is no segment of that device', () => {
  test.each([
    ['nothing', new Uint8Array()],
    ['no gzip', new TextEncoder().encode(`${head}\n`)],
    ['an empty text', zipped('')],
    ['no line’s end', zipped(`${head}\n${line}`)],
    ['no head', zipped(`${line}\n`)],
    ['a head of something else', zipped('{"format":"x","version":1,"device":"devicea1","name":""}\n')],
    ['another device', zipped(`${head.replace('devicea1', 'deviceb2')}\n`)],
    ['no device', zipped(`${head.replace('devicea1', '../../ab')}\n`)],
    ['no name', zipped(`${head.replace('"Laptop"', '1')}\n`)],
    ['no Like', zipped(`${head}\n{}\n`)],
    ['an empty line', zipped(`${head}\n\n`)],
    ['no UTF-8', zipped(new Uint8Array([0x7b, 0xff, 0x0a]))],
    ['something after its end', new Uint8Array([...zipped(`${head}\n`), 1, 2, 3])],
  ])('%s', async (_, bytes) => {
    await expect(read(bytes)).rejects.toThrow(DamagedSegment);
  });

  test('cut off anywhere', async () => {
    const bytes = await written([likeNumbered(1), likeNumbered(2)]);
    for (let length = 0; length < bytes.length; length++) {
      await expect(read(bytes.slice(0, length)), `${length}`).rejects.toThrow(DamagedSegment);
    }
  });

  test('of a line longer than any of ours', async () => {
    await expect(read(zipped(`${head}\n${' '.repeat(40_000_000)}`))).rejects.toThrow(DamagedSegment);
  });
});

test('one of a newer version says so', async () => {
  const newer = read(zipped(`${head.replace('"version":1', '"version":2')}\n{}\n`));
  await expect(newer).rejects.toThrow(CodedError);
  await expect(newer).rejects.toThrow('newer version');
});
