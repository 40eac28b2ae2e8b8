import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createExportOutput } from '../../../lib/services/exports/exportOutput.ts';

function aFile() {
  const pieces: Uint8Array[] = [];
  return {
    pieces,
    write: async (piece: string | Uint8Array | Blob) => void pieces.push(piece as Uint8Array),
    close: async () => new Blob(pieces as Uint8Array<ArrayBuffer>[]),
  };
}

const bytesOf = async (blob: Blob): Promise<Buffer> => Buffer.from(await blob.arrayBuffer());

test('what is written comes out as it went in, texts and bytes in turn', async () => {
  const part = fc.oneof(fc.string({ unit: 'grapheme' }), fc.uint8Array());
  await fc.assert(
    fc.asyncProperty(fc.array(part), async (parts) => {
      const output = createExportOutput(aFile(), () => undefined);
      for (const each of parts) await output.write(each);
      const whole = Buffer.concat(parts.map((each) => Buffer.from(each as string)));
      expect((await bytesOf(await output.close())).equals(whole)).toBe(true);
      expect(output.size).toBe(whole.length);
    }),
  );
});

test.each([
  ['one byte', 'a'],
  ['two', 'é'],
  ['three', '€'],
  ['four', '🖼'],
])('no character of %s is torn where a piece ends', async (_, character) => {
  const file = aFile();
  const told = vi.fn<(bytes: number) => void>();
  const output = createExportOutput(file, told);
  // So that the end of the first megabyte falls into each place of a character.
  for (const before of ['', 'a', 'aa', 'aaa']) await output.write(before + character.repeat(700_000));
  const whole = ['', 'a', 'aa', 'aaa'].map((before) => before + character.repeat(700_000)).join('');
  expect((await output.close()).size).toBe(Buffer.byteLength(whole));
  expect(Buffer.concat(file.pieces).toString()).toBe(whole);
  expect(told.mock.calls.reduce((sum, [bytes]) => sum + bytes, 0)).toBe(Buffer.byteLength(whole));
});
