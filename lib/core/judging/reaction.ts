/** `true` liked, `false` disliked, `null` cleared. A picture never judged has no Like at all, and reads as `null`. */
export type Reaction = true | false | null;

/** What pressing a judging button makes of the present reaction: the same button again clears it. */
export function pressReaction(present: Reaction, pressed: true | false): Reaction {
  return present === pressed ? null : pressed;
}
