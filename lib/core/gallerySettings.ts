import { DEFAULT_CARD_WIDTH } from './columns.ts';
import { COMMANDS, type CommandName } from './keyBindings.ts';

export type GalleryLayout = 'masonry' | 'grid' | 'justified';
export type CaptionPlace = 'below' | 'overlay' | 'hidden';
export type Dock = 'full' | 'left' | 'right' | 'bottom';

/** How one person likes the gallery, on every page. */
export interface GallerySettings {
  readonly dock: Dock;
  /** CSS pixels of the panel beside the page, and of the one below it. */
  readonly dockWidth: number;
  readonly dockHeight: number;
  readonly layout: GalleryLayout;
  /** CSS pixels that cards come near to. */
  readonly cardWidth: number;
  /** Whether pictures fill their cards or are shown whole. */
  readonly fit: 'cover' | 'contain';
  readonly captions: CaptionPlace;
  /** Whether a judgement goes on to the next picture. */
  readonly autoAdvance: boolean;
  /** Chords (`keyBindings.ts`) of the commands whose keys were changed; an empty list takes a command's keys away. */
  readonly keys: { readonly [Name in CommandName]?: readonly string[] };
}

/** Edges of what can be set, in CSS pixels. */
export const CARD_WIDTHS = { min: 96, max: 480 } as const;
export const DOCK_WIDTHS = { min: 280, max: 1600 } as const;
export const DOCK_HEIGHTS = { min: 200, max: 1600 } as const;

export const DEFAULT_SETTINGS: GallerySettings = {
  dock: 'full',
  dockWidth: 420,
  dockHeight: 420,
  layout: 'masonry',
  cardWidth: DEFAULT_CARD_WIDTH,
  fit: 'cover',
  captions: 'below',
  autoAdvance: false,
  keys: {},
};

/** Settings from what was stored, whoever wrote it: what is missing or makes no sense takes its default. */
export function readSettings(stored: unknown): GallerySettings {
  const given: Readonly<Record<string, unknown>> = isRecord(stored) ? stored : {};
  const oneOf = <Name extends keyof GallerySettings>(name: Name, allowed: readonly GallerySettings[Name][]) =>
    allowed.find((value) => value === given[name]) ?? DEFAULT_SETTINGS[name];
  const pixels = (name: 'cardWidth' | 'dockWidth' | 'dockHeight', { min, max }: { min: number; max: number }) => {
    const value = given[name];
    return typeof value === 'number' && Number.isFinite(value)
      ? Math.min(max, Math.max(min, Math.round(value)))
      : DEFAULT_SETTINGS[name];
  };
  return {
    dock: oneOf('dock', ['full', 'left', 'right', 'bottom']),
    dockWidth: pixels('dockWidth', DOCK_WIDTHS),
    dockHeight: pixels('dockHeight', DOCK_HEIGHTS),
    layout: oneOf('layout', ['masonry', 'grid', 'justified']),
    cardWidth: pixels('cardWidth', CARD_WIDTHS),
    fit: oneOf('fit', ['cover', 'contain']),
    captions: oneOf('captions', ['below', 'overlay', 'hidden']),
    autoAdvance: oneOf('autoAdvance', [false, true]),
    keys: readKeys(given['keys']),
  };
}

function readKeys(stored: unknown): GallerySettings['keys'] {
  if (!isRecord(stored)) return {};
  const isChord = (chord: unknown): chord is string => typeof chord === 'string' && chord !== '' && chord.length <= 40;
  return Object.fromEntries(
    COMMANDS.flatMap((name) => {
      const chords = Object.hasOwn(stored, name) ? stored[name] : undefined;
      return Array.isArray(chords) && chords.length <= 8 && chords.every(isChord) ? [[name, chords]] : [];
    }),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
