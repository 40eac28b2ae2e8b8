import { createLibraryActions } from '../../components/library/libraryActions.ts';
import { WHOLE_LIBRARY } from '../../lib/core/library/libraryQuery.ts';
import type { LibraryReader } from '../../lib/core/library/libraryReader.ts';
import { sitePattern } from '../../lib/core/settings/sitePattern.ts';
import { saveLink } from '../../lib/page/saveLink.ts';
import { newOperationId } from '../../lib/platform/newOperationId.ts';
import { hasPatterns, requestPatterns } from '../../lib/platform/permissions.ts';
import { openBeside } from '../../lib/platform/tabs.ts';
import { wait } from '../../lib/platform/wait.ts';
import type { Client } from '../../lib/protocol/client.ts';
import { createActionsService } from '../../lib/services/actionsService.ts';
import { createActionsModel } from '../../lib/state/options/createActionsModel.ts';
import type { ExtensionSettingsModel } from '../../lib/state/createExtensionSettingsModel.ts';
import type { LibraryModel } from '../../lib/state/library/createLibraryModel.ts';

interface Dependencies {
  readonly client: Client;
  readonly settings: ExtensionSettingsModel;
  readonly library: LibraryModel;
  readonly reader: LibraryReader;
  readonly report: (error: unknown) => void;
}

/** The person's own actions: how they are set up, and what they do with pictures of the library. */
export function actionModels({ client, settings, library, reader, report }: Dependencies) {
  /** The host that an action of the person's own sends to, asked for in answer to a press. */
  function allowAction(actionId: string): Promise<boolean> {
    const action = settings.all.peek()?.actions.find(({ id }) => id === actionId);
    const pattern = action === undefined ? null : sitePattern(action.template);
    return pattern === null ? Promise.resolve(false) : requestPatterns([pattern]);
  }

  const pictureActions = createLibraryActions({
    perform: (request) => client.request('actions.run', request),
    download: (url, fileName) => client.request('images.download', { url, fileName }),
    library,
    saveFromPage: saveLink,
    allow: allowAction,
    newOperationId,
    wait,
    report,
  });

  const actionsService = createActionsService({
    readSettings: () => client.request('settings.read', undefined),
    openTab: openBeside,
    fetch: (url, init) => fetch(url, init),
    now: Date.now,
    has: hasPatterns,
    request: requestPatterns,
    openActions: async () => void (location.hash = 'actions'),
  });
  const actions = createActionsModel({
    settings,
    has: hasPatterns,
    request: requestPatterns,
    perform: actionsService.perform,
    async readSample() {
      const { likes } = await reader.list({ filter: WHOLE_LIBRARY, sort: 'newest', limit: 1 });
      const [like] = likes;
      if (like === undefined || !/^https?:/i.test(like.url)) return null;
      const { url, caption, liked, meta, key, width, height, page } = like;
      const size = width === undefined || height === undefined ? {} : { width, height };
      return { image: url, caption: caption || null, liked, meta, key, ...size, page };
    },
    newOperationId,
    report,
  });
  return { actions, pictureActions };
}
