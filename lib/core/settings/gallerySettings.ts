import { DEFAULT_CARD_WIDTH } from './columns.ts';
import type { CommandName } from './keyBindings.ts';

export type GalleryLayout = 'masonry' | 'grid' | 'justified';
export type CaptionPlace = 'below' | 'overlay' | 'hidden';
export type Dock = 'full' | 'left' | 'right' | 'bottom';
export type Theme = 'system' | 'light' | 'dark';

/** How one person likes the gallery. What differs on one site lies beside it (`extensionSettings.ts`). */
export interface GallerySettings {
  readonly theme: Theme;
  readonly dock: Dock;
  /** CSS pixels of the panel beside the page, and of the one below it. */
  readonly dockWidth: number;
  readonly dockHeight: number;
  /** Whether the page's title stands above its pictures. */
  readonly showTitle: boolean;
  readonly layout: GalleryLayout;
  /** CSS pixels that cards come near to, where no columns are chosen. */
  readonly cardWidth: number;
  /** How many columns from each breakpoint (`columns.ts`) on, narrowest first; `null` goes by `cardWidth`. */
  readonly columns: readonly number[] | null;
  /** CSS pixels between cards; `null` goes by the panel's width. */
  readonly gap: readonly [across: number, down: number] | null;
  /** Whether pictures fill their cards or are shown whole. */
  readonly fit: 'cover' | 'contain';
  readonly captions: CaptionPlace;
  /** Whether a press on a picture opens it large. */
  readonly allowPreview: boolean;
  /** Whether a gallery begins with its first picture shown large. */
  readonly startInPreview: boolean;
  readonly showShareButton: boolean;
  readonly showDownloadButton: boolean;
  readonly likeable: 'both' | 'like' | 'dislike';
  /** Whether a judgement goes on to the next picture. */
  readonly autoAdvance: boolean;
  /** Whether pictures can be added to a gallery, moved and taken out. */
  readonly interactive: boolean;
  /** Id of what the card's action button does (`actions.ts`); empty for no such button. */
  readonly action: string;
  /** Seconds after which an open gallery looks at the whole page again; 0 for never. It watches what changes all the same. */
  readonly rescanEvery: number;
  /** The person's own style rules, for the panel alone; as typed here, made safe where they apply (`customCss.ts`). */
  readonly customCss: string;
  /** Chords (`keyBindings.ts`) of the commands whose keys were changed; an empty list takes a command's keys away. */
  readonly keys: { readonly [Name in CommandName]?: readonly string[] };
}

/** Edges of what can be set, in CSS pixels but where said otherwise. */
export const CARD_WIDTHS = { min: 96, max: 480 } as const;
export const DOCK_WIDTHS = { min: 280, max: 1600 } as const;
export const DOCK_HEIGHTS = { min: 200, max: 1600 } as const;
export const GAPS = { min: 0, max: 64 } as const;
export const COLUMNS = { min: 1, max: 24 } as const;
/** Seconds; 0 besides. */
export const RESCANS = { min: 5, max: 3600 } as const;
/** Characters. */
export const MAX_CUSTOM_CSS = 20_000;

export const DEFAULT_SETTINGS: GallerySettings = {
  theme: 'system',
  dock: 'full',
  dockWidth: 420,
  dockHeight: 420,
  showTitle: true,
  layout: 'masonry',
  cardWidth: DEFAULT_CARD_WIDTH,
  columns: null,
  gap: null,
  fit: 'cover',
  captions: 'below',
  allowPreview: true,
  startInPreview: false,
  showShareButton: true,
  showDownloadButton: true,
  likeable: 'both',
  autoAdvance: false,
  interactive: false,
  action: 'download',
  rescanEvery: 0,
  customCss: '',
  keys: {},
};
