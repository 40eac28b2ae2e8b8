import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { CodedError } from '../../../lib/core/codedError.ts';
import { InvalidLikeLine } from '../../../lib/sync/webdav/likeLineValues.ts';
import { createLikeReader } from '../../../lib/sync/webdav/readLikeLines.ts';
import { createLikeWriter } from '../../../lib/sync/webdav/writeLikeLines.ts';
import { DamagedSegment, readSegment } from '../../../lib/sync/webdav/segment.ts';
import { readMultistatus } from '../../../lib/sync/webdav/multistatus.ts';
import { readWebdavState, writeWebdavState } from '../../../lib/sync/webdav/webdavState.ts';
import { startCpuTime } from '../../support/cpuTime.ts';
import { fuzzRandom, fuzzSeed, mutatedText } from '../../support/fuzzing.ts';
import { likeToSync } from '../../support/sync/likesForSync.ts';

const device = 'devicea1';
const head = '{"format":"likeable-gallery-segment","version":1,"device":"devicea1","name":"Laptop"}';
const tokens = Array.from('{}[]",:\\0-@.').concat(
  ['null', '1e999', '-1', '0.5', '""', '[]', '{}', '__proto__', '\n', '\\ud83d', '[[[[[[[[', '9'.repeat(400)],
  ['"k":', '"a":[0]', '"a":[["x",1,2]]', '"p":["",""]', '"b":"0"', '"s":{"l":""}', '"t":[["x"]]', '"x":', '"d":1'],
  ['<D:response>', '</D:multistatus>', '<![CDATA[', '<!--', '&#x0;', '&amp;', '<a ', '/>'],
);

async function readAll(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  for await (const _ of readSegment(bytes, { device, host: 'cloud.example', limit: 1000 })) continue;
}

describe(`no input makes a reader fail but by its own error (FUZZ_SEED=${fuzzSeed})`, () => {
  test('200,000 lines', () => {
    const random = fuzzRandom('lines');
    const samples = fc.sample(likeToSync, { seed: fuzzSeed, numRuns: 300 }).map(createLikeWriter(device));
    for (let input = 0; input < 200_000; input++) {
      const read = createLikeReader(device);
      const line = mutatedText(samples[random.below(samples.length)] ?? '', tokens, random);
      try {
        read(samples[random.below(samples.length)] ?? '');
      } catch (error) {
        // It may refer to the one that was before it.
        if (!(error instanceof InvalidLikeLine)) throw error;
      }
      try {
        const like = read(line);
        // Whatever is let through can be sent on.
        const again = createLikeReader(device)(createLikeWriter(device)(like));
        expect(JSON.stringify(again)).toBe(JSON.stringify(like));
      } catch (error) {
        if (!(error instanceof InvalidLikeLine)) throw new Error(JSON.stringify(line), { cause: error });
      }
    }
  }, 600_000);

  test('4,000 segments', async () => {
    const random = fuzzRandom('segments');
    const lines = fc.sample(likeToSync, { seed: fuzzSeed, numRuns: 20 }).map(createLikeWriter(device));
    const text = `${head}\n${lines.map((line) => `${line}\n`).join('')}`;
    const sample = new Uint8Array(gzipSync(text));
    for (let input = 0; input < 4000; input++) {
      const bytes =
        input % 2 === 0 ? new Uint8Array(gzipSync(mutatedText(text, tokens, random), { level: 1 })) : sample.slice();
      if (input % 2 === 1) {
        for (let changes = 1 + random.below(4); changes > 0; changes--)
          bytes[random.below(bytes.length)] = random.below(256);
      }
      try {
        await readAll(bytes);
      } catch (error) {
        if (!(error instanceof DamagedSegment) && !(error instanceof CodedError)) {
          throw new Error(`input ${input}`, { cause: error });
        }
      }
    }
  }, 600_000);

  test('50,000 listings', () => {
    const random = fuzzRandom('listings');
    const xml =
      '<?xml version="1.0"?><D:multistatus xmlns:D="DAV:"><D:response><D:href>/a/b%20c.gz</D:href><D:propstat><D:prop><D:getcontentlength>5</D:getcontentlength></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response></D:multistatus>';
    for (let input = 0; input < 50_000; input++) {
      for (const { name, bytes } of readMultistatus(mutatedText(xml, tokens, random)) ?? []) {
        expect(typeof name).toBe('string');
        expect(bytes === undefined || Number.isSafeInteger(bytes)).toBe(true);
      }
    }
  }, 300_000);

  test('states of any kind', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const value: unknown = JSON.parse(JSON.stringify(JSON.parse(json)));
        const state = readWebdavState({ ranges: value, own: value, keyId: value, doubtful: value } as never);
        expect(readWebdavState(JSON.parse(JSON.stringify(writeWebdavState(state))) as never)).toEqual(state);
        readWebdavState(value as never);
      }),
      { numRuns: 5000, seed: fuzzSeed },
    );
  });
});

