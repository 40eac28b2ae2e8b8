import type { Columns } from '../../../lib/core/settings/columns.ts';
import { BREAKPOINT_NAMES } from '../../../lib/core/settings/columns.ts';
import type { GalleryItem } from '../../../lib/core/pictures/galleryItem.ts';
import type { CommandKeys } from '../../../lib/core/settings/keyBindings.ts';
import { readSettings } from '../../../lib/core/settings/readGallerySettings.ts';
import { text, type TextName, type TextValues } from '../../../lib/core/text.ts';
import { writtenList } from '../../../lib/core/writtenList.ts';
import type { ObjectFit } from '../cards/CardPicture.tsx';
import { isOneOf, quoted } from './describeValue.ts';
import type { CommonGalleryProps, LikeableGalleryProps } from '../LikeableGalleryProps.ts';
import { readLoadMoreButton } from './loadMoreButton.ts';
import type { ReadLoadMoreButton } from './loadMoreButton.ts';
import type { PictureType } from './pictureForms.ts';

/** Properties that make sense, whatever was given. */
export interface SaneProps {
  /** What goes to the gallery as it is. */
  readonly common: CommonGalleryProps;
  readonly columns: Columns | undefined;
  readonly gap: number | readonly [across: number, down: number];
  readonly every: number | undefined;
  readonly type: PictureType;
  readonly interactive: boolean;
  readonly onDownload: ((items: readonly GalleryItem[]) => void) | undefined;
  readonly onShowInPage: ((item: GalleryItem) => void) | undefined;
  readonly loadMore: ReadLoadMoreButton;
  /** What was wrong, as sentences. */
  readonly problems: readonly string[];
}

const DEFAULT_COLUMNS = 2;
const DEFAULT_GAP = 8;
const DEFAULT_MIN_WIDTH = 160;
/** CSS pixels between cards at most; more would leave no room for them on a phone. */
const WIDEST_GAP = 128;
const NARROWEST_CARD = 48;
const WIDEST_CARD = 4000;
/** Seconds; more often than so the gallery would do nothing else. */
const OFTENEST = 0.1;

export const OBJECT_FITS: readonly ObjectFit[] = ['contain', 'cover', 'fill', 'none', 'scale-down'];
export const LIKEABLE = ['both', 'like', 'dislike'] as const;
export const PICTURE_TYPES: Readonly<Record<string, PictureType>> = {
  url: 'url',
  blob: 'blob',
  pixels: 'pixels',
  filepath: 'url',
  pil: 'blob',
  numpy: 'pixels',
};

