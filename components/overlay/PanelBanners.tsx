import type { GalleryModel } from '../../lib/state/galleryModel.ts';
import { Notice } from '../ui/Notice.tsx';
import { OfflineNote } from './OfflineNote.tsx';

/** What is wrong as long as it is: across the panel, each with the way out. */
export function PanelBanners({ model }: { readonly model: GalleryModel }) {
  const problem = model.libraryProblem.value;
  const unsaved = model.notSaved.value.size;
  return (
    <>
      {problem !== null && (
        <Notice kind="banner" tone="problem" action={{ label: 'Try again', run: model.rescan }}>
          {problem}
        </Notice>
      )}
      {problem === null && unsaved > 0 && (
        <Notice kind="banner" tone="problem" action={{ label: 'Try again', run: model.saveAgain }}>
          {unsaved === 1 ? '1 judgement is not saved.' : `${unsaved} judgements are not saved.`}{' '}
          {model.notSavedReason.value}
        </Notice>
      )}
      {model.overloaded.value && (
        <Notice kind="banner" tone="info" action={{ label: 'Follow again', run: model.rescan }}>
          This page changes too much to be followed: new pictures no longer come in by themselves.
        </Notice>
      )}
      <OfflineNote />
    </>
  );
}
