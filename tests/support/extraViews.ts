import { extraViews } from '../../components/overlay/allExtraViews.ts';
import { createEditing } from '../../components/overlay/editing.tsx';
import type { ExtraViews } from '../../components/overlay/extraViews.tsx';
import { addedPicture } from '../../lib/page/addedPicture.ts';

/** As the overlay's second script brings them. */
export const broughtViews: ExtraViews = {
  ...extraViews,
  createEditing: (model, history) => createEditing({ model, history, readFile: addedPicture }),
};
