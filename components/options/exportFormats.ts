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

export interface FormatWords {
  readonly icon: IconNode;
  readonly name: string;
  /** One line, without a full stop. */
  readonly line: string;
  readonly badge?: string;
  /** What one thing in it is called. */
  readonly one: string;
  readonly many?: string;
}

export const FORMAT_WORDS: Readonly<Record<ExportFormat, FormatWords>> = {
  json: {
    icon: Braces,
    name: 'JSON',
    line: 'Everything, nothing lost; imports back',
    badge: 'Backup',
    one: 'judgement',
  },
  jsonl: { icon: List, name: 'JSON Lines', line: 'One judgement a line', one: 'judgement' },
  csv: { icon: Table, name: 'CSV', line: 'Opens in any spreadsheet', one: 'judgement' },
  html: { icon: AppWindow, name: 'Web page', line: 'A gallery that opens offline', one: 'picture' },
  bookmarks: { icon: Bookmark, name: 'Bookmarks', line: 'For every browser', one: 'bookmark' },
  urls: { icon: Link, name: 'Addresses', line: 'One URL a line', one: 'address', many: 'addresses' },
  zip: { icon: Archive, name: 'ZIP', line: 'Files in folders, readable names', one: 'picture' },
  imagefolder: { icon: Boxes, name: 'Hugging Face', line: 'ImageFolder with metadata.jsonl', one: 'picture' },
  webdataset: { icon: Package, name: 'WebDataset', line: 'Tar shards for training', one: 'picture' },
  parquet: { icon: Database, name: 'Parquet', line: 'Metadata, or with image bytes', one: 'row' },
  numpy: { icon: Layers, name: 'NumPy', line: 'uint8 arrays, height × width × 3', one: 'picture' },
  gradio: { icon: FileCode, name: 'Gradio', line: 'Value for the Python component', one: 'picture' },
  labels: { icon: BadgeCheck, name: 'Labelled', line: 'Picture and like or dislike, unpaired', one: 'label' },
  pairs: { icon: Scale, name: 'Pairs', line: 'Chosen and rejected, side by side', one: 'pair' },
};

export const FORMAT_GROUPS: readonly { readonly title: string; readonly formats: readonly ExportFormat[] }[] = [
  { title: 'Judgements', formats: ['json', 'jsonl', 'csv', 'html', 'bookmarks', 'urls'] },
  { title: 'With the pictures', formats: ['zip', 'imagefolder', 'webdataset', 'parquet', 'numpy'] },
  { title: 'Preference data', formats: ['labels', 'pairs', 'gradio'] },
];