/** Brings a gallery's properties in order. Never throws. */
export function readProps(props: LikeableGalleryProps): SaneProps {
  const problems: string[] = [];
  const wrong: Wrong = (sentence, property, value, more) => {
    problems.push(text(sentence, { property, value: quoted(value), ...more }));
  };
  const given = props as Readonly<Record<string, unknown>>;

  const atLeast = (least: number, name: string, sentence: TextName): number | undefined => {
    const value = given[name];
    if (isNothing(value)) return undefined;
    if (isNumber(value) && value >= least) return value;
    wrong(sentence, name, value);
    return undefined;
  };
  const choice = <Choice extends string>(
    name: string,
    choices: readonly Choice[],
    sentence: TextName,
    used = '',
  ): Choice | undefined => {
    const value = given[name];
    if (isNothing(value) || isOneOf(value, choices)) return value ?? undefined;
    wrong(sentence, name, value, { choices: writtenList(choices), used });
    return undefined;
  };
  const words = (name: string): string | undefined => {
    const value = given[name];
    if (isNothing(value)) return undefined;
    if (typeof value === 'string') return value.trim() === '' ? undefined : value;
    wrong('gallery_wrong_text', name, value);
    return undefined;
  };

  const cardWidth = atLeast(NARROWEST_CARD, 'cardWidth', 'gallery_wrong_card_width');
  const likeable = readLikeable(props.likeable, wrong);
  const type = readType(props.type, wrong);
  const loadMore = readLoadMoreButton(props.loadMoreButtonProps);
  problems.push(...loadMore.problems);

  const common: CommonGalleryProps = {
    label: words('label'),
    showLabel: props.showLabel ?? undefined,
    container: props.container ?? undefined,
    scale: atLeast(0, 'scale', 'gallery_wrong_scale'),
    minWidth: readMinWidth(props.minWidth, wrong),
    height: readHeight(props.height, wrong),
    visible: props.visible ?? undefined,
    elemId: words('elemId'),
    elemClasses: readClasses(props.elemClasses, wrong),
    objectFit: choice('objectFit', OBJECT_FITS, 'gallery_wrong_fit'),
    layout: choice('layout', ['masonry', 'grid', 'justified'], 'gallery_wrong_choice', 'masonry'),
    cardWidth: cardWidth === undefined ? undefined : Math.min(cardWidth, WIDEST_CARD),
    captions: choice('captions', ['below', 'overlay', 'hidden'], 'gallery_wrong_choice', 'below'),
    allowPreview: props.allowPreview ?? undefined,
    preview: props.preview ?? undefined,
    showShareButton: props.showShareButton ?? undefined,
    showDownloadButton: props.showDownloadButton ?? undefined,
    actionLabel: words('actionLabel'),
    actionIcon: Array.isArray(props.actionIcon) ? props.actionIcon : undefined,
    actionCommand: props.actionCommand ?? undefined,
    clickable: props.clickable ?? isFunction(props.onClick),
    likeable: likeable ?? (isFunction(props.onLike) || isFunction(props.onLikeMany)),
    autoAdvance: props.autoAdvance ?? undefined,
    keys: isNothing(props.keys) ? undefined : readKeys(props.keys),
    hasMore: (props.hasMore ?? false) && loadMore.visible,
    empty: props.empty,
    details: props.details ?? undefined,
    notSaved: props.notSaved instanceof Set ? props.notSaved : undefined,
    keyScope: props.keyScope ?? undefined,
    startAtFirst: props.startAtFirst ?? undefined,
    groups: props.groups ?? undefined,
    menu: Array.isArray(props.menu) ? props.menu : undefined,
    onMenu: functionOr(props.onMenu),
    selectionActions: Array.isArray(props.selectionActions) ? props.selectionActions : undefined,
    onSelectionChange: functionOr(props.onSelectionChange),
  };
  const columns = readColumns(props.columns, wrong) ?? (common.cardWidth === undefined ? DEFAULT_COLUMNS : undefined);
  const gap = readGap(props.gap, wrong);
  const every = readEvery(props.every, wrong);
  return {
    common,
    columns,
    gap,
    every,
    type,
    interactive: props.interactive ?? false,
    onDownload: functionOr(props.onDownload),
    onShowInPage: functionOr(props.onShowInPage),
    loadMore,
    problems,
  };
}

/** Those of actions are known to nobody but whoever gives them. */
function readKeys(given: object): CommandKeys {
  const ofActions = Object.entries(given).filter(
    ([name, chords]) => name.startsWith('action:') && Array.isArray(chords),
  );
  return { ...readSettings({ keys: given }).keys, ...Object.fromEntries(ofActions) };
}

/** Notes a sentence about a property and the value it was given. */
type Wrong = (sentence: TextName, property: string, value: unknown, more?: TextValues) => void;

/** `undefined` where nothing sensible was given. */
function readColumns(given: unknown, wrong: Wrong): Columns | undefined {
  if (isNothing(given)) return undefined;
  const usable = (count: unknown): count is number => isNumber(count) && count >= 1;
  const sane = (count: unknown): number => (usable(count) ? Math.floor(count) : 1);
  const isOff = (count: unknown): boolean => !usable(count) || !Number.isInteger(count);

  if (Array.isArray(given)) {
    if (given.length === 0) {
      wrong('gallery_wrong_columns_all', 'columns', given, { used: DEFAULT_COLUMNS });
      return undefined;
    }
    const off = given.find(isOff) as unknown;
    if (off === undefined && !given.includes(undefined)) return given;
    wrong('gallery_wrong_columns', 'columns', off, { used: sane(off) });
    return given.map(sane);
  }
  if (typeof given === 'object') {
    const names = new Set<string>([...BREAKPOINT_NAMES, 'xll']);
    const columns: Record<string, number> = {};
    for (const [name, count] of Object.entries(given)) {
      if (!names.has(name)) {
        wrong('gallery_wrong_breakpoint', 'columns', name, { choices: writtenList(BREAKPOINT_NAMES) });
      } else if (!isNothing(count)) {
        const used = sane(count);
        if (isOff(count)) wrong('gallery_wrong_columns_at', 'columns', count, { used, breakpoint: name });
        columns[name] = used;
      }
    }
    if (Object.keys(columns).length > 0) return columns;
    wrong('gallery_wrong_columns_all', 'columns', given, { used: DEFAULT_COLUMNS });
    return undefined;
  }
  if (isOff(given)) wrong('gallery_wrong_columns', 'columns', given, { used: sane(given) });
  return sane(given);
}

