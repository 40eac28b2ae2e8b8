import type { GalleryImage } from '../pictures/galleryImage.ts';
import { IMAGE_SEARCHES } from './imageSearch.ts';

/** What can be done with a picture without anyone having defined it, in the menu's order. */
export const BUILT_IN_ACTIONS = [
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

/** Whether an id is that of an action that everyone has: of no other one. */
export function isGivenAction(id: string): boolean {
  return BUILT_IN_ACTIONS.some((known) => known === id) || IMAGE_SEARCHES.some((search) => search.id === id);
}

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

/**
 * `open`: an address in a tab of its own; `post`: the picture as JSON to an address; `gradio`: the same as the one argument of
 * a Gradio app's endpoint, `{"data": [picture]}`.
 */
export const ACTION_KINDS = ['open', 'post', 'gradio'] as const;

export type ActionKind = (typeof ACTION_KINDS)[number];

/** An action that the person has defined. */
export interface OwnAction {
  /** Made up once; never that of another one. */
  readonly id: string;
  readonly label: string;
  readonly icon: ActionIcon;
  /** A chord (`keyBindings.ts`), or none. */
  readonly key: string | null;
  readonly does: ActionKind;
  /** `addressTemplate.ts` */
  readonly template: string;
}

export const MAX_OWN_ACTIONS = 50;
export const MAX_ACTION_LABEL = 40;
export const MAX_TEMPLATE = 2000;

/** An action of the person's own, as a gallery needs to know it: where it leads is for the background alone. */
export interface ActionButton extends Pick<OwnAction, 'id' | 'label' | 'icon' | 'key'> {
  readonly sends: boolean;
}

export function actionButton({ id, label, icon, key, does }: OwnAction): ActionButton {
  return { id, label, icon, key, sends: does !== 'open' };
}

/** A picture as actions are told of it: the seed component's fields, and what templates can name. */
export interface ActionPicture extends Pick<GalleryImage, 'caption' | 'liked' | 'meta' | 'width' | 'height' | 'page'> {
  readonly key: string;
  readonly image: string;
}

/** Why an action did not work on a picture. */
export type ActionFailure =
  | {
      readonly kind:
        | 'unreachable'
        | 'late'
        /** The answer leads to another address; what was sent is not sent on by itself. */
        | 'moved'
        /** The person has not let us send to the host, or no longer does. */
        | 'not-allowed'
        /** The template makes no address that can be used. */
        | 'bad-address'
        /** The picture has no web address, which the action needs. */
        | 'no-address'
        /** What is known of the picture is more than one message carries. */
        | 'too-large'
        | 'no-reply';
    }
  /** `retryAfter`: milliseconds the server has asked to be left alone for. `answer`: see `ActionResult`. */
  | { readonly kind: 'refused'; readonly status: number; readonly answer: string; readonly retryAfter?: number };

/** What came of one action on one picture. */
export type ActionResult =
  /** `answer`: the beginning of what the server said, as text. */
  { readonly ok: true; readonly answer: string } | { readonly ok: false; readonly failure: ActionFailure };
