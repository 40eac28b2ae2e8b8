import type { ImportConflict, ImportFormat, PastImport } from '../../lib/core/importSummary.ts';
import { formatCount } from '../ui/formatCount.ts';

export const IMPORT_FORMATS: Readonly<Record<ImportFormat, string>> = {
  json: 'JSON',
  jsonl: 'JSON Lines',
  csv: 'CSV',
  bookmarks: 'Bookmarks',
  zip: 'ZIP',
};

export const CONFLICT_FIELDS: Readonly<Record<ImportConflict['field'], string>> = {
  liked: 'Reaction',
  caption: 'Caption',
  note: 'Note',
  deleted: 'Deletion',
};

/** `120 added, 14 changed`. */
export function addedAndChanged({ added, changed }: Pick<PastImport, 'added' | 'changed'>): string {
  return `${formatCount(added)} added, ${formatCount(changed)} changed`;
}
