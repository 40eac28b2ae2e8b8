import type { PageIdentities } from '../../lib/page/marks/pageIdentities.ts';

/** What marks have need of once something is judged, and pages on which nothing is, most of them, are spared. */
export interface JudgingLoader {
  /** Has the script `frame` brought here if it is not yet; settles when it has run. */
  readonly bring: () => Promise<PageIdentities>;
  /** For the script itself. */
  readonly receive: (parts: PageIdentities) => void;
}

/** @param inject settles when the script has run in this page. */
export function createJudgingLoader(inject: () => Promise<unknown>): JudgingLoader {
  let parts: PageIdentities | undefined;
  return {
    async bring() {
      if (!parts) await inject();
      if (!parts) throw new Error('The script has brought nothing.');
      return parts;
    },
    receive(brought) {
      parts ??= brought;
    },
  };
}
