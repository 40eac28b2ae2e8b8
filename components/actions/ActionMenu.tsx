import { ChevronLeft, Search } from 'lucide';
import { useState } from 'preact/hooks';
import type { GalleryItem } from '../../lib/core/pictures/galleryItem.ts';
import { capsOf, type Command, type KeyBindings } from '../../lib/core/settings/keyBindings.ts';
import { text } from '../../lib/core/text.ts';
import type { GalleryAction } from '../gallery/galleryAction.ts';
import { Menu, type MenuItem } from '../ui/Menu.tsx';

export interface ActionMenuProps {
  readonly label: string;
  readonly actions: readonly GalleryAction[];
  /** Those that are acted on. */
  readonly items: readonly GalleryItem[];
  readonly bindings: KeyBindings;
  /** Stands before the actions, and after them. */
  readonly before?: readonly MenuItem[];
  readonly after?: readonly MenuItem[];
  /** Commands that have a button of their own beside the menu. */
  readonly without?: readonly Command[];
  readonly run: (command: Command) => void;
  readonly close: () => void;
}

/** What can be done with pictures, as a menu; the searches by image are a page of their own in it. */
export function ActionMenu(props: ActionMenuProps) {
  const { label, actions, items, bindings, before = [], after = [], without = [], run, close } = props;
  const [place, setPlace] = useState<'all' | 'searches' | 'back'>('all');
  const offered = actions.filter(({ command, suits }) => !without.includes(command) && suits(items));
  const searches = offered.filter(({ group }) => group === 'search');

  function entry({ command, label: name, icon }: GalleryAction): MenuItem {
    return {
      id: command,
      label: name,
      icon,
      keys: capsOf(bindings, command),
      run() {
        close();
        run(command);
      },
    };
  }
  function entries(wanted: GalleryAction['group'], more: readonly MenuItem[] = []): MenuItem[] {
    const [first, ...others] = [...offered.filter((action) => action.group === wanted).map(entry), ...more];
    return first ? [{ ...first, separated: true }, ...others] : [];
  }

  if (place === 'searches') {
    const back = (): void => setPlace('back');
    return (
      <>
        <Menu
          key="searches"
          label={text('actions_search')}
          items={[{ label: text('actions_back'), icon: ChevronLeft, mirrored: true, run: back }, ...entries('search')]}
          begin={1}
          onBack={back}
        />
        <p class="lg-menu-note">{text('actions_search_note', { count: items.length })}</p>
      </>
    );
  }
  const search: MenuItem = {
    label: text('actions_search'),
    icon: Search,
    leads: true,
    run: () => setPlace('searches'),
  };
  const [first, ...others] = [
    ...before,
    ...entries('give'),
    ...entries('open', searches.length > 0 ? [search] : []),
    ...entries('own'),
    ...after,
  ];
  const shownItems = first ? [{ ...first, separated: false }, ...others] : [];
  const cameFrom = place === 'back' ? shownItems.findIndex(({ leads }) => leads) : undefined;
  return <Menu key="all" label={label} items={shownItems} {...(cameFrom === undefined ? {} : { begin: cameFrom })} />;
}
