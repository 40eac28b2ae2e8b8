import { expect, test } from 'vitest';
import { detectFormat } from '../../../../lib/core/imports/detectFormat.ts';

const latin = (text: string): Blob => new Blob([Uint8Array.from(text, (character) => character.charCodeAt(0))]);

test.each([
  ['json', '{"format":"likeable-gallery","version":1,"likes":[\n{"key":"a"}\n]}'],
  ['json', '\uFEFF  [\n"https://example.org/a.jpg"]'],
  ['json', '{"value":["https://example.org/a.jpg"]}'],
  ['json', '[["https://example.org/a.jpg","x"]]\n'],
  ['jsonl', '{"key":"a"}\n{"key":"b"}\n'],
  ['jsonl', '["https://example.org/a.jpg","x"]\n\n["https://example.org/b.jpg",null]'],
  ['jsonl', `{"image":"${'x'.repeat(200_000)}"}\n{"image":"y"}`],
  ['bookmarks', '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL>'],
  ['bookmarks', '<html><body><ul><li><a href="https://x" time_added="1">x</a></ul>'],
  ['csv', 'url,caption\n'],
  ['csv', 'https://example.org/a.jpg'],
  ['zip', 'PK\u0003\u0004'],
  ['zip', 'PK\u0005\u0006'],
])('is found out: %s (case %#)', async (format, text) => {
  expect(await detectFormat(new Blob([text]))).toMatchObject({ format });
});

test.each([
  ['empty', ''],
  ['empty', ' \n\n'],
  ['a picture', '\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF'],
  ['a picture', '\u0089PNG\r\n\u001a\n'],
  ['a picture', 'GIF89a'],
  ['a picture', 'RIFF\u0001\u0002\u0003\u0004WEBPVP8 '],
  ['a picture', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['a picture', '<?xml version="1.0"?><!-- x --><svg/>'],
  ['a picture, sound or video', '\0\0\0\u0020ftypavif'],
  ['a PDF document', '%PDF-1.7'],
  ['a Parquet file', 'PAR1'],
  ['an archive', '\u001f\u008b\u0008'],
  ['a page', '<!doctype html><title>x</title><p>Hello'],
  ['not known', '\u0001\u0002\0\0\u0003'],
])('refused, saying what it is: %s (case %#)', async (what, text) => {
  const refused = expect(detectFormat(latin(text))).rejects;
  await refused.toMatchObject({ code: 'invalid-import', message: expect.stringContaining(what) });
  await expect(detectFormat(latin(text))).rejects.toThrow('What can be imported: JSON');
});
