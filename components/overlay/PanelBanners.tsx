import { text } from '../../lib/core/text.ts';
import type { GalleryModel } from '../../lib/state/gallery/galleryModel.ts';
import { Notice } from '../ui/Notice.tsx';
import { OfflineNote } from './OfflineNote.tsx';

/** What is wrong as long as it is: across the panel, each with the way out. */
export function PanelBanners({ model }: { readonly model: GalleryModel }) {
  const problem = model.libraryProblem.value;
  const unsaved = model.notSaved.value.size;
  return (
    <>
      {problem !== null && (
        <Notice kind="banner" tone="problem" action={{ label: text('common_try_again'), run: model.rescan }}>
          {problem}
        </Notice>
      )}
      {problem === null && unsaved > 0 && (
        <Notice kind="banner" tone="problem" action={{ label: text('common_try_again'), run: model.saveAgain }}>
          {text('overlay_not_saved', { count: unsaved, reason: model.notSavedReason.value ?? '' })}
        </Notice>
      )}
      {model.overloaded.value && (
        <Notice kind="banner" tone="info" action={{ label: text('overlay_follow_again'), run: model.rescan }}>
          {text('overlay_overloaded')}
        </Notice>
      )}
      <OfflineNote />
    </>
  );
}
