import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beginContest, isOver, keep, roundsOf, skip, winnerOf } from '../../../components/compare/contest.ts';
import type { Contest, Place } from '../../../components/compare/contest.ts';

const everyone = (): boolean => true;

/** `0` and `1` keep the picture in that place, `s` skips. */
function play(keys: string, moves: string, isThere: (key: string) => boolean = everyone): Contest {
  let contest = beginContest(Array.from(keys));
  for (const move of moves)
    contest = move === 's' ? skip(contest, isThere) : keep(contest, Number(move) as Place, isThere);
  return contest;
}

describe('winner stays', () => {
  test.each([
    // keys, moves, shown, winner, streak, round over, rounds
    ['abcd', '', ['a', 'b'], null, 0, 0, 3],
    ['abcd', '0', ['a', 'c'], 'a', 1, 1, 3],
    ['abcd', '00', ['a', 'd'], 'a', 2, 2, 3],
    ['abcd', '000', ['a', null], 'a', 3, 3, 3],
    ['abcd', '1', ['c', 'b'], 'b', 1, 1, 3],
    ['abcd', '10', ['c', 'd'], 'c', 1, 2, 3],
    ['abcd', '101', [null, 'd'], 'd', 1, 3, 3],
    ['abcd', 's', ['a', 'c'], null, 0, 1, 3],
    ['abcd', '1s', ['d', 'b'], 'b', 1, 2, 3],
    ['abcd', 'sss', ['a', null], 'a', 0, 3, 3],
    ['ab', '1', [null, 'b'], 'b', 1, 1, 1],
    ['ab', '11', [null, 'b'], 'b', 1, 1, 1],
    ['a', '', ['a', null], 'a', 0, 0, 0],
    ['', '', [null, null], null, 0, 0, 0],
    ['aabb', '', ['a', 'b'], null, 0, 0, 1],
  ])('%s, %s', (keys, moves, shown, winner, streak, over, rounds) => {
    const contest = play(keys, moves);
    expect(contest.shown).toEqual(shown);
    expect([winnerOf(contest), contest.streak, contest.over, roundsOf(contest)]).toEqual([
      winner,
      streak,
      over,
      rounds,
    ]);
    expect(isOver(contest)).toBe(shown.some((key) => key === null));
  });

  test('passes over pictures that have gone meanwhile', () => {
    const contest = play('abcde', '0', (key) => !'cd'.includes(key));
    expect(contest.shown).toEqual(['a', 'e']);
    expect(roundsOf(contest)).toBe(2);
    expect(play('abcd', '0', () => false).shown).toEqual(['a', null]);
  });

  test('shows everyone once, ends with one, and needs a round for each of the others', () => {
    const moves = fc.array(fc.constantFrom('0', '1', 's'), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 20 }),
        moves,
        (keys, given) => {
          let contest = beginContest(keys);
          const seen = new Set(contest.shown);
          let rounds = 0;
          for (const move of given) {
            if (isOver(contest)) break;
            const before = contest;
            contest = move === 's' ? skip(contest, everyone) : keep(contest, Number(move) as Place, everyone);
            rounds++;
            expect(roundsOf(contest)).toBe(keys.length - 1);
            if (move !== 's') expect(winnerOf(contest)).toBe(before.shown[Number(move) as Place]);
            for (const key of contest.shown) seen.add(key);
          }
          expect(rounds).toBe(keys.length - 1);
          expect(winnerOf(contest)).not.toBeNull();
          expect([...seen].filter((key) => key !== null).toSorted()).toEqual(keys.toSorted());
        },
      ),
    );
  });
});
