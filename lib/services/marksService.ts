import type { ExtensionSettings } from '../core/settings/extensionSettings.ts';
import { markedPatterns, marksOfPage, type PageMarks } from '../core/settings/markedSites.ts';
import type { PictureIdentity } from '../core/judging/like.ts';
import { pictureKey } from '../core/pictures/pictureKey.ts';
import type { Reaction } from '../core/judging/reaction.ts';
import { shownPicture } from '../core/pictures/shownPicture.ts';
import { sitePattern } from '../core/settings/sitePattern.ts';
import type { Reply, Request } from '../protocol/messages.ts';

/** Marks on judged pictures: in the pages of the sites that the person has chosen and let us into, and in no others. */
export interface MarksService {
  /** Has the scripts run where they are wished for and allowed now; in pages that are open already, at once. */
  sync(): Promise<void>;
  /** The same after the browser may have forgotten all of it, and open pages hold what is left of a former version. */
  restore(): Promise<void>;
  /** What holds for the page with this address, in this tab. */
  describe(url: string, tabId: number): Promise<PageMarks>;
}

interface Dependencies {
  readonly readSettings: () => Promise<ExtensionSettings>;
  readonly hasPatterns: (patterns: readonly string[]) => Promise<boolean>;
  /** The match patterns of the pages that the scripts are registered for. */
  readonly registered: () => Promise<readonly string[]>;
  readonly register: (patterns: readonly string[]) => Promise<void>;
  readonly tabsOf: (patterns: readonly string[]) => Promise<readonly number[]>;
  readonly inject: (tabId: number) => Promise<void>;
  /** Lets the browser take marks out of a tab when the extension ends, where scripts hear nothing of it. */
  readonly keepAlive: (tabId: number) => Promise<void>;
  readonly report: (error: unknown) => void;
}

export function createMarksService(dependencies: Dependencies): MarksService {
  const { readSettings, hasPatterns, registered, register, tabsOf, inject, keepAlive, report } = dependencies;
  /** One at a time: each reads what the one before has registered. */
  let latest: Promise<unknown> = Promise.resolve();

  function bring(isForgotten: boolean): Promise<void> {
    const brought = latest.then(async () => {
      const wanted = await allowed(markedPatterns(await readSettings()));
      const present = await registered();
      const fresh = isForgotten ? wanted : wanted.filter((pattern) => !present.includes(pattern));
      if (fresh.length > 0 || present.some((pattern) => !wanted.includes(pattern))) await register(wanted);
      // A page may close, or turn out to be none that scripts may run in.
      await Promise.all((await tabsOf(fresh)).map((tabId) => inject(tabId).catch(report)));
    });
    latest = brought.catch(() => undefined);
    return brought;
  }

  async function allowed(patterns: readonly string[]): Promise<string[]> {
    const held = await Promise.all(patterns.map((pattern) => hasPatterns([pattern])));
    return patterns.filter((_, index) => held[index]);
  }

  return {
    sync: () => bring(false),
    restore: () => bring(true),
    async describe(url, tabId) {
      const marks = marksOfPage(await readSettings(), url);
      const pattern = sitePattern(url);
      const on = marks.on && pattern !== null && (await hasPatterns([pattern]));
      if (on) await keepAlive(tabId);
      return { ...marks, on };
    },
  };
}

/** The reactions to pictures as their page says them, in the order asked; none where nothing is shown. */
export async function readMarks(
  readReactions: (pictures: readonly PictureIdentity[]) => Promise<readonly Reaction[]>,
  { base, pictures }: Request<'marks.read'>,
): Promise<Reply<'marks.read'>> {
  const answers: (Reaction | 'unread')[] = pictures.map(() => null);
  const asked: { readonly index: number; readonly identity: PictureIdentity }[] = [];
  for (const [index, { key, ...written }] of pictures.entries()) {
    const aliases = key === undefined ? shownPicture(written, base)?.aliases : [];
    const [first] = aliases ?? [];
    if (key !== undefined) asked.push({ index, identity: { key, aliases: [] } });
    else if (aliases && first !== undefined) asked.push({ index, identity: { key: pictureKey(first), aliases } });
    else if (aliases) answers[index] = 'unread';
  }
  const reactions = await readReactions(asked.map(({ identity }) => identity));
  for (const [place, { index }] of asked.entries()) answers[index] = reactions[place] ?? null;
  return answers;
}
