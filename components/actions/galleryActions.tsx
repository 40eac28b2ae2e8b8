import { signal } from '@preact/signals';
import type { IconNode } from 'lucide';
import type { VNode } from 'preact';
import { actionName } from '../../lib/core/actions/actionChoices.ts';
import { actionPicture } from '../../lib/core/actions/actionPicture.ts';
import { BUILT_IN_ACTIONS, type ActionButton, type BuiltInAction } from '../../lib/core/actions/actions.ts';
import type { GalleryItem } from '../../lib/core/pictures/galleryItem.ts';
import type { GallerySettings } from '../../lib/core/settings/gallerySettings.ts';
import { IMAGE_SEARCHES } from '../../lib/core/actions/imageSearch.ts';
import {
  keyBindings,
  type ActionCommand,
  type Command,
  type CommandKeys,
} from '../../lib/core/settings/keyBindings.ts';
import { text } from '../../lib/core/text.ts';
import { createActionRuns, type RunningAction, type RunOutcome } from '../../lib/state/gallery/actionRuns.ts';
import type { GalleryAction, OpenMenu } from '../gallery/galleryAction.ts';
import type { PictureCommands } from '../gallery/galleryCommands.ts';
import { copyPicture } from '../preview/copyPicture.ts';
import { BUILT_IN_ICONS, OWN_ICONS, SEARCH_ICON } from './actionIcons.ts';
import { CopyByHand } from './CopyByHand.tsx';
import { COPIES, copiedText, hasWebAddress, type CopiedText } from './copying.ts';
import { PanelDialog } from './PanelDialog.tsx';
import { PictureMenu, type PictureMenuProps } from './PictureMenu.tsx';
import { RunResults } from './RunResults.tsx';
import { canShare, share } from './sharing.ts';

/** The properties of a gallery that make its buttons, keys and menus do what the person's actions are. */
export interface ActionProps {
  readonly commands: PictureCommands;
  readonly keys: CommandKeys;
  readonly clickable: boolean;
  readonly actionLabel: string;
  readonly actionIcon: IconNode;
  readonly actionCommand: Command;
  readonly menu: readonly GalleryAction[];
  readonly onMenu: OpenMenu;
}

/** What can be done with the pictures of one gallery, and what there is to see of it. */
export interface GalleryActions {
  /** The same for the same settings. */
  props(settings: Pick<GallerySettings, 'action' | 'keys'>, own: readonly ActionButton[]): ActionProps;
  /** Floats over the gallery: its menu, results. */
  Layer(): VNode | null;
}

interface Dependencies extends Omit<Parameters<typeof createActionRuns>[0], 'show'> {
  /** `run` does it with one after the other, and says how it went. */
  readonly download: (items: readonly GalleryItem[], run: RunAction) => void;
  /** In a gallery over a page. */
  readonly showInPage?: (item: GalleryItem) => void;
}

type RunAction = (action: RunningAction, items: readonly GalleryItem[]) => void;

type Shown =
  | ({ readonly kind: 'menu' } & Omit<PictureMenuProps, 'onClose'>)
  | { readonly kind: 'copy'; readonly copied: string }
  | { readonly kind: 'results'; readonly outcome: RunOutcome };

/** Those that the gallery itself knows by a key. */
const COMMANDS: { readonly [Name in BuiltInAction]?: Command } = {
  download: 'download',
  showInPage: 'showInPage',
  tag: 'tag',
  share: 'share',
};
const GROUPS: Readonly<Record<BuiltInAction, GalleryAction['group']>> = {
  download: 'give',
  copyLink: 'give',
  copyImage: 'give',
  copyMarkdown: 'give',
  copyHtml: 'give',
  share: 'give',
  open: 'open',
  openPage: 'open',
  showInPage: 'open',
  tag: 'own',
};

