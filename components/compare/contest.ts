/** The place of one of the two pictures shown. */
export type Place = 0 | 1;

/** Where "winner stays" stands: two pictures at a time, and the one that is kept meets the next. */
export interface Contest {
  /** Keys of the pictures shown; `null` where nobody is left to come. */
  readonly shown: readonly [string | null, string | null];
  /** Where the winner so far stands; `undefined` before the first was kept. */
  readonly winner: Place | undefined;
  /** Rounds it has won one after the other. */
  readonly streak: number;
  /** Keys still to come, in order. */
  readonly coming: readonly string[];
  /** Rounds that are over, won or skipped. */
  readonly over: number;
}

/** @param keys Everyone who takes part, in order. */
export function beginContest(keys: readonly string[]): Contest {
  const [first = null, second = null, ...coming] = new Set(keys);
  return { shown: [first, second], winner: second === null ? 0 : undefined, streak: 0, coming, over: 0 };
}

export function isOver({ shown }: Contest): boolean {
  return shown[0] === null || shown[1] === null;
}

/** Rounds there are in all. */
export function roundsOf(contest: Contest): number {
  return contest.over + contest.coming.length + (isOver(contest) ? 0 : 1);
}

/** The key of the picture that is ahead: the one left at the end, `null` before the first round. */
export function winnerOf({ shown, winner }: Contest): string | null {
  return winner === undefined ? null : shown[winner];
}

/** The picture in that place wins the round. Pictures for which `isThere` says no are passed over, as if they had not come. */
export function keep(contest: Contest, place: Place, isThere: (key: string) => boolean): Contest {
  if (isOver(contest)) return contest;
  const streak = contest.winner === place ? contest.streak + 1 : 1;
  return next({ ...contest, winner: place, streak }, place === 0 ? 1 : 0, isThere);
}

/** The challenger goes without a decision; before the first round that is the second picture. */
export function skip(contest: Contest, isThere: (key: string) => boolean): Contest {
  return isOver(contest) ? contest : next(contest, contest.winner === 1 ? 0 : 1, isThere);
}

function next(contest: Contest, freed: Place, isThere: (key: string) => boolean): Contest {
  const from = contest.coming.findIndex(isThere);
  const challenger = contest.coming[from] ?? null;
  const coming = from < 0 ? [] : contest.coming.slice(from + 1);
  const shown: Contest['shown'] = freed === 0 ? [challenger, contest.shown[1]] : [contest.shown[0], challenger];
  const left: Place = freed === 0 ? 1 : 0;
  return {
    ...contest,
    shown,
    coming,
    over: contest.over + 1,
    winner: contest.winner ?? (challenger === null ? left : undefined),
  };
}
