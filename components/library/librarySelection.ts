import { CloudOff, HardDriveDownload, Merge, Pencil, Trash2, Unlink, Upload } from 'lucide';
import type { LibraryScope } from '../../lib/core/library/libraryQuery.ts';
import { text } from '../../lib/core/text.ts';
import type { LibraryModel } from '../../lib/state/library/createLibraryModel.ts';
import type { SelectionAction } from '../gallery/galleryViews.ts';

interface SelectionOptions {
  readonly model: LibraryModel;
  readonly onEdit: (keys: readonly string[]) => void;
  readonly onDelete: (keys: readonly string[]) => void;
  readonly onExport: (scope: LibraryScope) => void;
}

/** What the library can do with selected pictures, beside what every gallery can. */
export function librarySelectionActions(options: SelectionOptions): readonly SelectionAction[] {
  const { model, onEdit, onDelete, onExport } = options;
  const { originals, changes } = model;

  function urlsOf(keys: readonly string[]): readonly string[] {
    return keys.flatMap((key) => model.find(key)?.url ?? []).filter((url) => /^https?:/i.test(url));
  }

  return [
    { label: text('library_edit'), icon: Pencil, prominent: true, run: (keys) => onEdit(keys) },
    { label: text('common_delete'), icon: Trash2, prominent: true, run: (keys) => onDelete(keys) },
    {
      label: text('library_merge_selected'),
      icon: Merge,
      least: 2,
      run(keys, clear) {
        clear();
        // Whether it worked is said by the model.
        void changes.merge(keys);
      },
    },
    {
      label: text('library_export_selection'),
      icon: Upload,
      run: (keys) => onExport({ kind: 'keys', keys }),
    },
    {
      label: text('library_keep_offline'),
      icon: HardDriveDownload,
      separated: true,
      run: (keys) => originals.keepOffline(keys, urlsOf(keys)),
    },
    { label: text('library_remove_offline'), icon: CloudOff, run: (keys) => originals.removeOffline(keys) },
    {
      label: text('library_check_originals'),
      icon: Unlink,
      run: (keys) => originals.check({ kind: 'keys', keys }, urlsOf(keys)),
    },
  ];
}
