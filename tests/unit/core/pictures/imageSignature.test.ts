import fc from 'fast-check';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { imageTypeOf, isText } from '../../../../lib/core/pictures/imageSignature.ts';
import { startCpuTime } from '../../../support/cpuTime.ts';

const bytes = (latin1: string): Uint8Array => Uint8Array.from(latin1, (character) => character.charCodeAt(0));

describe('imageTypeOf', () => {
  test.each([
    ['image/jpeg', '\xff\xd8\xff\xe0'],
    ['image/gif', 'GIF87a'],
    ['image/gif', 'GIF89a'],
    ['image/bmp', 'BM\x36\x00\x0c\x00\x00\x00\x00\x00'],
    ['image/x-icon', '\x00\x00\x01\x00\x01\x00'],
    ['image/tiff', 'II*\x00'],
    ['image/tiff', 'MM\x00*'],
    ['image/jxl', '\xff\x0a'],
    ['image/jxl', '\x00\x00\x00\x0cJXL \r\n\x87\n'],
    ['image/jp2', '\x00\x00\x00\x0cjP  \r\n\x87\n'],
    ['image/heic', '\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic'],
    ['image/avif', '\x00\x00\x00\x1cftypavif\x00\x00\x00\x00mif1avif'],
    ['image/avif', '\x00\x00\x00\x1cftypmif1\x00\x00\x00\x00mif1miafavif'],
    ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg">'],
    ['image/svg+xml', '\xef\xbb\xbf \n<svg>'],
    ['image/svg+xml', '<svg:svg xmlns:svg="http://www.w3.org/2000/svg">'],
    ['image/svg+xml', '<?xml version="1.0"?><!-- drawn by hand --><!DOCTYPE svg [<!ENTITY a "b">]><svg>'],
    ['image/svg+xml', '<!-- drawn by hand -->\n<svg>'],
    [undefined, ''],
    [undefined, '<!doctype html><title>Gone</title>'],
    [undefined, '<html><body><svg></svg>'],
    [undefined, '<!-- cached --><html><svg>'],
    [undefined, '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><svg>'],
    [undefined, '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>'],
    [undefined, '{"error":"svg"}'],
    [undefined, 'BMW has no such picture'],
    [undefined, '%PDF-1.7'],
    [undefined, '\x00\x00\x00\x18ftypmp42'],
    [undefined, 'RIFF\x00\x00\x00\x00WAVEfmt '],
    [undefined, '\x1f\x8b\x08'],
  ])('%s: %j', (type, start) => {
    expect(imageTypeOf(bytes(start))).toBe(type);
  });

  test.each(['png', 'webp', 'avif', 'jpeg', 'gif', 'tiff'] as const)('a real %s', async (format) => {
    const image = sharp({ create: { width: 9, height: 7, channels: 3, background: 'teal' } });
    expect(imageTypeOf(await image.toFormat(format).toBuffer())).toBe(`image/${format}`);
  });

  test('the photographs', async () => {
    const folder = join(import.meta.dirname, '../../../../scripts/demo/photos');
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.jpg'))) {
      const photograph = await readFile(join(folder, name));
      expect(imageTypeOf(photograph)).toBe('image/jpeg');
      expect(isText(photograph)).toBe(false);
    }
  });

  test('answers whatever comes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (start) => {
        expect(imageTypeOf(start) ?? 'image/').toMatch(/^image\//);
        expect(typeof isText(start)).toBe('boolean');
      }),
    );
    const cpuTime = startCpuTime();
    for (const part of ['<', '<!--', ' ', '<?xml ', 'avif', '\x00']) imageTypeOf(bytes(part.repeat(100_000)));
    expect(cpuTime()).toBeLessThan(2000);
  });
});

test.each([
  [true, '<!doctype html>'],
  [true, '\n\n{}'],
  [true, 'Not found'],
  [true, '\xef\xbb\xbfNot found'],
  [false, ''],
  [false, '\x89PNG'],
  [false, '\xff\xfe<\x00s\x00v\x00g\x00'],
])('isText: %s: %j', (expected, start) => {
  expect(isText(bytes(start))).toBe(expected);
});
