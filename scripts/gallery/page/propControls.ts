import { Bookmark, Send, Star, type IconNode } from 'lucide';
import type { RefObject } from 'preact';
import type { LikeableGalleryProps } from '../../../components/gallery/LikeableGalleryProps.ts';
import { LIKEABLE, OBJECT_FITS, PICTURE_TYPES } from '../../../components/gallery/values/galleryProblems.ts';
import type { ControlledSetting } from '../../../components/settings/settingControls.tsx';
import { addressOf } from '../../../components/settings/previewPhotographs.ts';
import { createHistory } from '../../../lib/core/history.ts';
import { COMMANDS } from '../../../lib/core/settings/keyBindings.ts';
import { byDay, memoryDetails, selectionActions, starCommands, starMenu, wait } from './examples.ts';
import { MOST_PICTURES } from './pictureChoices.ts';
import type { Written } from './writtenCode.ts';

export type PropName = keyof LikeableGalleryProps;

/** Notes that something has happened. */
export type Log = (name: string, event: unknown) => void;

/** What examples are made of. */
export interface ExampleParts {
  readonly log: Log;
  /** The element around the galleries. */
  readonly row: RefObject<HTMLDivElement | null>;
}

/** One of the things that a property can be given which is no plain data. */
export interface PropExample {
  readonly label: string;
  readonly write: (parts: ExampleParts) => Written;
  /** Buttons beside it, for what lies outside of the gallery. */
  readonly buttons?: readonly { readonly label: string; readonly press: (value: unknown) => void }[];
}

type Literal = string | number | boolean;
/** What holds where nothing is given, if that depends on other properties. */
type ByDefault<Value> = Value | ((given: ReadonlyMap<PropName, Written>) => Value);

export type Control =
  /** The row that the options page has for the setting. */
  | { readonly kind: 'setting'; readonly setting: ControlledSetting }
  | { readonly kind: 'pictures' }
  | { readonly kind: 'keys' }
  | { readonly kind: 'button' }
  | { readonly kind: 'switch'; readonly byDefault: ByDefault<boolean> }
  | { readonly kind: 'choice'; readonly choices: readonly Literal[] }
  | { readonly kind: 'text'; readonly placeholder: string; readonly lengths?: boolean }
  | {
      readonly kind: 'number';
      readonly min: number;
      readonly max: number;
      readonly byDefault: number;
      readonly unit?: string;
    }
  | { readonly kind: 'examples'; readonly examples: readonly [PropExample, ...PropExample[]] };

export const PROP_GROUPS = ['Pictures', 'Layout', 'Box', 'Judging', 'Looking', 'Buttons', 'Events'] as const;

export interface PropControl {
  readonly group: (typeof PROP_GROUPS)[number];
  readonly control: Control;
  /** Whether it counts when the gallery is built, so that a change builds it anew. */
  readonly atStart?: true;
}

const EXAMPLES = './scripts/gallery/page/examples.ts';

const flag = (byDefault: ByDefault<boolean>): Control => ({ kind: 'switch', byDefault });
const setting = (name: ControlledSetting): Control => ({ kind: 'setting', setting: name });
const words = (placeholder: string): Control => ({ kind: 'text', placeholder });

/** A callback that writes to the log and does no more. */
function listens(name: PropName): PropExample {
  return {
    label: 'listens',
    write: ({ log }) => ({
      value: (event: unknown) => log(name, event),
      code: `(event) => console.log('${name}', event)`,
    }),
  };
}

/** A callback that writes to the log and answers a promise. */
function answers(name: PropName, label: string, then: () => Promise<void>, code: string): PropExample {
  return {
    label,
    write: ({ log }) => ({
      value: (event: unknown) => {
        log(name, event);
        return then();
      },
      code: `(event) => {\n  console.log('${name}', event);\n  return ${code};\n}`,
      ...(code.startsWith('wait') && { imports: { [EXAMPLES]: ['wait'] } }),
    }),
  };
}

