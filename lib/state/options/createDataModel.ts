import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { heldSites, type HeldSite } from '../../core/settings/heldSites.ts';
import type { LastExport } from '../../core/exports/lastExport.ts';
import { libraryTotal, type LibraryNumbers } from '../../core/library/libraryNumbers.ts';
import type { SpaceUsed } from '../../core/library/spaceUsed.ts';
import type { Client } from '../../protocol/client.ts';
import type { ExtensionSettingsModel } from '../createExtensionSettingsModel.ts';
import { problemSentence } from '../problemSentence.ts';

export interface DiskUse {
  readonly used: number;
  readonly most: number;
}

/** The deletion of everything, from the press to the point where it cannot be taken back. */
export type Deletion =
  | { readonly kind: 'none' }
  | { readonly kind: 'deleting' }
  /** `pictures`: how many there were; `null` where that was not known. */
  | { readonly kind: 'deleted'; readonly pictures: number | null }
  | { readonly kind: 'restoring' }
  | { readonly kind: 'restored' }
  | { readonly kind: 'forgotten' };

/** What is stored in this browser and what the extension may do there, with the ways to have less of both. */
export interface DataModel {
  /** `null` while unknown. */
  readonly space: ReadonlySignal<SpaceUsed | null>;
  readonly disk: ReadonlySignal<DiskUse | null>;
  /** The manifest's permissions, which cannot be given back. */
  readonly permissions: readonly string[];
  readonly sites: ReadonlySignal<readonly HeldSite[] | null>;
  /** Whether the browser lets the extension into private windows at all. */
  readonly allowedInPrivate: ReadonlySignal<boolean | null>;
  /** The last full copy, `null` where there is none, and how many pictures were judged or changed since. */
  readonly copy: ReadonlySignal<{ readonly last: LastExport | null; readonly since: number } | null>;
  /** In the library; `null` while unknown. */
  readonly pictures: ReadonlySignal<number | null>;
  readonly deletion: ReadonlySignal<Deletion>;
  /** What has gone wrong, as a sentence. */
  readonly problem: ReadonlySignal<string | null>;
  load(): Promise<void>;
  giveBack(site: HeldSite): void;
  deleteAll(options: { readonly settings: boolean }): void;
  restore(): void;
  /** Deletes for good what can still be restored. */
  forget(): void;
  dismiss(): void;
}

interface Dependencies {
  readonly client: Client;
  readonly settings: ExtensionSettingsModel;
  readonly totals: ReadonlySignal<LibraryNumbers | null>;
  readonly readSpace: () => Promise<SpaceUsed>;
  readonly readDisk: () => Promise<DiskUse | null>;
  readonly permissions: readonly string[];
  readonly readPatterns: () => Promise<readonly string[]>;
  readonly givePatternsBack: (patterns: readonly string[]) => Promise<void>;
  readonly readAllowedInPrivate: () => Promise<boolean>;
  readonly readLastExport: () => Promise<LastExport | null>;
  /** Has this page find the library where it is now, and read it anew. */
  readonly readLibraryAnew: () => Promise<void>;
  /** Of pictures that were judged or changed after a time. */
  readonly countSince: (time: number) => Promise<number>;
  readonly report: (error: unknown) => void;
}

export function createDataModel(dependencies: Dependencies): DataModel {
  const { client, settings, totals, report } = dependencies;
  const space = signal<SpaceUsed | null>(null);
  const disk = signal<DiskUse | null>(null);
  const patterns = signal<readonly string[] | null>(null);
  const allowedInPrivate = signal<boolean | null>(null);
  const copy = signal<{ last: LastExport | null; since: number } | null>(null);
  const pictures = computed(() => (totals.value === null ? null : libraryTotal(totals.value)));
  const deletion = signal<Deletion>({ kind: 'none' });
  const problem = signal<string | null>(null);

  async function readPatterns(): Promise<void> {
    patterns.value = await dependencies.readPatterns();
  }

  async function readCopy(): Promise<void> {
    const last = await dependencies.readLastExport();
    copy.value = { last, since: await dependencies.countSince(last?.at ?? 0) };
  }

  async function load(): Promise<void> {
    const read = await Promise.allSettled([
      dependencies.readSpace().then((used) => (space.value = used)),
      dependencies.readDisk().then((use) => (disk.value = use)),
      readPatterns(),
      dependencies.readAllowedInPrivate().then((allowed) => (allowedInPrivate.value = allowed)),
      readCopy(),
    ]);
    for (const { reason } of read.filter((each) => each.status === 'rejected')) fail(reason);
  }

  function fail(error: unknown): void {
    problem.value = problemSentence(error);
    report(error);
  }

  /** Where it fails, everything is as it was before the press. */
  async function attempt(during: Deletion, after: Deletion, ask: () => Promise<unknown>): Promise<void> {
    const before = deletion.peek();
    if (before.kind === during.kind) return;
    problem.value = null;
    deletion.value = during;
    try {
      await ask();
      deletion.value = after;
      await dependencies.readLibraryAnew();
    } catch (error) {
      deletion.value = before;
      fail(error);
    }
    await load();
  }

  return {
    space,
    disk,
    permissions: dependencies.permissions,
    sites: computed(() => {
      if (patterns.value === null) return null;
      return heldSites(patterns.value, settings.all.value ?? { sites: {} });
    }),
    allowedInPrivate,
    copy,
    pictures,
    deletion,
    problem,
    load,
    giveBack(site) {
      dependencies.givePatternsBack(site.patterns).then(readPatterns).catch(fail);
    },
    deleteAll(options) {
      const deleted: Deletion = { kind: 'deleted', pictures: pictures.peek() };
      attempt({ kind: 'deleting' }, deleted, () => client.request('library.deleteAll', options)).catch(report);
    },
    restore() {
      const ask = () => client.request('library.restore', undefined);
      attempt({ kind: 'restoring' }, { kind: 'restored' }, ask).catch(report);
    },
    forget() {
      if (deletion.peek().kind !== 'deleted') return;
      const ask = () => client.request('library.forget', undefined);
      attempt({ kind: 'deleting' }, { kind: 'forgotten' }, ask).catch(report);
    },
    dismiss() {
      problem.value = null;
      const { kind } = deletion.peek();
      if (kind === 'restored' || kind === 'forgotten') deletion.value = { kind: 'none' };
    },
  };
}
