import { BUILT_IN_ACTIONS, type BuiltInAction, type OwnAction } from './actions.ts';
import { IMAGE_SEARCHES } from './imageSearch.ts';
import { text, type TextName } from '../text.ts';

/** One of the actions that there are, to be chosen by the person. */
export interface ActionChoice {
  readonly id: string;
  readonly label: string;
  readonly kind: 'built-in' | 'search' | 'own';
}

const NAMES: Readonly<Record<BuiltInAction, TextName>> = {
  download: 'common_download',
  copyLink: 'preview_copy_link',
  copyImage: 'preview_copy_image',
  copyMarkdown: 'preview_copy_markdown',
  copyHtml: 'preview_copy_html',
  open: 'actions_open',
  openPage: 'actions_open_page',
  showInPage: 'preview_show_in_page',
  tag: 'gallery_tag',
  share: 'common_share',
};

/** What a button of a built-in action says. */
export function actionName(action: BuiltInAction): string {
  return text(NAMES[action]);
}

/** Every action there is, the person's own last: what the cards' button can do (`GallerySettings.action`). */
export function actionChoices(own: readonly Pick<OwnAction, 'id' | 'label'>[]): readonly ActionChoice[] {
  return [
    ...BUILT_IN_ACTIONS.map((id) => ({ id, label: actionName(id), kind: 'built-in' as const })),
    ...IMAGE_SEARCHES.map(({ id, name }) => ({
      id,
      label: text('actions_search_at', { engine: name }),
      kind: 'search' as const,
    })),
    ...own.map(({ id, label }) => ({ id, label, kind: 'own' as const })),
  ];
}
