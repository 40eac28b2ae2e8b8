import type { ImportConflict, PastImport } from '../../lib/core/imports/importSummary.ts';
import { text, type TextName } from '../../lib/core/text.ts';
import { writtenList } from '../../lib/core/writtenList.ts';

export const CONFLICT_FIELDS: Readonly<Record<ImportConflict['field'], TextName>> = {
  liked: 'library_reaction',
  caption: 'library_caption',
  note: 'preview_note',
  deleted: 'import_deletion',
};

/** `120 added, 14 changed`. */
export function addedAndChanged({ added, changed }: Pick<PastImport, 'added' | 'changed'>): string {
  return writtenList([
    text('import_number_added', { count: added }),
    text('import_number_changed', { count: changed }),
  ]);
}