describe('time is in proportion to the length', () => {
  const asLine = (others: string, url = ''): string => `[0,"${url}","",0,1,null,null,{${others}}]`;
  test.each<[name: string, text: (length: number) => string]>([
    ['brackets', (n) => '['.repeat(n)],
    ['brackets in meta', (n) => asLine(`"x":${'['.repeat(n / 2)}${']'.repeat(n / 2)}`)],
    ['a long address and many aliases', (n) => asLine(`"a":[${'0,'.repeat(n / 4)}0]`, 'x'.repeat(n / 2))],
    ['aliases made of an address', (n) => asLine(`"a":[${'["",0,0],'.repeat(n / 10)}0]`, 'x'.repeat(4000))],
    [
      'lines that share an address',
      (n) => `${asLine('', 'x'.repeat(n / 2))}\n${'[255,"","",0,1,0,0]\n'.repeat(n / 40)}`,
    ],
    [
      'lines that share a page',
      (n) => `${asLine(`"p":["","${'x'.repeat(4000)}"]`)}\n${'[0,"","",0,1,0,0]\n'.repeat(n / 36)}`,
    ],
    [
      'lines that share aliases',
      (n) => `${asLine(`"a":[${'0,'.repeat(90)}0]`)}\n${'[0,"x","",0,1,0,0]\n'.repeat(n / 38)}`,
    ],
    ['tags', (n) => asLine(`"t":[${'"x",'.repeat(n / 8)}"x"]`)],
    ['stamps', (n) => asLine(`"b":"${'z'.repeat(n)}"`)],
    ['spaces before an address', (n) => asLine('', ' '.repeat(n))],
    ['dots', (n) => asLine('', '.jpg'.repeat(n / 4))],
    ['empty lines', (n) => '\n'.repeat(n)],
  ])('%s', async (_, text) => {
    const timeOf = async (length: number): Promise<number> => {
      const bytes = new Uint8Array(gzipSync(`${head}\n${text(length)}\n`));
      let best = Number.POSITIVE_INFINITY;
      for (let run = 0; run < 3; run++) {
        const cpuTime = startCpuTime();
        await readAll(bytes).catch((error: unknown) => {
          if (!(error instanceof DamagedSegment)) throw error;
        });
        best = Math.min(best, cpuTime());
      }
      return best;
    };
    const small = await timeOf(250_000);
    // Four times the text: eight times what it took, and some for what collects garbage. What is quadratic takes sixteen.
    expect(await timeOf(1_000_000)).toBeLessThan(8 * small + 250);
  });

  test('listings', () => {
    for (const piece of ['<', '<a>', '<D:response>', '&', '<![CDATA[', '<!--', 'a="', '<a b=c ', '</a>', '<href>/']) {
      const timeOf = (length: number): number => {
        const cpuTime = startCpuTime();
        readMultistatus(`<multistatus>${piece.repeat(length / piece.length)}`);
        return cpuTime();
      };
      timeOf(250_000);
      const small = timeOf(250_000);
      expect(timeOf(1_000_000), piece).toBeLessThan(8 * small + 100);
    }
  });
});
