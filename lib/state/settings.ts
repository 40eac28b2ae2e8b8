import { signal, type ReadonlySignal } from '@preact/signals';
import type { GallerySettings } from '../core/settings/gallerySettings.ts';

/** A slider moves many times a second. */
const STORING_PAUSE_MS = 250;

/** The person's settings as one view sees them. Made by `createSettings`. */
export interface Settings {
  readonly all: ReadonlySignal<GallerySettings>;
  /** Shows the change at once and stores it; what cannot be stored stays until the view is closed, and is reported. */
  change(changes: Partial<GallerySettings>): void;
  /** Takes over what was changed elsewhere. */
  receive(settings: GallerySettings): void;
}

interface Dependencies {
  readonly initial: GallerySettings;
  /** Settles when the changes are on disk. */
  readonly store: (changes: Partial<GallerySettings>) => Promise<unknown>;
  readonly wait: (ms: number) => Promise<void>;
  readonly report: (error: unknown) => void;
}

export function createSettings({ initial, store, wait, report }: Dependencies): Settings {
  const all = signal(initial);
  /** What is not known to be stored; goes along with the next change where it could not be. */
  let unstored: Partial<GallerySettings> = {};
  let isStoring = false;

  async function storeAll(): Promise<void> {
    isStoring = true;
    let isChanged = true;
    while (isChanged) {
      const sent = unstored;
      const [isStored] = await Promise.all([storeSome(sent), wait(STORING_PAUSE_MS)]);
      isChanged = unstored !== sent;
      if (isStored) unstored = without(unstored, sent);
    }
    isStoring = false;
  }

  async function storeSome(changes: Partial<GallerySettings>): Promise<boolean> {
    try {
      await store(changes);
      return true;
    } catch (error) {
      report(error);
      return false;
    }
  }

  function show(settings: GallerySettings): void {
    // One's own change is heard of, too: nothing needs to be drawn again for it.
    if (JSON.stringify(settings) !== JSON.stringify(all.peek())) all.value = settings;
  }

  return {
    all,
    change(changes) {
      unstored = { ...unstored, ...changes };
      show({ ...all.peek(), ...changes });
      if (!isStoring) storeAll().catch(report);
    },
    receive(settings) {
      show({ ...settings, ...unstored });
    },
  };
}

function without(changes: Partial<GallerySettings>, stored: Partial<GallerySettings>): Partial<GallerySettings> {
  const left = (Object.keys(changes) as (keyof GallerySettings)[]).filter((name) => changes[name] !== stored[name]);
  return Object.fromEntries(left.map((name) => [name, changes[name]]));
}
