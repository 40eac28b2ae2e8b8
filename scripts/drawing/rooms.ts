/** The rooms of the sources, and where each stands in the drawing. What is said of them here is what ARCHITECTURE.md says. */

/** What a box of the drawing holds: by room, what it is for. */
type Rooms = Readonly<Record<string, string>>;

export interface Box {
  readonly title: string;
  /** Without one, the box names its rooms. */
  readonly subtitle?: string;
  readonly rooms: Rooms;
  /** In the drawing's px, which are those of its text at 100 %. */
  readonly at: { readonly x: number; readonly y: number; readonly width: number };
}

export const BOX_HEIGHT = 64;

/** A row's top. */
const ROWS = [20, 132, 244, 356, 458, 560] as const;

/** From above: whoever imports stands over what is imported. */
export const boxes: readonly Box[] = [
  {
    title: 'Scripts in a page',
    at: { x: 20, y: ROWS[0], width: 336 },
    rooms: {
      'entrypoints/overlay': 'the gallery over a page: one script, put there by the shortcut or the button',
      'entrypoints/overlay-extras':
        'what it does not need in order to open: preview, menus, following, Load more, downloads',
      'entrypoints/frame': 'reads one frame when the background has it run there, and answers',
      'entrypoints/marks': 'signs on judged pictures, on the sites a person has chosen',
      'entrypoints/marks-first': 'the one listener of marks that must be there before the page’s own',
    },
  },
  {
    title: 'Pages of ours',
    at: { x: 380, y: ROWS[0], width: 260 },
    rooms: {
      'entrypoints/popup': 'under the toolbar’s button',
      'entrypoints/options': 'library, export and import, settings, sync; reads the database, and works through files',
      'entrypoints/gallery': 'the gallery in a tab, for pages over which none can lie',
      'entrypoints/welcome': 'the first page after an installation',
    },
  },
  {
    title: 'Background',
    subtitle: 'a worker in Chrome, a page in Firefox',
    at: { x: 664, y: ROWS[0], width: 276 },
    rooms: {
      'entrypoints/background': 'opens the stores, registers routes and alarms; the one that writes',
    },
  },
  {
    title: 'lib/page',
    subtitle: 'reads and watches the DOM',
    at: { x: 20, y: ROWS[1], width: 200 },
    rooms: {
      'lib/page': 'reads and watches the DOM: collecting, following, Load more, marks',
    },
  },
  {
    title: 'components: views',
    at: { x: 250, y: ROWS[1], width: 390 },
    rooms: {
      'components/gallery': 'the likeable gallery itself; values/ takes whatever is given to it as a component',
      'components/preview': 'one picture large: zoom, slideshow, details, sharing',
      'components/compare': 'two to four pictures side by side, zoomed in step',
      'components/actions': 'what is done with pictures: menus, keys, results of runs',
      'components/overlay': 'the panel around the gallery, its host element and its shadow root',
      'components/tabGallery': 'what differs where the panel is a page of ours',
      'components/marks': 'signs and buttons on a page’s pictures, without Preact',
      'components/keys': 'the list of keys, and how they are changed',
      'components/library': 'everything ever judged: lists, filters, edits, statistics',
      'components/options': 'the options page: its sections but library and gallery settings',
      'components/settings': 'the gallery’s settings with their live preview',
      'components/popup': 'counts, last judgements, switches',
      'components/welcome': 'the first page',
    },
  },
  {
    title: 'lib/services',
    subtitle: 'use cases of background and options',
    at: { x: 684, y: ROWS[1], width: 256 },
    rooms: {
      'lib/services':
        'use cases of background and options page: who may ask what, export, import, sync’s times, fetching',
    },
  },
  {
    title: 'components/ui',
    subtitle: 'buttons, dialogs, fields',
    at: { x: 250, y: ROWS[2], width: 176 },
    rooms: {
      'components/ui': 'buttons, dialogs, fields, tokens: they know no word of this project but its texts',
    },
  },
  {
    title: 'lib/state',
    subtitle: 'models of signals',
    at: { x: 450, y: ROWS[2], width: 190 },
    rooms: {
      'lib/state':
        'models behind the views of gallery/, library/, options/ and popup/: `createX` gives signals and actions, and is disposed of',
    },
  },
  {
    title: 'lib/storage',
    subtitle: 'object stores',
    at: { x: 710, y: ROWS[2], width: 105 },
    rooms: {
      'lib/storage': 'IndexedDB: schema, migrations/, repositories; nobody else names a store',
    },
  },
  {
    title: 'lib/sync',
    subtitle: 'servers',
    at: { x: 835, y: ROWS[2], width: 105 },
    rooms: {
      'lib/sync': 'a run, its engines behind `SyncAdapter` in adapters/, encryption',
    },
  },
  {
    title: 'lib/protocol',
    subtitle: 'typed messages, client and server',
    at: { x: 450, y: ROWS[3], width: 230 },
    rooms: {
      'lib/protocol': 'one typed map of messages, their checks, client and server',
    },
  },
  {
    title: 'lib/platform',
    subtitle: 'alone touches the browser’s extension API',
    at: { x: 450, y: ROWS[4], width: 490 },
    rooms: {
      'lib/platform': 'alone touches the browser’s extension API',
    },
  },
  {
    title: 'lib/core',
    subtitle: 'pure rules: no DOM, browser, clock or randomness; they are handed in',
    at: { x: 20, y: ROWS[5], width: 920 },
    rooms: {
      'lib/core':
        'pure rules: what a picture is (pictures/), judging and merging (judging/), finding (library/), settings/, actions/, nextPage/, sync/, exports/, imports/; texts',
    },
  },
];
