import { actionName } from '../../lib/core/actions/actionChoices.ts';
import type { ActionPicture, ActionResult } from '../../lib/core/actions/actions.ts';
import { pictureFileName } from '../../lib/core/fileName.ts';
import type { LibraryModel } from '../../lib/state/library/createLibraryModel.ts';
import { createGalleryActions, type GalleryActions } from '../actions/galleryActions.tsx';

type Perform = Parameters<typeof createGalleryActions>[0]['perform'];

interface Dependencies {
  readonly perform: Perform;
  /** Saves a file of a site. */
  readonly download: (url: string, fileName: string) => Promise<unknown>;
  readonly library: Pick<LibraryModel, 'begin' | 'history'>;
  /** Saves what is no file of a site (`data:`). */
  readonly saveFromPage: (url: string, fileName: string) => void;
  /** Has the person asked for the host that an action of theirs sends to. Called synchronously in answer to a press. */
  readonly allow: (actionId: string) => Promise<boolean>;
  readonly newOperationId: () => string;
  readonly wait: (ms: number) => Promise<void>;
  readonly report: (error: unknown) => void;
}

/** What can be done with the pictures of the library, beside what concerns the library itself. */
export function createLibraryActions(dependencies: Dependencies): GalleryActions {
  const { perform, download, library, saveFromPage, allow, newOperationId, wait, report } = dependencies;

  async function save({ image, caption }: ActionPicture): Promise<ActionResult> {
    const fileName = pictureFileName({ url: image, caption: caption ?? '' });
    if (/^https?:/i.test(image)) await download(image, fileName);
    else saveFromPage(image, fileName);
    return { ok: true, answer: '' };
  }

  return createGalleryActions({
    perform: (request) => (request.actionId === 'download' ? save(request.picture) : perform(request)),
    allow: async (actionId) => ((await allow(actionId)) ? 'allowed' : 'refused'),
    begin: library.begin,
    say: library.history.say,
    newOperationId,
    wait,
    report,
    download: (items, run) => run({ id: 'download', label: actionName('download'), does: 'save' }, items),
  });
}
