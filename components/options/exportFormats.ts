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
import { EXPORT_FORMATS, type ExportFormat } from '../../lib/core/exports/exportRequest.ts';
import { text, type TextName } from '../../lib/core/text.ts';

/** Headings, in their order. */
const GROUPS = ['export_group_judgements', 'export_group_pictures', 'export_group_preferences'] as const;

export interface FormatWords {
  /** Under which it stands, in the order of the formats. */
  readonly group: (typeof GROUPS)[number];
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

type Common = Pick<FormatWords, 'group' | 'counted' | 'exported'>;

const PICTURES = { counted: 'common_pictures', exported: 'export_done_pictures' } as const;
const OF_JUDGEMENTS: Common = {
  group: 'export_group_judgements',
  counted: 'library_judgements',
  exported: 'export_done_judgements',
};
const OF_PICTURES: Common = { group: 'export_group_pictures', ...PICTURES };

export const FORMAT_WORDS: Readonly<Record<ExportFormat, FormatWords>> = {
  json: {
    icon: Braces,
    name: { proper: 'JSON' },
    line: 'export_json_line',
    badge: 'export_json_badge',
    ...OF_JUDGEMENTS,
  },
  jsonl: { icon: List, name: { proper: 'JSON Lines' }, line: 'export_jsonl_line', ...OF_JUDGEMENTS },
  csv: { icon: Table, name: { proper: 'CSV' }, line: 'export_csv_line', ...OF_JUDGEMENTS },
  html: {
    group: 'export_group_judgements',
    icon: AppWindow,
    name: 'export_html',
    line: 'export_html_line',
    ...PICTURES,
  },
  bookmarks: {
    group: 'export_group_judgements',
    icon: Bookmark,
    name: 'export_bookmarks',
    line: 'export_bookmarks_line',
    counted: 'export_counted_bookmarks',
    exported: 'export_done_bookmarks',
  },
  urls: {
    group: 'export_group_judgements',
    icon: Link,
    name: 'export_urls',
    line: 'export_urls_line',
    counted: 'export_counted_addresses',
    exported: 'export_done_addresses',
  },
  zip: { icon: Archive, name: { proper: 'ZIP' }, line: 'export_zip_line', ...OF_PICTURES },
  imagefolder: { icon: Boxes, name: { proper: 'Hugging Face' }, line: 'export_imagefolder_line', ...OF_PICTURES },
  webdataset: { icon: Package, name: { proper: 'WebDataset' }, line: 'export_webdataset_line', ...OF_PICTURES },
  parquet: {
    group: 'export_group_pictures',
    icon: Database,
    name: { proper: 'Parquet' },
    line: 'export_parquet_line',
    counted: 'export_counted_rows',
    exported: 'export_done_rows',
  },
  numpy: { icon: Layers, name: { proper: 'NumPy' }, line: 'export_numpy_line', ...OF_PICTURES },
  // How many labels or pairs there will be is not known before: they need judgements, and partners.
  labels: {
    group: 'export_group_preferences',
    icon: BadgeCheck,
    name: 'export_labels',
    line: 'export_labels_line',
    counted: 'common_pictures',
    exported: 'export_done_labels',
  },
  pairs: {
    group: 'export_group_preferences',
    icon: Scale,
    name: 'export_pairs',
    line: 'export_pairs_line',
    counted: 'common_pictures',
    exported: 'export_done_pairs',
  },
  gradio: {
    group: 'export_group_preferences',
    icon: FileCode,
    name: { proper: 'Gradio' },
    line: 'export_gradio_line',
    ...PICTURES,
  },
};

export function formatName(format: ExportFormat): string {
  const { name } = FORMAT_WORDS[format];
  return typeof name === 'string' ? text(name) : name.proper;
}

export const FORMAT_GROUPS = GROUPS.map((title) => ({
  title,
  formats: EXPORT_FORMATS.filter((format) => FORMAT_WORDS[format].group === title),
}));