export function createGalleryActions(dependencies: Dependencies): GalleryActions {
  const { download, showInPage, say, report } = dependencies;
  const shown = signal<Shown | null>(null);
  const runs = createActionRuns({ ...dependencies, show: (outcome) => (shown.value = { kind: 'results', outcome }) });
  let last: { wish: string; props: ActionProps } | undefined;

  function run(action: RunningAction, items: readonly GalleryItem[]): void {
    runs.run(
      action,
      items.map((item) => ({ caption: item.caption, picture: actionPicture(item) })),
    );
  }

  async function copy(what: CopiedText, items: readonly GalleryItem[]): Promise<void> {
    const copied = copiedText(what, items);
    const count = copied === '' ? 0 : copied.split('\n').length;
    if (count === 0) {
      say({ tone: 'problem', message: text('actions_no_address') });
      return;
    }
    try {
      await navigator.clipboard.writeText(copied);
      say({ tone: 'info', message: count === 1 ? text(COPIES[what].said) : text('actions_copied_many', { count }) });
    } catch {
      shown.value = { kind: 'copy', copied };
    }
  }

  async function copyImage({ url }: GalleryItem): Promise<void> {
    say({ tone: 'info', message: text('preview_copying_image') });
    try {
      await copyPicture(url);
      say({ tone: 'info', message: text('preview_image_copied') });
    } catch {
      say({ tone: 'problem', message: text('preview_image_not_copied') });
    }
  }

  /** By the system where it can; otherwise the copies are offered. */
  function shareOrCopy(items: readonly GalleryItem[], offer: () => void): void {
    const [first] = items;
    if (!first) return;
    const links = copiedText('copyLink', items);
    const data: ShareData = items.length === 1 ? { title: first.caption, url: links } : { text: links };
    if (links !== '' && canShare(data)) {
      share(data).catch(() => say({ tone: 'problem', message: text('preview_share_refused') }));
    } else {
      offer();
    }
  }

  /** Of several pictures of one page, the page is opened once. */
  function openPages(items: readonly GalleryItem[]): void {
    const pages = new Map(items.filter(hasPage).map((item) => [item.page?.url, item]));
    if (pages.size === 0) say({ tone: 'info', message: text('library_page_not_opened') });
    else run({ id: 'openPage', label: actionName('openPage'), does: 'open' }, [...pages.values()]);
  }

  function make({ action, keys }: Pick<GallerySettings, 'action' | 'keys'>, own: readonly ActionButton[]): ActionProps {
    const search = IMAGE_SEARCHES.map(({ id, name }) => ({ id, label: name, does: 'open' as const }));
    const builtIn = BUILT_IN_ACTIONS.filter((id) => id !== (showInPage ? 'openPage' : 'showInPage'));
    const menu: GalleryAction[] = [
      ...builtIn.map((id) => ({
        command: commandOf(id),
        label: actionName(id),
        icon: BUILT_IN_ICONS[id],
        group: GROUPS[id],
        suits: suitsBuiltIn(id),
      })),
      ...search.map(({ id, label }) => ({
        command: commandOf(id),
        label,
        icon: SEARCH_ICON,
        group: 'search' as const,
        suits: hasAnyAddress,
      })),
      ...own.map(({ id, label, icon }) => ({
        command: commandOf(id),
        label,
        icon: OWN_ICONS[icon],
        group: 'own' as const,
        suits: () => true,
      })),
    ];
    const runnable: readonly RunningAction[] = [
      { id: 'open', label: actionName('open'), does: 'open' },
      ...search.map((each) => ({ ...each, label: text('actions_search_at', { engine: each.label }) })),
      ...own.map(({ id, label, sends }) => ({ id, label, does: sends ? ('send' as const) : ('open' as const) })),
    ];
    const allKeys = { ...keys, ...Object.fromEntries(own.map(({ id, key }) => [commandOf(id), key ? [key] : []])) };
    const bindings = keyBindings(allKeys);
    const commands: PictureCommands = {
      download: (items) => download(items, run),
      ...Object.fromEntries(
        (Object.keys(COPIES) as CopiedText[]).map((what) => [
          commandOf(what),
          (items: readonly GalleryItem[]) => void copy(what, items).catch(report),
        ]),
      ),
      'action:copyImage': ([first]) => first && void copyImage(first).catch(report),
      share: (items) => shareOrCopy(items, () => offer(items)),
      ...(showInPage
        ? { showInPage: ([first]) => first && showInPage(first) }
        : { 'action:openPage': (items) => openPages(items) }),
      ...Object.fromEntries(
        runnable.map((each) => [commandOf(each.id), (items: readonly GalleryItem[]) => run(each, items)]),
      ),
    };

    function offer(items: readonly GalleryItem[]): void {
      const actions = menu.filter(({ group, command }) => group === 'give' && command !== 'share');
      const runIt = (command: Command): void => commands[command]?.(items);
      shown.value = { kind: 'menu', items, run: runIt, at: undefined, actions, bindings, whole: false };
    }

    const button = buttonOf(action, menu, showInPage !== undefined);
    return {
      commands,
      keys: allKeys,
      clickable: button !== null,
      actionLabel: button?.label ?? '',
      actionIcon: button?.icon ?? BUILT_IN_ICONS.download,
      actionCommand: button?.command ?? 'act',
      menu,
      onMenu: (items, runIt, at) =>
        void (shown.value = { kind: 'menu', items, run: runIt, at, actions: menu, bindings, whole: true }),
    };
  }

  function close(): void {
    shown.value = null;
  }

  return {
    props(settings, own) {
      // Cards are drawn anew for other keys, and settings change with every move of a slider.
      const wish = JSON.stringify([settings.action, settings.keys, own]);
      if (last?.wish !== wish) last = { wish, props: make(settings, own) };
      return last.props;
    },
    Layer() {
      const { value } = shown;
      switch (value?.kind) {
        case 'menu':
          return <PictureMenu {...value} onClose={close} />;
        case 'copy':
          return (
            <PanelDialog title={text('common_copy')} onClose={close}>
              <CopyByHand copied={value.copied} />
            </PanelDialog>
          );
        case 'results': {
          const { action, failed } = value.outcome;
          const again = failed.map(({ picture }) => picture);
          return (
            <RunResults
              outcome={value.outcome}
              onTryAgain={() => {
                close();
                runs.run(action, again);
              }}
              onClose={close}
            />
          );
        }
        default:
          return null;
      }
    },
  };
}

