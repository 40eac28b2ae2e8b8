import { signal } from '@preact/signals';
import { DEFAULT_SETTINGS } from '../../lib/core/settings/gallerySettings.ts';
import type { Settings } from '../../lib/state/settings.ts';

/** Settings that nobody stores. */
export function someSettings(): Settings {
  const all = signal(DEFAULT_SETTINGS);
  return {
    all,
    change(changes) {
      all.value = { ...all.peek(), ...changes };
    },
    receive(settings) {
      all.value = settings;
    },
  };
}
