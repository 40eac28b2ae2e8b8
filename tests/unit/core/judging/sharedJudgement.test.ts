import { describe, expect, test } from 'vitest';
import { agreementOf, type SharedJudgement } from '../../../../lib/core/judging/sharedJudgement.ts';
import { personName } from '../../../../lib/core/sync/syncAccount.ts';

const judged = (by: string, liked: SharedJudgement['liked'], at = 'b', key = 'k'): SharedJudgement => ({
  key,
  aliases: [],
  by,
  liked,
  at,
});

describe('what people think of a picture', () => {
  test('is nothing without anybody', () =>
    expect(agreementOf(null, [])).toEqual({ liked: 0, disliked: 0, people: [] }));

  test('counts oneself, and names the others', () =>
    expect(agreementOf(true, [judged('Zoe', false), judged('Ann', true), judged('Bob', null)])).toEqual({
      liked: 2,
      disliked: 1,
      people: [
        { by: 'Ann', liked: true },
        { by: 'Zoe', liked: false },
      ],
    }));

  test('takes the latest of each person, whatever the order and the keys', () => {
    const all = [judged('Ann', true, 'a', 'k1'), judged('Ann', false, 'c', 'k2'), judged('Ann', null, 'b', 'k3')];
    for (const order of [all, all.toReversed()]) {
      expect(agreementOf(false, order)).toEqual({ liked: 0, disliked: 2, people: [{ by: 'Ann', liked: false }] });
    }
  });

  test('has one answer to two at once', () => {
    const both = [judged('Ann', true), judged('Ann', false)];
    expect(agreementOf(null, both)).toEqual(agreementOf(null, both.toReversed()));
  });

  test('forgets whoever has cleared it', () =>
    expect(agreementOf(null, [judged('Ann', true, 'a'), judged('Ann', null, 'b')]).people).toEqual([]));
});

describe("a person's name", () => {
  test.each([
    ['  Ann  Bell ', 'Ann Bell'],
    ['Ann\nBell\0', 'Ann Bell'],
    ['e\u0301', 'é'],
    [' \t', ''],
    ['x'.repeat(300), 'x'.repeat(100)],
    ['\uD83D', '\uFFFD'],
  ])('%j is %j', (written, name) => expect(personName(written)).toBe(name));
});
