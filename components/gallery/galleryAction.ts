import type { IconNode } from 'lucide';
import type { GalleryItem } from '../../lib/core/pictures/galleryItem.ts';
import { capsOf, type Command, type KeyBindings } from '../../lib/core/settings/keyBindings.ts';

/** Something that can be done with pictures, as menus offer it. */
export interface GalleryAction {
  /** What runs it, from a menu as by its key. */
  readonly command: Command;
  readonly label: string;
  readonly icon: IconNode;
  /** Neighbours of one group stand together; `search` in a menu of its own. */
  readonly group: 'give' | 'open' | 'search' | 'own';
  /** Whether it makes sense for these pictures. */
  readonly suits: (items: readonly GalleryItem[]) => boolean;
}

/** Where a menu opens: at a point of the window, in CSS pixels. */
export type MenuPoint = Pick<MouseEvent, 'clientX' | 'clientY'>;

/** Opens the menu of what can be done with pictures: `run` does it, `at` is where it was asked for, if by pointing. */
export type OpenMenu = (
  items: readonly GalleryItem[],
  run: (command: Command) => boolean,
  at: MenuPoint | undefined,
) => void;

/** The command whose key the action's button shows: its own key is known better than that of the button. */
export function keyedAction(bindings: KeyBindings, command: Command): Command {
  return capsOf(bindings, command).length > 0 ? command : 'act';
}
