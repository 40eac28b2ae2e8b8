import { readFile as readFromDisk } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { CodedError } from '../../../../lib/core/codedError.ts';
import { csvText } from '../../../../lib/core/exports/csv.ts';
import { jsonlText } from '../../../../lib/core/exports/jsonl.ts';
import type { Like } from '../../../../lib/core/judging/like.ts';
import { inBatches, readFile, textOfPieces } from '../../../support/imports.ts';

const exported = await readFromDisk('tests/fixtures/imports/export-v1.json.txt');
const { likes } = await readFile(exported);
const wellFormed = likes.map((like) => ({ ...like, caption: like.caption.toWellFormed() }));
/** What may be in a part of a file: the first of its Likes, each whole. */
const firsts = (all: readonly unknown[]): string[] =>
  all.map((_, count) => JSON.stringify(all.slice(0, count))).concat(JSON.stringify(all));

async function likesOfParts(file: Uint8Array, step = 1): Promise<(readonly Like[] | 'refused')[]> {
  const results: (readonly Like[] | 'refused')[] = [];
  for (let length = 0; length < file.length; length += step) {
    try {
      results.push((await readFile(file.slice(0, length))).likes);
    } catch (error) {
      expect(error).toBeInstanceOf(CodedError);
      results.push('refused');
    }
  }
  return results;
}

test('a JSON export is refused wherever it ends', async () => {
  // White space after the end is no part of it.
  const results = await likesOfParts(exported.subarray(0, exported.length - 1));
  expect(new Set(results)).toEqual(new Set(['refused']));
}, 60_000);

test('a ZIP is refused wherever it ends', async () => {
  const results = await likesOfParts(zipSync({ 'likeable-gallery.json': exported, 'thumbnails/x.webp': strToU8('x') }));
  expect(new Set(results)).toEqual(new Set(['refused']));
}, 60_000);

test('JSON Lines give whole lines, wherever they end', async () => {
  const file = strToU8(await textOfPieces(jsonlText(inBatches(likes))));
  const allowed = firsts(likes);
  for (const result of await likesOfParts(file)) {
    if (result !== 'refused') expect(allowed).toContain(JSON.stringify(result));
  }
}, 60_000);

test.each([true, false])(
  'our CSV gives whole rows, wherever it ends (as it is: %s)',
  async (raw) => {
    const file = strToU8(await textOfPieces(csvText(inBatches(likes), { raw })));
    const allowed = firsts(wellFormed);
    for (const result of await likesOfParts(file)) {
      if (result !== 'refused') expect(allowed).toContain(JSON.stringify(result));
    }
  },
  60_000,
);

test('bookmarks give whole entries, wherever they end', async () => {
  const file = await readFromDisk('tests/fixtures/imports/chrome-bookmarks.html.txt');
  const allowed = firsts((await readFile(file)).likes.map(({ url, caption, note }) => [url, caption, note]));
  for (const result of await likesOfParts(file)) {
    if (result !== 'refused')
      expect(allowed).toContain(JSON.stringify(result.map(({ url, caption, note }) => [url, caption, note])));
  }
}, 60_000);
