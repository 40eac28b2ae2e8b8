import type { GalleryImage } from './galleryImage.ts';

/** What can be done with a picture without anyone having defined it, in the menu's order. */
const BUILT_IN_ACTIONS = [
  'download',
  'copyLink',
  'copyImage',
  'copyMarkdown',
  'copyHtml',
  'open',
  'openPage',
  'showInPage',
  'tag',
  'share',
] as const;

export type BuiltInAction = (typeof BUILT_IN_ACTIONS)[number];

/** The icons that a person can give to an action of their own, by their names in lucide. */
export const ACTION_ICONS = [
  'Send',
  'ExternalLink',
  'Search',
  'Wand',
  'Bookmark',
  'Star',
  'Flag',
  'Folder',
  'Cloud',
  'Database',
  'Printer',
  'Mail',
  'MessageCircle',
  'Palette',
  'Pencil',
  'Scissors',
  'Eye',
  'Globe',
  'Bot',
  'Zap',
] as const;

export type ActionIcon = (typeof ACTION_ICONS)[number];

/** An action that the person has defined. */
export interface OwnAction {
  /** Made up once; never that of another one. */
  readonly id: string;
  readonly label: string;
  readonly icon: ActionIcon;
  /** A chord (`keyBindings.ts`), or none. */
  readonly key: string | null;
  /** `open`: an address in a tab of its own; `post`: the picture as JSON to an address. */
  readonly does: 'open' | 'post';
  /** `addressTemplate.ts` */
  readonly template: string;
}

export const MAX_OWN_ACTIONS = 50;
export const MAX_ACTION_LABEL = 40;
export const MAX_TEMPLATE = 2000;

/** An action of the person's own, or a search by image, as a gallery needs to know it: where it leads is for the background alone. */
export interface ActionButton extends Pick<OwnAction, 'id' | 'label' | 'icon' | 'key'> {
  readonly isSearch: boolean;
}

/** A picture as actions are told of it: the seed component's fields, and what templates can name. */
export interface ActionPicture extends Pick<GalleryImage, 'caption' | 'liked' | 'meta' | 'width' | 'height' | 'page'> {
  readonly key: string;
  readonly image: string;
}

/** What came of one action on one picture. */
export type ActionResult =
  /** `answer`: the beginning of what the server said, as text. */
  { readonly ok: true; readonly answer: string } | { readonly ok: false; readonly problem: string };
