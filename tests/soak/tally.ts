/** What a soak has come to so far. */
export interface Tally {
  judgements: number;
  /** Kills that tore off a judgement which the background had taken and not answered. */
  effectiveKills: number;
  /** Others: they hit nothing, and prove nothing. */
  vainKills: number;
  /** SIGKILLs to the browser while somebody judged. */
  browserKills: number;
  overlays: number;
  exports: number;
  imports: number;
  /** Imports that the browser was killed in the midst of. */
  importsCutOff: number;
  deletions: number;
  checks: number;
  lost: number;
  doubled: number;
  strange: number;
}

export function createTally(): Tally {
  return {
    judgements: 0,
    effectiveKills: 0,
    vainKills: 0,
    browserKills: 0,
    overlays: 0,
    exports: 0,
    imports: 0,
    importsCutOff: 0,
    deletions: 0,
    checks: 0,
    lost: 0,
    doubled: 0,
    strange: 0,
  };
}

export function isClean({ lost, doubled, strange }: Tally): boolean {
  return lost + doubled + strange === 0;
}

export function tallyLine(minutes: number, tally: Tally): string {
  return [
    `${minutes.toFixed(1)} minutes`,
    `${tally.judgements} judgements acknowledged`,
    `${tally.effectiveKills} effective kills of the background (${tally.vainKills} in vain)`,
    `${tally.browserKills} SIGKILLs of the browser`,
    `${tally.overlays} galleries opened`,
    `${tally.exports} exports`,
    `${tally.imports} imports (the browser killed in ${tally.importsCutOff} more)`,
    `${tally.deletions} deletions undone`,
    `${tally.checks} checks`,
    `${tally.lost} lost`,
    `${tally.doubled} doubled`,
    `${tally.strange} nobody made`,
  ].join(', ');
}
