import { extraViews } from '../../../components/overlay/allExtraViews.ts';
import { createEditing } from '../../../components/overlay/editing.tsx';
import type { ExtraViews } from '../../../components/overlay/extraViews.tsx';
import { createOverlayActions } from '../../../components/overlay/overlayActions.ts';
import { addedPicture } from '../../../lib/page/addedPicture.ts';
import type { ActionResult } from '../../../lib/core/actions/actions.ts';
import type { Client } from '../../../lib/protocol/client.ts';

interface Edges {
  /** Told of everything that is asked of the background. */
  readonly asked?: (name: string, request: unknown) => void;
  readonly result?: ActionResult;
}

/** Everything that comes after the panel, with a background that does what it is asked. */
export function allViews({ asked, result = { ok: true, answer: '' } }: Edges = {}): ExtraViews {
  const client = {
    request: async (name: string, request: unknown) => {
      asked?.(name, request);
      return name === 'actions.run' ? result : 'allowed';
    },
  } as Client;
  return {
    ...extraViews,
    createEditing: (model, history) => createEditing({ model, history, readFile: addedPicture }),
    createActions: createOverlayActions({
      client,
      zipPictures: async () => [],
      saveFromPage: () => undefined,
      newOperationId: () => crypto.randomUUID(),
      wait: async () => undefined,
      report: (error) => reportError(error),
    }),
  };
}
