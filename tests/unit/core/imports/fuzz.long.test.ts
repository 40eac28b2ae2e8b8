import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { CodedError } from '../../../../lib/core/codedError.ts';
import { bookmarkText } from '../../../../lib/core/exports/bookmarks.ts';
import { csvText } from '../../../../lib/core/exports/csv.ts';
import { exportedLike } from '../../../../lib/core/exports/libraryExport.ts';
import type { ImportEntry } from '../../../../lib/core/imports/importEntry.ts';
import { importMoment } from '../../../../lib/core/imports/importMoment.ts';
import type { Reading } from '../../../../lib/core/imports/jsonEntry.ts';
import { readBookmarks } from '../../../../lib/core/imports/readBookmarks.ts';
import { readCsv } from '../../../../lib/core/imports/readCsv.ts';
import { readJson } from '../../../../lib/core/imports/readJson.ts';
import { readJsonLines } from '../../../../lib/core/imports/readJsonLines.ts';
import { IMPORTED_AT, inBatches, readFile, textOfPieces } from '../../../support/imports.ts';
import { aLike } from '../../../support/likes.ts';
import { startCpuTime } from '../../../support/cpuTime.ts';
import { fuzzRandom, fuzzSeed, mutatedText } from '../../../support/fuzzing.ts';

type Reader = (text: AsyncIterable<string>, reading: Reading) => AsyncGenerator<ImportEntry>;

const like = aLike({ tags: ['a'], note: 'x "y"\nz', meta: { a: [1] } });
const line = JSON.stringify(exportedLike(like));
const readers: Readonly<
  Record<string, { readonly read: Reader; readonly samples: readonly string[]; readonly inputs: number }>
> = {
  json: {
    read: readJson,
    inputs: 200_000,
    samples: [
      `{"format":"likeable-gallery","version":1,"exportedAt":"","likes":[\n${line},\n${line}\n]}\n`,
      '{"data":{"value":["https://a.example/b.jpg",["https://a.example/c.jpg","x"],{"image":{"path":"x","url":"https://a.example/d.png"},"liked":true}]}}',
    ],
  },
  jsonl: { read: readJsonLines, inputs: 50_000, samples: [`${line}\n${line}\n"https://a.example/b.jpg"\n`] },
  csv: {
    read: readCsv,
    inputs: 200_000,
    samples: [
      await textOfPieces(csvText(inBatches([like, like]), { raw: false })),
      'url;title;liked;tags;note;date\r\nhttps://a.example/b.jpg;"a ""b""";yes;a|b;"x\r\ny";1700000000\r\n',
      'https://a.example/b.jpg\nhttps://a.example/c.jpg\n',
    ],
  },
  bookmarks: {
    read: readBookmarks,
    inputs: 50_000,
    samples: [`<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n${bookmarkText(like)}${bookmarkText(like)}</DL><p>\n`],
  },
};

const tokens = Array.from('{}[]",:;\'<>&/\\\n\r\t =-+0\0\uFEFF\uD83D').concat(
  ['""', '\\u', '\\"', '\r\n', 'null', '1e999', '-', '__proto__', '"constructor":', '"stamps":', '"key":"', '[[[[[[[['],
  [
    'data:image/png;base64,',
    'javascript:',
    '<A HREF="',
    '</DL>',
    '<DT>',
    '<DD>',
    '&#',
    '&amp;',
    '<!--',
    '-->',
    'sep=;\n',
  ],
);

async function* inPieces(text: string, ends: readonly number[]): AsyncGenerator<string> {
  let start = 0;
  for (const end of ends) {
    yield text.slice(start, end);
    start = end;
  }
  yield text.slice(start);
}

const reading = { moment: importMoment(IMPORTED_AT), pause: () => Promise.resolve() };

/** What comes of it, in words that can be compared. */
async function outcome(read: Reader, text: string, ends: readonly number[]): Promise<string> {
  const entries: string[] = [];
  try {
    for await (const entry of read(inPieces(text, ends), reading)) {
      entries.push('like' in entry ? `${entry.place} ${entry.like.key}` : `${entry.place} ${entry.reason}`);
    }
  } catch (error) {
    if (!(error instanceof CodedError))
      throw new Error(`${String(error)} at ${JSON.stringify(text)}`, { cause: error });
    return error.code;
  }
  return entries.join('\n');
}

describe('no input makes a reader fail but by its own error, nor depends on how it arrives', () => {
  test.each(Object.entries(readers))(
    '%s',
    async (name, { read, samples, inputs }) => {
      const random = fuzzRandom(name);
      for (let input = 0; input < inputs; input++) {
        const text = mutatedText(samples[random.below(samples.length)] ?? '', tokens, random);
        const ends = [random.below(text.length), random.below(text.length)].toSorted((one, other) => one - other);
        const inParts = await outcome(read, text, ends);
        if (input % 10 === 0) {
          expect(
            await outcome(read, text, []),
            `${name}, FUZZ_SEED=${fuzzSeed}, ${JSON.stringify(text)}, cut at ${ends.join()}`,
          ).toBe(inParts);
        }
      }
    },
    300_000,
  );
});

