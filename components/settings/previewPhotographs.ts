import type { TextName } from '../../lib/core/text.ts';
import { photographs } from '../welcome/photographs.ts';

interface PreviewPhotograph {
  /** Of the file in `public/photographs`. */
  readonly name: string;
  readonly caption: TextName;
  readonly width: number;
  readonly height: number;
}

/** Those that the first page shows as well. */
const shared = new Map(
  photographs.map(({ name, title, width, height }) => [name, { name, caption: title, width, height }] as const),
);

/** What the live preview shows, in its order: broad, narrow and square ones, bright and dark. */
export const previewPhotographs: readonly PreviewPhotograph[] = [
  sharedOne('coffee'),
  sharedOne('friends'),
  sharedOne('picos-de-europa'),
  { name: 'astronaut', caption: 'settings_photograph_astronaut', width: 400, height: 400 },
  sharedOne('chelsea'),
  { name: 'wine', caption: 'settings_photograph_wine', width: 267, height: 400 },
  sharedOne('sunset'),
  sharedOne('seeding'),
  { name: 'rocket', caption: 'settings_photograph_rocket', width: 400, height: 267 },
  sharedOne('freespace-1a'),
  { name: 'aitzgorri', caption: 'settings_photograph_aitzgorri', width: 400, height: 266 },
  { name: 'umang', caption: 'settings_photograph_umang', width: 400, height: 225 },
];

/** Where an extension's page, or a server of `public`, has it. */
export function addressOf(name: string): string {
  return `/photographs/${name}.avif`;
}

function sharedOne(name: string): PreviewPhotograph {
  const photograph = shared.get(name);
  if (!photograph) throw new Error(`The first page has no "${name}".`);
  return photograph;
}
