import type { TextName } from '../../lib/core/text.ts';

interface PreviewPhotograph {
  /** Of the file in `public/photographs`. */
  readonly name: string;
  readonly caption: TextName;
  readonly width: number;
  readonly height: number;
}

/** What the live preview shows, in its order: broad, narrow and square ones, bright and dark. */
export const previewPhotographs: readonly PreviewPhotograph[] = [
  { name: 'coffee', caption: 'settings_photograph_coffee', width: 400, height: 267 },
  { name: 'friends', caption: 'settings_photograph_friends', width: 266, height: 400 },
  { name: 'picos-de-europa', caption: 'settings_photograph_picos', width: 400, height: 300 },
  { name: 'astronaut', caption: 'settings_photograph_astronaut', width: 400, height: 400 },
  { name: 'chelsea', caption: 'settings_photograph_chelsea', width: 400, height: 266 },
  { name: 'wine', caption: 'settings_photograph_wine', width: 267, height: 400 },
  { name: 'sunset', caption: 'settings_photograph_sunset', width: 400, height: 267 },
  { name: 'seeding', caption: 'settings_photograph_seeding', width: 400, height: 225 },
  { name: 'rocket', caption: 'settings_photograph_rocket', width: 400, height: 267 },
  { name: 'freespace-0b', caption: 'settings_photograph_freespace', width: 400, height: 271 },
  { name: 'aitzgorri', caption: 'settings_photograph_aitzgorri', width: 400, height: 266 },
  { name: 'umang', caption: 'settings_photograph_umang', width: 400, height: 225 },
];
