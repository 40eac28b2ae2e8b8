import { BREAKPOINT_NAMES } from './columns.ts';
import {
  CARD_WIDTHS,
  COLUMNS,
  DEFAULT_SETTINGS,
  DOCK_HEIGHTS,
  DOCK_WIDTHS,
  GAPS,
  MAX_CUSTOM_CSS,
  RESCANS,
  type GallerySettings,
} from './gallerySettings.ts';
import { COMMANDS } from './keyBindings.ts';

const MAX_ACTION_ID = 64;

/** Settings from what was stored, whoever wrote it: what is missing or makes no sense takes its default. */
export function readSettings(stored: unknown): GallerySettings {
  return { ...DEFAULT_SETTINGS, ...readSomeSettings(stored) };
}

type Readers = { readonly [Name in keyof GallerySettings]: (value: unknown) => GallerySettings[Name] | undefined };

const readers: Readers = {
  theme: oneOf('system', 'light', 'dark'),
  dock: oneOf('full', 'left', 'right', 'bottom'),
  dockWidth: whole(DOCK_WIDTHS),
  dockHeight: whole(DOCK_HEIGHTS),
  showTitle: oneOf(false, true),
  layout: oneOf('masonry', 'grid', 'justified'),
  cardWidth: whole(CARD_WIDTHS),
  columns: readColumns,
  gap: readGap,
  fit: oneOf('cover', 'contain'),
  captions: oneOf('below', 'overlay', 'hidden'),
  allowPreview: oneOf(false, true),
  startInPreview: oneOf(false, true),
  showShareButton: oneOf(false, true),
  showDownloadButton: oneOf(false, true),
  likeable: oneOf('both', 'like', 'dislike'),
  autoAdvance: oneOf(false, true),
  interactive: oneOf(false, true),
  action: (value) => (typeof value === 'string' && value.length <= MAX_ACTION_ID ? value : undefined),
  rescanEvery: (value) => (value === 0 ? 0 : whole(RESCANS)(value)),
  customCss: (value) => (typeof value === 'string' && value.length <= MAX_CUSTOM_CSS ? value : undefined),
  keys: (value) => (isRecord(value) ? readKeys(value) : undefined),
};

/** What of it makes sense, and nothing else: for the settings of one site. */
export function readSomeSettings(stored: unknown): Partial<GallerySettings> {
  const given = isRecord(stored) ? stored : {};
  const names = Object.keys(readers) as (keyof GallerySettings)[];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = Object.hasOwn(given, name) ? readers[name](given[name]) : undefined;
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function oneOf<const Value extends string | boolean>(...allowed: readonly Value[]) {
  return (value: unknown): Value | undefined => allowed.find((known) => known === value);
}

function whole({ min, max }: { readonly min: number; readonly max: number }) {
  return (value: unknown): number | undefined =>
    typeof value === 'number' && Number.isFinite(value) ? Math.min(max, Math.max(min, Math.round(value))) : undefined;
}

function readColumns(value: unknown): readonly number[] | null | undefined {
  if (value === null) return null;
  if (!Array.isArray(value) || value.length === 0 || value.length > BREAKPOINT_NAMES.length) return undefined;
  const counts = value.map(whole(COLUMNS));
  return counts.every((count) => count !== undefined) ? counts : undefined;
}

function readGap(value: unknown): GallerySettings['gap'] | undefined {
  if (value === null) return null;
  const [across, down, ...more] = (Array.isArray(value) ? value : []).map(whole(GAPS));
  return across === undefined || down === undefined || more.length > 0 ? undefined : [across, down];
}

function readKeys(stored: Readonly<Record<string, unknown>>): GallerySettings['keys'] {
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