function heard(name: PropName, ...more: readonly PropExample[]): Control {
  return { kind: 'examples', examples: [listens(name), ...more] };
}

/** An event whose answer the gallery waits for. */
function awaited(name: PropName): Control {
  return heard(
    name,
    answers(name, 'takes two seconds', () => wait(2), 'wait(2)'),
    answers(
      name,
      'fails',
      () => Promise.reject(new Error('The server is away.')),
      "Promise.reject(new Error('The server is away.'))",
    ),
  );
}

function icon(name: string, value: IconNode): PropExample {
  return { label: name, write: () => ({ value, code: name, imports: { lucide: [name] } }) };
}

/** Something that `examples.ts` exports, or makes of the log. */
function example(label: string, name: string, value: (parts: ExampleParts) => unknown, code = name): Control {
  return {
    kind: 'examples',
    examples: [{ label, write: (parts) => ({ value: value(parts), code, imports: { [EXAMPLES]: [name] } }) }],
  };
}

const LOGGED = '(name, event) => console.log(name, event)';

/** Every property of the gallery, in the order of the page, with what changes it there. */
export const PROP_CONTROLS = {
  value: { group: 'Pictures', control: { kind: 'pictures' }, atStart: true },
  every: { group: 'Pictures', control: { kind: 'number', min: 1, max: 60, byDefault: 0, unit: 's' } },
  type: { group: 'Pictures', control: { kind: 'choice', choices: Object.keys(PICTURE_TYPES) } },
  interactive: { group: 'Pictures', control: setting('interactive') },
  label: { group: 'Pictures', control: words('Gallery') },
  showLabel: { group: 'Pictures', control: flag((given) => given.has('label')) },
  empty: { group: 'Pictures', control: words('No pictures') },

  layout: { group: 'Layout', control: setting('layout') },
  columns: { group: 'Layout', control: setting('columns') },
  cardWidth: { group: 'Layout', control: setting('cardWidth') },
  gap: { group: 'Layout', control: setting('gap') },
  objectFit: { group: 'Layout', control: { kind: 'choice', choices: OBJECT_FITS } },
  captions: { group: 'Layout', control: setting('captions') },
  groups: { group: 'Layout', control: example('by day', 'byDay', () => byDay) },

  container: { group: 'Box', control: flag(true) },
  scale: { group: 'Box', control: { kind: 'number', min: 0, max: 10, byDefault: 1 } },
  minWidth: { group: 'Box', control: { kind: 'number', min: 0, max: 1000, byDefault: 160, unit: 'px' } },
  height: { group: 'Box', control: { kind: 'text', placeholder: '320 or 50vh', lengths: true } },
  visible: { group: 'Box', control: flag(true) },
  render: { group: 'Box', control: flag(true) },
  elemId: { group: 'Box', control: words('my-gallery') },
  elemClasses: { group: 'Box', control: words('one two') },

  likeable: {
    group: 'Judging',
    control: { kind: 'choice', choices: [true, false, ...LIKEABLE] },
  },
  autoAdvance: { group: 'Judging', control: setting('autoAdvance') },
  startAtFirst: { group: 'Judging', control: flag(false), atStart: true },
  notSaved: {
    group: 'Judging',
    control: {
      kind: 'examples',
      examples: [
        {
          label: 'the first picture, given by its address',
          write: () => ({
            value: new Set([addressOf('coffee')]),
            code: `new Set(['${addressOf('coffee')}'])`,
          }),
        },
      ],
    },
  },
  history: {
    group: 'Judging',
    atStart: true,
    control: {
      kind: 'examples',
      examples: [
        {
          label: 'one of the page’s own, with its buttons here',
          write: () => ({
            value: createHistory(),
            code: 'history',
            declares: ['const history = createHistory();'],
            imports: { './lib/core/history.ts': ['createHistory'] },
          }),
          buttons: [
            { label: 'Undo', press: (value) => (value as ReturnType<typeof createHistory>).undo() },
            { label: 'Redo', press: (value) => (value as ReturnType<typeof createHistory>).redo() },
          ],
        },
      ],
    },
  },
  keys: { group: 'Judging', control: { kind: 'keys' } },
  keyScope: {
    group: 'Judging',
    control: {
      kind: 'examples',
      examples: [
        {
          label: 'both galleries',
          write: ({ row }) => ({
            value: row,
            code: 'row',
            declares: ['const row = createRef<HTMLDivElement>();'],
            imports: { preact: ['createRef'] },
          }),
        },
      ],
    },
  },

  allowPreview: { group: 'Looking', control: setting('allowPreview') },
  preview: { group: 'Looking', control: setting('startInPreview'), atStart: true },
  selectedIndex: {
    group: 'Looking',
    control: { kind: 'choice', choices: Array.from({ length: MOST_PICTURES }, (_, index) => index) },
    atStart: true,
  },
  details: {
    group: 'Looking',
    control: {
      kind: 'examples',
      examples: [
        {
          label: 'kept until the page is closed',
          write: () => ({
            value: memoryDetails(),
            code: 'details',
            declares: ['const details = memoryDetails();'],
            imports: { [EXAMPLES]: ['memoryDetails'] },
          }),
        },
      ],
    },
  },

  showShareButton: { group: 'Buttons', control: setting('showShareButton') },
  showDownloadButton: { group: 'Buttons', control: setting('showDownloadButton') },
  clickable: { group: 'Buttons', control: flag((given) => given.has('onClick')) },
  actionLabel: { group: 'Buttons', control: words('Click') },
  actionIcon: {
    group: 'Buttons',
    control: { kind: 'examples', examples: [icon('Star', Star), icon('Send', Send), icon('Bookmark', Bookmark)] },
  },
  actionCommand: { group: 'Buttons', control: { kind: 'choice', choices: COMMANDS } },
  menu: { group: 'Buttons', control: example('a star', 'starMenu', () => starMenu) },
  moreCommands: {
    group: 'Buttons',
    control: example('what the star does', 'starCommands', ({ log }) => starCommands(log), `starCommands(${LOGGED})`),
  },
  selectionActions: {
    group: 'Buttons',
    control: example(
      'use these',
      'selectionActions',
      ({ log }) => selectionActions(log),
      `selectionActions(${LOGGED})`,
    ),
  },
  hasMore: { group: 'Buttons', control: flag(false) },
  loadMoreButtonProps: { group: 'Buttons', control: { kind: 'button' } },

  onSelect: { group: 'Events', control: heard('onSelect') },
  onChange: { group: 'Events', control: heard('onChange') },
  onLike: { group: 'Events', control: heard('onLike') },
  onLikeMany: { group: 'Events', control: heard('onLikeMany') },
  onClick: { group: 'Events', control: awaited('onClick') },
  onLoadMore: { group: 'Events', control: awaited('onLoadMore') },
  onSelectionChange: { group: 'Events', control: heard('onSelectionChange') },
  onDownload: { group: 'Events', control: heard('onDownload') },
  onShowInPage: { group: 'Events', control: heard('onShowInPage') },
  onMenu: {
    group: 'Events',
    control: {
      kind: 'examples',
      examples: [
        {
          label: 'opens the preview in a menu’s place',
          write: ({ log }) => ({
            value: ((items, run) => {
              log('onMenu', items);
              run('preview');
            }) satisfies NonNullable<LikeableGalleryProps['onMenu']>,
            code: "(items, run) => {\n  console.log('onMenu', items);\n  run('preview');\n}",
          }),
        },
      ],
    },
  },
} as const satisfies Readonly<Record<PropName, PropControl>>;

export const PROP_NAMES = Object.keys(PROP_CONTROLS) as readonly PropName[];

export function controlOf(name: PropName): PropControl {
  return PROP_CONTROLS[name];
}
