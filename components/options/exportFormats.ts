import {
  AppWindow,
  Archive,
  BadgeCheck,
  Bookmark,
  Boxes,
  Braces,
  Database,
  FileCode,
  Layers,
  Link,
  List,
  Package,
  Scale,
  Table,
} from 'lucide';
import type { IconNode } from 'lucide';
import type { ExportFormat } from '../../lib/core/exportRequest.ts';
import { text, type TextName } from '../../lib/core/text.ts';

export interface FormatWords {
  readonly icon: IconNode;
  /** As a text, or a proper name that is the same in every language. */
  readonly name: TextName | { readonly proper: string };
  /** One line, without a full stop. */
  readonly line: TextName;
  readonly badge?: TextName;
  /** So many of what is in it, and that they are exported. */
  readonly counted: TextName;
  readonly exported: TextName;
}

type Things = Pick<FormatWords, 'counted' | 'exported'>;

const JUDGEMENTS: Things = { counted: 'library_judgements', exported: 'export_done_judgements' };
const PICTURES: Things = { counted: 'common_pictures', exported: 'export_done_pictures' };

export const FORMAT_WORDS: Readonly<Record<ExportFormat, FormatWords>> = {
  json: {
    icon: Braces,
    name: { proper: 'JSON' },
    line: 'export_json_line',
    badge: 'export_json_badge',
    ...JUDGEMENTS,
  },
  jsonl: { icon: List, name: { proper: 'JSON Lines' }, line: 'export_jsonl_line', ...JUDGEMENTS },
  csv: { icon: Table, name: { proper: 'CSV' }, line: 'export_csv_line', ...JUDGEMENTS },
  html: { icon: AppWindow, name: 'export_html', line: 'export_html_line', ...PICTURES },
  bookmarks: {
    icon: Bookmark,
    name: 'export_bookmarks',
    line: 'export_bookmarks_line',
    counted: 'export_counted_bookmarks',
    exported: 'export_done_bookmarks',
  },
  urls: {
    icon: Link,
    name: 'export_urls',
    line: 'export_urls_line',
    counted: 'export_counted_addresses',
    exported: 'export_done_addresses',
  },
  zip: { icon: Archive, name: { proper: 'ZIP' }, line: 'export_zip_line', ...PICTURES },
  imagefolder: { icon: Boxes, name: { proper: 'Hugging Face' }, line: 'export_imagefolder_line', ...PICTURES },
  webdataset: { icon: Package, name: { proper: 'WebDataset' }, line: 'export_webdataset_line', ...PICTURES },
  parquet: {
    icon: Database,
    name: { proper: 'Parquet' },
    line: 'export_parquet_line',
    counted: 'export_counted_rows',
    exported: 'export_done_rows',
  },
  numpy: { icon: Layers, name: { proper: 'NumPy' }, line: 'export_numpy_line', ...PICTURES },
  gradio: { icon: FileCode, name: { proper: 'Gradio' }, line: 'export_gradio_line', ...PICTURES },
  // How many labels or pairs there will be is not known before: they need judgements, and partners.
  labels: {
    icon: BadgeCheck,
    name: 'export_labels',
    line: 'export_labels_line',
    counted: 'common_pictures',
    exported: 'export_done_labels',
  },
  pairs: {
    icon: Scale,
    name: 'export_pairs',
    line: 'export_pairs_line',
    counted: 'common_pictures',
    exported: 'export_done_pairs',
  },
};

export function formatName(format: ExportFormat): string {
  const { name } = FORMAT_WORDS[format];
  return typeof name === 'string' ? text(name) : name.proper;
}

export const FORMAT_GROUPS: readonly { readonly title: TextName; readonly formats: readonly ExportFormat[] }[] = [
  { title: 'export_group_judgements', formats: ['json', 'jsonl', 'csv', 'html', 'bookmarks', 'urls'] },
  { title: 'export_group_pictures', formats: ['zip', 'imagefolder', 'webdataset', 'parquet', 'numpy'] },
  { title: 'export_group_preferences', formats: ['labels', 'pairs', 'gradio'] },
];