function readGap(given: unknown, wrong: Wrong): number | readonly [across: number, down: number] {
  if (isNothing(given)) return DEFAULT_GAP;
  const read = (gap: unknown): number => {
    if (isNumber(gap) && gap >= 0 && gap <= WIDEST_GAP) return gap;
    const used = isNumber(gap) ? (gap < 0 ? 0 : WIDEST_GAP) : DEFAULT_GAP;
    wrong('gallery_wrong_gap', 'gap', gap, { used });
    return used;
  };
  if (!Array.isArray(given)) return read(given);
  if (given.length === 0 || given.length > 2) {
    wrong('gallery_wrong_gaps', 'gap', given, { used: DEFAULT_GAP });
    return DEFAULT_GAP;
  }
  const across = read(given[0]);
  return [across, given.length === 1 ? across : read(given[1])];
}

function readMinWidth(given: unknown, wrong: Wrong): number {
  if (isNothing(given)) return DEFAULT_MIN_WIDTH;
  if (isNumber(given) && given >= 0) return given;
  wrong('gallery_wrong_width', 'minWidth', given, { used: DEFAULT_MIN_WIDTH });
  return DEFAULT_MIN_WIDTH;
}

function readHeight(given: unknown, wrong: Wrong): number | string | undefined {
  if (isNothing(given)) return undefined;
  if (isNumber(given) && given > 0) return given;
  if (typeof given === 'string' && CSS.supports('height', given)) return given;
  wrong('gallery_wrong_height', 'height', given);
  return undefined;
}

function readEvery(given: unknown, wrong: Wrong): number | undefined {
  if (isNothing(given)) return undefined;
  if (!isNumber(given) || given <= 0) {
    wrong('gallery_wrong_seconds', 'every', given);
    return undefined;
  }
  if (given < OFTENEST) wrong('gallery_wrong_time', 'every', given, { used: OFTENEST });
  return Math.max(OFTENEST, given);
}

function readLikeable(given: unknown, wrong: Wrong): CommonGalleryProps['likeable'] {
  if (isNothing(given)) return undefined;
  if (typeof given === 'boolean' || isOneOf(given, LIKEABLE)) return given;
  wrong('gallery_wrong_likeable', 'likeable', given, { choices: writtenList(LIKEABLE) });
  return 'both';
}

function readType(given: unknown, wrong: Wrong): PictureType {
  if (isNothing(given)) return 'url';
  const type = typeof given === 'string' && Object.hasOwn(PICTURE_TYPES, given) ? PICTURE_TYPES[given] : undefined;
  if (type !== undefined) return type;
  wrong('gallery_wrong_choice', 'type', given, { choices: writtenList(['url', 'blob', 'pixels']), used: 'url' });
  return 'url';
}

function readClasses(given: unknown, wrong: Wrong): string | undefined {
  if (isNothing(given)) return undefined;
  if (typeof given === 'string') return given;
  if (Array.isArray(given) && given.every((one) => typeof one === 'string')) return given.join(' ');
  wrong('gallery_wrong_classes', 'elemClasses', given);
  return undefined;
}

/** The sentence about a `selectedIndex` that leads nowhere; `null` when all is well. */
export function selectedIndexProblem(given: unknown, count: number): string | null {
  if (isNothing(given)) return null;
  const values = { property: 'selectedIndex', value: quoted(given) };
  if (!isNumber(given) || !Number.isInteger(given)) return text('gallery_wrong_place', values);
  if (given >= 0 && given < count) return null;
  if (count === 0) return text('gallery_wrong_place_in_empty', values);
  return text('gallery_wrong_place_in_list', { ...values, length: String(count) });
}

function isNothing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}

function functionOr<Given>(value: Given | null | undefined): Given | undefined {
  return typeof value === 'function' ? value : undefined;
}
