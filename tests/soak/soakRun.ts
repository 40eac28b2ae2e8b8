import type { DrivenPage, ExtensionBrowser } from '../../scripts/browsers/extensionBrowser.ts';
import type { Site } from '../../scripts/demo/siteServer.ts';
import type { BackgroundKiller } from '../support/faults/background.ts';
import type { Judgements } from '../support/faults/judgements.ts';
import type { Random } from '../support/seededRandom.ts';
import type { Ledger } from './ledger.ts';
import type { ImportedFile } from './libraryWork.ts';
import type { Tally } from './tally.ts';

export interface Soak {
  readonly launch: () => Promise<ExtensionBrowser>;
  readonly site: Site;
  readonly downloadsDir: string;
  readonly random: Random;
  readonly ledger: Ledger;
  readonly tally: Tally;
  readonly say: (line: string) => void;
  /** Whether the time is over. */
  readonly isOver: () => boolean;
  /** What the last browser was importing when it was killed. */
  cutOff: ImportedFile | null;
  /** Files imported so far: no two are alike. */
  files: number;
}

export interface Tab {
  readonly page: DrivenPage;
  readonly first: number;
  judgements: Judgements;
}

export interface Step {
  readonly soak: Soak;
  readonly browser: ExtensionBrowser;
  readonly tabs: readonly Tab[];
  readonly killer: BackgroundKiller;
}
