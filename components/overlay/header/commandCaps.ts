import type { GallerySettings } from '../../../lib/core/settings/gallerySettings.ts';
import { capsOf, keyBindings, type CommandName } from '../../../lib/core/settings/keyBindings.ts';

/** The caps of the first key of a command; empty when it has none. */
export function commandCaps({ keys }: GallerySettings, command: CommandName): readonly string[] {
  return capsOf(keyBindings(keys), command);
}