test('no change to a ZIP file makes it fail but by its own error', async () => {
  const random = fuzzRandom('zip');
  const sample = zipSync({
    'likeable-gallery.json': new TextEncoder().encode(readers['json']?.samples[0] ?? ''),
    [`thumbnails/${'a'.repeat(64)}.webp`]: new Uint8Array(20),
  });
  for (let input = 0; input < 2000; input++) {
    const bytes = sample.slice();
    for (let changes = 1 + random.below(4); changes > 0; changes--)
      bytes[random.below(bytes.length)] = random.below(256);
    try {
      await readFile(bytes);
    } catch (error) {
      expect(error, `FUZZ_SEED=${fuzzSeed}, input ${input}`).toBeInstanceOf(CodedError);
    }
  }
}, 120_000);

test('random bytes make nothing fail but by its own error', async () => {
  const random = fuzzRandom('bytes');
  for (let input = 0; input < 5000; input++) {
    const bytes = Uint8Array.from({ length: random.below(200) }, () => random.below(256));
    try {
      await readFile(bytes);
    } catch (error) {
      expect(error, JSON.stringify([...bytes])).toBeInstanceOf(CodedError);
    }
  }
}, 120_000);

describe('time is in proportion to the file', () => {
  test.each<[name: string, reader: keyof typeof readers, text: (length: number) => string]>([
    ['brackets', 'json', (n) => '['.repeat(n)],
    ['braces', 'json', (n) => '{"value":'.repeat(n / 9)],
    ['backslashes', 'json', (n) => `["${'\\'.repeat(n)}`],
    ['escaped quotes', 'json', (n) => `["${'\\"'.repeat(n / 2)}"]`],
    ['one long number', 'json', (n) => `[${'9'.repeat(n)}]`],
    ['many small entries', 'json', (n) => `[${'1,'.repeat(n / 20)}1]`],
    ['members', 'json', (n) => `{${'"a":1,'.repeat(n / 6)}"a":1}`],
    ['brackets on a line', 'jsonl', (n) => '['.repeat(n)],
    ['empty lines', 'jsonl', (n) => '\n'.repeat(n)],
    ['quotes', 'csv', (n) => `url,a\n${'"'.repeat(n)}`],
    ['quotes that do not close, then space', 'csv', (n) => `url,a\n"${'"x'.repeat(n / 3)}${' '.repeat(n / 3)},`],
    ['an open quote', 'csv', (n) => `url,a\n"${'a,\n'.repeat(n / 3)}`],
    ['commas', 'csv', (n) => `url,a\n${','.repeat(n)}`],
    ['carriage returns', 'csv', (n) => `url,a\n${'\r'.repeat(n)}`],
    ['a header of many columns', 'csv', (n) => `url${',a'.repeat(n / 2)}\n`],
    ['less-than signs', 'bookmarks', (n) => `<DL>${'<'.repeat(n)}`],
    [
      'elements in elements',
      'bookmarks',
      (n) => `<DL><DT><A HREF="https://a.example/b.jpg">${'<b>'.repeat(n / 3)}</A></DL>`,
    ],
    ['attributes', 'bookmarks', (n) => `<DL><DT><A ${'a=1 '.repeat(n / 4)}>x</A></DL>`],
    ['entities', 'bookmarks', (n) => `<DL><DT><A HREF="https://a.example/b.jpg">${'&amp'.repeat(n / 4)}</A></DL>`],
    ['an open comment', 'bookmarks', (n) => `<DL><!--${'<DT>'.repeat(n / 80)}${'-'.repeat(n)}`],
    ['an open attribute', 'bookmarks', (n) => `<DL><A HREF="${'a'.repeat(n)}`],
  ])('%s (%s)', async (_, reader, text) => {
    const { read } = readers[reader] ?? {};
    if (read === undefined) throw new Error('No such reader.');
    const timeOf = async (length: number): Promise<number> => {
      const given = text(length);
      const ends = Array.from({ length: Math.floor(length / 65_536) }, (__, index) => (index + 1) * 65_536);
      let best = Number.POSITIVE_INFINITY;
      for (let run = 0; run < 3; run++) {
        const cpuTime = startCpuTime();
        await outcome(read, given, ends);
        best = Math.min(best, cpuTime());
      }
      return best;
    };
    const small = await timeOf(250_000);
    // Four times the text: eight times what it took, and some for what collects garbage. What is quadratic takes sixteen.
    expect(await timeOf(1_000_000)).toBeLessThan(8 * small + 100);
  });
});
