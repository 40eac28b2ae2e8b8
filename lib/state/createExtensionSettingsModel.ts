import { signal, type ReadonlySignal } from '@preact/signals';
import {
  changeSettings,
  ORDINARY_SITE,
  type ExtensionSettings,
  type SettingsChanges,
} from '../core/settings/extensionSettings.ts';
import type { Client } from '../protocol/client.ts';
import { problemSentence } from './problemSentence.ts';

/** Everything a person has set, as the extension's own pages show and change it. */
export interface ExtensionSettingsModel {
  /** `null` until they are known. */
  readonly all: ReadonlySignal<ExtensionSettings | null>;
  /** Why they could not be read or stored, as a sentence; `null` when they could. */
  readonly problem: ReadonlySignal<string | null>;
  /** Reads them, also when they were changed elsewhere. */
  load(): Promise<void>;
  /** Shows the change at once and stores it; one that cannot be stored is kept, and goes along with the next. */
  change(changes: SettingsChanges): void;
}

interface Dependencies {
  readonly client: Client;
  readonly report: (error: unknown) => void;
}

export function createExtensionSettingsModel({ client, report }: Dependencies): ExtensionSettingsModel {
  const all = signal<ExtensionSettings | null>(null);
  const problem = signal<string | null>(null);
  let unstored: SettingsChanges | null = null;
  let isStoring = false;
  /** Readings and changes so far: what a reading gives is old once another has begun. */
  let turn = 0;

  /** A slider moves many times a second: what changes while the former change is stored is stored at once. */
  async function storeAll(): Promise<void> {
    if (isStoring) return;
    isStoring = true;
    while (unstored !== null) {
      const sent: SettingsChanges = unstored;
      unstored = null;
      try {
        show(await client.request('settings.change', { changes: sent }));
        problem.value = null;
      } catch (error) {
        unstored = joinChanges(sent, unstored);
        problem.value = problemSentence(error);
        report(error);
        break;
      }
    }
    isStoring = false;
  }

  function show(settings: ExtensionSettings): void {
    const shown = unstored === null ? settings : changeSettings(settings, unstored);
    // One's own change is heard of, too: nothing needs to be drawn again for it.
    if (JSON.stringify(shown) !== JSON.stringify(all.peek())) all.value = shown;
  }

  return {
    all,
    problem,
    async load() {
      if (isStoring) return;
      const mine = ++turn;
      try {
        const read = await client.request('settings.read', undefined);
        if (mine !== turn) return;
        show(read);
        if (unstored === null) problem.value = null;
      } catch (error) {
        problem.value = problemSentence(error);
        report(error);
      }
    },
    change(changes) {
      turn++;
      unstored = joinChanges(unstored, changes);
      const present = all.peek();
      if (present !== null) all.value = changeSettings(present, changes);
      storeAll().catch(report);
    },
  };
}

function joinChanges(earlier: SettingsChanges | null, later: SettingsChanges | null): SettingsChanges {
  const sites = { ...earlier?.sites };
  for (const [site, change] of Object.entries(later?.sites ?? {})) {
    const former = Object.hasOwn(sites, site) ? sites[site] : undefined;
    sites[site] = change === null ? null : { ...(former === null ? ORDINARY_SITE : former), ...change };
  }
  return {
    ...earlier,
    ...later,
    ...(earlier?.gallery || later?.gallery ? { gallery: { ...earlier?.gallery, ...later?.gallery } } : {}),
    ...(Object.keys(sites).length > 0 ? { sites } : {}),
  };
}
