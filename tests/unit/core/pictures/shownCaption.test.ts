import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasControls, LONGEST_SHOWN_CAPTION, shownCaption } from '../../../../lib/core/pictures/shownCaption.ts';

describe('a caption as it is drawn', () => {
  test.each([
    ['plain', 'Harbour at dawn', 'Harbour at dawn'],
    ['one letter', 'a', 'a'],
    ['space around', '  Harbour ', 'Harbour'],
    ['any script', '港の夜明け', '港の夜明け'],
    ['an emoji', '🌅', '🌅'],
    ['controls', 'a\u0000\u0007b\u009Fc', 'a b c'],
    ['lines', 'a\n\tb', 'a b'],
    ['controls alone', '\u0000\u001B', ''],
    ['nothing to see', '\u200B\u2060\u00A0', ''],
    ['blank', '   ', ''],
    ['empty', '', ''],
    ['directions are left to whoever draws it', 'a\u202Egpj.exe', 'a\u202Egpj.exe'],
  ])('%s', (_name, given, expected) => expect(shownCaption(given)).toBe(expected));

  test('is cut where it is too long, between characters', () => {
    expect(shownCaption('x'.repeat(1001))).toBe(`${'x'.repeat(1000)}…`);
    expect(shownCaption('x'.repeat(1000))).toBe('x'.repeat(1000));
    const shown = shownCaption(`x${'🌅'.repeat(1000)}`);
    expect(shown.isWellFormed()).toBe(true);
    expect(shown.length).toBeLessThanOrEqual(LONGEST_SHOWN_CAPTION + 1);
  });

  test('never holds controls, is never longer, and stays what it is when it is drawn again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (given) => {
        const shown = shownCaption(given);
        expect(hasControls(shown)).toBe(false);
        expect(shown.length).toBeLessThanOrEqual(given.length);
        expect(shownCaption(shown)).toBe(shown);
      }),
    );
  });
});