function commandOf(id: string): Command {
  return COMMANDS[id as BuiltInAction] ?? (`action:${id}` satisfies ActionCommand);
}

/** An imported record may name any address: only those are followed that a browser shows as a page. */
function hasPage({ page }: GalleryItem): boolean {
  return /^(?:https?|file):/i.test(page?.url ?? '');
}

function hasAnyAddress(items: readonly GalleryItem[]): boolean {
  return items.some(hasWebAddress);
}

function suitsBuiltIn(id: BuiltInAction): GalleryAction['suits'] {
  switch (id) {
    case 'copyImage':
    case 'showInPage':
      return (items) => items.length === 1;
    case 'openPage':
      return (items) => items.some(hasPage);
    case 'download':
    case 'tag':
      return () => true;
    default:
      return hasAnyAddress;
  }
}

/** What the cards' button does; `null` for no button. An action that is no longer there leaves the first one in its place. */
function buttonOf(action: string, menu: readonly GalleryAction[], isOverPage: boolean): GalleryAction | null {
  if (action === '') return null;
  // Of a page that is open, its source page is the place in it; of one that is not, the other way round.
  const counterpart = isOverPage ? { openPage: 'showInPage' } : { showInPage: 'openPage' };
  const wanted = commandOf((counterpart as Partial<Record<string, string>>)[action] ?? action);
  const found = menu.find(({ command }) => command === wanted) ?? menu[0] ?? null;
  if (found?.group !== 'search') return found;
  return { ...found, label: text('actions_search_at', { engine: found.label }) };
}
