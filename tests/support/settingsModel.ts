import { signal } from '@preact/signals';
import {
  changeSettings,
  readExtensionSettings,
  type ExtensionSettings,
} from '../../lib/core/settings/extensionSettings.ts';
import type { ExtensionSettingsModel } from '../../lib/state/createExtensionSettingsModel.ts';

/** Settings of an extension that stores them at once and without fail. */
export function aSettingsModel(stored: unknown = null): ExtensionSettingsModel {
  const all = signal<ExtensionSettings | null>(readExtensionSettings(stored));
  return {
    all,
    problem: signal(null),
    load: async () => {},
    change(changes) {
      if (all.value !== null) all.value = changeSettings(all.value, changes);
    },
  };
}
