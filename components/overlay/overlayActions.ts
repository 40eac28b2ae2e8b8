import { createPictureDownloads, type DownloadsDependencies } from '../../lib/state/gallery/pictureDownloads.ts';
import { text } from '../../lib/core/text.ts';
import type { GalleryModel } from '../../lib/state/gallery/galleryModel.ts';
import { createGalleryActions, type GalleryActions } from '../actions/galleryActions.tsx';

interface Dependencies extends Pick<DownloadsDependencies, 'client' | 'zipPictures' | 'saveFromPage'> {
  readonly newOperationId: () => string;
  readonly wait: (ms: number) => Promise<void>;
  readonly report: (error: unknown) => void;
}

/** What can be done with the pictures of the page that the overlay lies over. `leave` closes it. */
export type CreateActions = (model: GalleryModel, leave: () => void) => GalleryActions;

export function createOverlayActions(dependencies: Dependencies): CreateActions {
  const { client, zipPictures, saveFromPage, newOperationId, wait, report } = dependencies;
  return (model, leave) => {
    const { begin, notify: say } = model;
    async function showInPage(key: string): Promise<void> {
      if (!(await model.showInPage(key))) say({ tone: 'info', message: text('overlay_not_in_page') });
      else if (model.settings.all.peek().dock === 'full') leave();
    }
    const downloads = createPictureDownloads({
      client,
      title: model.title,
      zipPictures,
      saveFromPage,
      begin,
      say,
      report,
    });
    return createGalleryActions({
      perform: (request) => client.request('actions.run', request),
      allow: (actionId) => client.request('actions.allow', { actionId }),
      begin,
      say,
      newOperationId,
      wait,
      report,
      download(items) {
        const keys = new Set(items.map(({ key }) => key));
        downloads.save([...keys].flatMap((key) => model.picture(key) ?? [])).catch(report);
      },
      showInPage({ key }) {
        showInPage(key).catch(report);
      },
    });
  };
}
