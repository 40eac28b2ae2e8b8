import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprint } from '../../../../lib/core/library/fingerprint.ts';

test('is the same for the same text and tells apart what differs in one place', () => {
  const seen = new Map<string, string>();
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  fc.assert(
    fc.property(text, fc.nat(), (whole, at) => {
      const other = `${whole.slice(0, at % 60)}x${whole.slice(at % 60)}`;
      for (const one of [whole, other]) {
        const print = fingerprint(one);
        expect(print).toMatch(/^[\da-f]{16}$/);
        expect(seen.get(print) ?? one).toBe(one);
        seen.set(print, one);
      }
    }),
    { numRuns: 5000 },
  );
});
