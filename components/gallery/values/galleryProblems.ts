import type { Columns } from '../../../lib/core/columns.ts';
import { BREAKPOINT_NAMES } from '../../../lib/core/columns.ts';
import type { GalleryItem } from '../../../lib/core/galleryItem.ts';
import { readSettings } from '../../../lib/core/readGallerySettings.ts';
import type { ObjectFit } from '../CardPicture.tsx';
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

const OBJECT_FITS: readonly ObjectFit[] = ['contain', 'cover', 'fill', 'none', 'scale-down'];
const TYPES: Readonly<Record<string, PictureType>> = {
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
  const wrong = (name: string, value: unknown, what: string, used: string): void => {
    problems.push(`${name}: ${quoted(value)} is not ${what}; ${used}.`);
  };
  const given = props as Readonly<Record<string, unknown>>;

  const number = (name: string, what: string, fallback: number | undefined, least: number): number | undefined => {
    const value = given[name];
    if (isNothing(value)) return fallback;
    if (isNumber(value) && value >= least) return value;
    wrong(name, value, what, fallback === undefined ? 'it is passed over' : `${fallback} is used`);
    return fallback;
  };
  const choice = <Choice extends string>(
    name: string,
    choices: readonly Choice[],
    used: string,
  ): Choice | undefined => {
    const value = given[name];
    if (isNothing(value) || isOneOf(value, choices)) return value ?? undefined;
    wrong(name, value, `one of ${choices.join(', ')}`, `${used} is used`);
    return undefined;
  };
  const text = (name: string): string | undefined => {
    const value = given[name];
    if (isNothing(value)) return undefined;
    if (typeof value === 'string') return value.trim() === '' ? undefined : value;
    wrong(name, value, 'a text', 'it is passed over');
    return undefined;
  };

  const cardWidth = number('cardWidth', 'the width of a card', undefined, NARROWEST_CARD);
  const likeable = readLikeable(props.likeable, wrong);
  const type = readType(props.type, wrong);
  const loadMore = readLoadMoreButton(props.loadMoreButtonProps);
  problems.push(...loadMore.problems);

  const common: CommonGalleryProps = {
    label: text('label'),
    showLabel: props.showLabel ?? undefined,
    container: props.container ?? undefined,
    scale: number('scale', 'a share of the width', undefined, 0),
    minWidth: number('minWidth', 'a width', DEFAULT_MIN_WIDTH, 0),
    height: readHeight(props.height, wrong),
    visible: props.visible ?? undefined,
    elemId: text('elemId'),
    elemClasses: readClasses(props.elemClasses, wrong),
    objectFit: choice('objectFit', OBJECT_FITS, 'the usual one'),
    layout: choice('layout', ['masonry', 'grid', 'justified'], 'masonry'),
    cardWidth: cardWidth === undefined ? undefined : Math.min(cardWidth, WIDEST_CARD),
    captions: choice('captions', ['below', 'overlay', 'hidden'], 'below'),
    allowPreview: props.allowPreview ?? undefined,
    preview: props.preview ?? undefined,
    showShareButton: props.showShareButton ?? undefined,
    showDownloadButton: props.showDownloadButton ?? undefined,
    actionLabel: text('actionLabel'),
    actionIcon: Array.isArray(props.actionIcon) ? props.actionIcon : undefined,
    clickable: props.clickable ?? isFunction(props.onClick),
    likeable: likeable ?? (isFunction(props.onLike) || isFunction(props.onLikeMany)),
    autoAdvance: props.autoAdvance ?? undefined,
    keys: isNothing(props.keys) ? undefined : readSettings({ keys: props.keys }).keys,
    hasMore: (props.hasMore ?? false) && loadMore.visible,
    empty: props.empty,
    details: props.details ?? undefined,
    notSaved: props.notSaved instanceof Set ? props.notSaved : undefined,
    keyScope: props.keyScope ?? undefined,
    startAtFirst: props.startAtFirst ?? undefined,
    groups: props.groups ?? undefined,
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

type Wrong = (name: string, value: unknown, what: string, used: string) => void;

/** `undefined` where nothing sensible was given. */
function readColumns(given: unknown, wrong: Wrong): Columns | undefined {
  if (isNothing(given)) return undefined;
  const usable = (count: unknown): count is number => isNumber(count) && count >= 1;
  const sane = (count: unknown): number => (usable(count) ? Math.floor(count) : 1);
  const isOff = (count: unknown): boolean => !usable(count) || !Number.isInteger(count);
  const what = 'a number of columns';

  if (Array.isArray(given)) {
    if (given.length === 0) {
      wrong('columns', given, what, `${DEFAULT_COLUMNS} are used`);
      return undefined;
    }
    const off = given.find(isOff) as unknown;
    if (off === undefined && !given.includes(undefined)) return given;
    wrong('columns', off, what, `${sane(off)} is used`);
    return given.map(sane);
  }
  if (typeof given === 'object') {
    const names = new Set<string>([...BREAKPOINT_NAMES, 'xll']);
    const columns: Record<string, number> = {};
    for (const [name, count] of Object.entries(given)) {
      if (!names.has(name)) {
        wrong('columns', name, `a breakpoint (${BREAKPOINT_NAMES.join(', ')})`, 'it is passed over');
      } else if (!isNothing(count)) {
        if (isOff(count)) wrong('columns', count, what, `${sane(count)} is used for ${name}`);
        columns[name] = sane(count);
      }
    }
    if (Object.keys(columns).length > 0) return columns;
    wrong('columns', given, what, `${DEFAULT_COLUMNS} are used`);
    return undefined;
  }
  if (isOff(given)) wrong('columns', given, what, `${sane(given)} is used`);
  return sane(given);
}

function readGap(given: unknown, wrong: Wrong): number | readonly [across: number, down: number] {
  if (isNothing(given)) return DEFAULT_GAP;
  const read = (gap: unknown): number => {
    if (isNumber(gap) && gap >= 0 && gap <= WIDEST_GAP) return gap;
    const used = isNumber(gap) ? (gap < 0 ? 0 : WIDEST_GAP) : DEFAULT_GAP;
    wrong('gap', gap, 'a gap between pictures', `${used} is used`);
    return used;
  };
  if (!Array.isArray(given)) return read(given);
  if (given.length === 0 || given.length > 2) {
    wrong('gap', given, 'a gap across and one down', `${DEFAULT_GAP} is used`);
    return DEFAULT_GAP;
  }
  const across = read(given[0]);
  return [across, given.length === 1 ? across : read(given[1])];
}

function readHeight(given: unknown, wrong: Wrong): number | string | undefined {
  if (isNothing(given)) return undefined;
  if (isNumber(given) && given > 0) return given;
  if (typeof given === 'string' && CSS.supports('height', given)) return given;
  wrong('height', given, 'a height', 'it is passed over');
  return undefined;
}

function readEvery(given: unknown, wrong: Wrong): number | undefined {
  if (isNothing(given)) return undefined;
  if (!isNumber(given) || given <= 0) {
    wrong('every', given, 'a number of seconds', 'the pictures are asked for once');
    return undefined;
  }
  if (given < OFTENEST) wrong('every', given, 'a time to load pictures in', `${OFTENEST} is used`);
  return Math.max(OFTENEST, given);
}

function readLikeable(given: unknown, wrong: Wrong): CommonGalleryProps['likeable'] {
  if (isNothing(given)) return undefined;
  if (typeof given === 'boolean' || isOneOf(given, ['both', 'like', 'dislike'] as const)) return given;
  wrong('likeable', given, 'one of both, like, dislike, yes or no', 'both are shown');
  return 'both';
}

function readType(given: unknown, wrong: Wrong): PictureType {
  if (isNothing(given)) return 'url';
  const type = typeof given === 'string' && Object.hasOwn(TYPES, given) ? TYPES[given] : undefined;
  if (type !== undefined) return type;
  wrong('type', given, 'one of url, blob, pixels', 'url is used');
  return 'url';
}

function readClasses(given: unknown, wrong: Wrong): string | undefined {
  if (isNothing(given)) return undefined;
  if (typeof given === 'string') return given;
  if (Array.isArray(given) && given.every((one) => typeof one === 'string')) return given.join(' ');
  wrong('elemClasses', given, 'a list of classes', 'it is passed over');
  return undefined;
}

/** The sentence about a `selectedIndex` that leads nowhere; `null` when all is well. */
export function selectedIndexProblem(given: unknown, count: number): string | null {
  if (isNothing(given)) return null;
  if (!isNumber(given) || !Number.isInteger(given)) {
    return `selectedIndex: ${quoted(given)} is not a place in the list; nothing is selected.`;
  }
  if (given >= 0 && given < count) return null;
  const list = count === 0 ? 'an empty list' : `a list of ${count}`;
  return `selectedIndex: ${given} is not in ${list}; nothing is selected.`;
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
