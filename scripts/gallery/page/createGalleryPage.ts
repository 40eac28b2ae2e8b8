import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { createRef, type RefObject } from 'preact';
import type { LikeableGalleryProps } from '../../../components/gallery/LikeableGalleryProps.ts';
import { readProps } from '../../../components/gallery/values/galleryProblems.ts';
import { galleryProps } from '../../../components/settings/galleryProps.ts';
import { BREAKPOINT_NAMES, columnList } from '../../../lib/core/settings/columns.ts';
import { DEFAULT_SETTINGS, type GallerySettings } from '../../../lib/core/settings/gallerySettings.ts';
import type { SettingName } from '../../../lib/core/settings/settingsDifferences.ts';
import type { SettingsForm } from '../../../lib/state/options/settingsForm.ts';
import { payloadText } from './payloadText.ts';
import { FIRST_PICTURES, readPictures, type PictureChoice } from './pictureChoices.ts';
import { controlOf, PROP_CONTROLS, PROP_NAMES, type ExampleParts, type PropName } from './propControls.ts';
import { exampleCode, plain, type Written } from './writtenCode.ts';

/** Events that are kept; before them, older ones go. */
const MOST_EVENTS = 200;

export interface LoggedEvent {
  readonly id: number;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** As JSON. */
  readonly payload: string;
}

/** What is chosen for a property that is no setting: what its control shows, and what the gallery is given. */
export interface Chosen {
  /** The label of an example, or the plain value itself. */
  readonly shown: unknown;
  readonly written: Written;
}

export interface GalleryPage {
  /** Every property that the gallery is given, in the order of their controls. Also the code is made of this. */
  readonly given: ReadonlySignal<ReadonlyMap<PropName, Written>>;
  readonly props: ReadonlySignal<LikeableGalleryProps>;
  readonly code: ReadonlySignal<string>;
  /** Another one when the gallery is to be built anew. */
  readonly build: ReadonlySignal<number>;
  readonly row: RefObject<HTMLDivElement | null>;
  /** Those properties that are settings. */
  readonly form: SettingsForm;
  /** Whether columns are given by the names of breakpoints. */
  readonly columnsByName: Signal<boolean>;
  readonly pictures: ReadonlySignal<PictureChoice>;
  readonly chosen: ReadonlySignal<ReadonlyMap<PropName, Chosen>>;
  /** Newest first. */
  readonly events: ReadonlySignal<readonly LoggedEvent[]>;
  choosePictures(choice: PictureChoice): void;
  /** Plain data; `undefined` takes the property away. */
  choose(name: PropName, value: unknown): void;
  /** One of the table's examples by its label; `undefined` takes the property away. */
  chooseExample(name: PropName, label: string | undefined): void;
  listenToAll(): void;
  clearEvents(): void;
  /** Back to the example that the page opens with. */
  reset(): void;
}

const UNTOLD = readProps({});
/** What the gallery makes of nothing, as settings. */
const COMPONENT_DEFAULTS: GallerySettings = {
  ...DEFAULT_SETTINGS,
  columns: UNTOLD.columns === undefined ? null : columnList(UNTOLD.columns),
  gap: typeof UNTOLD.gap === 'number' ? [UNTOLD.gap, UNTOLD.gap] : UNTOLD.gap,
  showShareButton: false,
};

/** The properties of the seed component's example. */
const FIRST_SETTINGS: Partial<GallerySettings> = { allowPreview: true, startInPreview: true };
const FIRST_VALUES = { label: 'Populated', likeable: true } as const;
const FIRST_LISTENERS = ['onSelect', 'onChange', 'onLike'] as const satisfies readonly PropName[];

/** @param now ms since 1970. */
export function createGalleryPage(now: () => number): GalleryPage {
  const row = createRef<HTMLDivElement>();
  const events = signal<readonly LoggedEvent[]>([]);
  let lastId = 0;
  const parts: ExampleParts = {
    row,
    log(name, event) {
      const logged = { id: ++lastId, name, time: now(), payload: payloadText(event) };
      events.value = [logged, ...events.peek()].slice(0, MOST_EVENTS);
    },
  };

  const settings = signal(FIRST_SETTINGS);
  const columnsByName = signal(false);
  const chosen = signal(firstChosen());
  const pictures = signal(FIRST_PICTURES);
  const value = signal<Written | null>(null);
  readChosenPictures(FIRST_PICTURES);

  function firstChosen(): ReadonlyMap<PropName, Chosen> {
    const values = Object.entries(FIRST_VALUES).map(
      ([name, shown]) => [name as PropName, { shown, written: plain(shown) }] as const,
    );
    return new Map([...values, ...FIRST_LISTENERS.flatMap((name) => exampleEntry(name))]);
  }

  function exampleEntry(name: PropName, label?: string): [PropName, Chosen][] {
    const { control } = controlOf(name);
    if (control.kind !== 'examples') return [];
    const example = control.examples.find((one) => one.label === label) ?? control.examples[0];
    return [[name, { shown: example.label, written: example.write(parts) }]];
  }

  const given = computed(() => {
    const written = new Map<PropName, Written>();
    if (value.value !== null) written.set('value', value.value);
    for (const [name, setting] of Object.entries(galleryProps(settings.value))) {
      const shortest = name === 'columns' || name === 'gap' ? shortestList(setting) : setting;
      const isNamed = name === 'columns' && columnsByName.value && shortest !== undefined;
      if (shortest !== undefined) written.set(name as PropName, plain(isNamed ? namedColumns(shortest) : shortest));
    }
    for (const [name, one] of chosen.value) written.set(name, one.written);
    return new Map(PROP_NAMES.flatMap((name) => (written.has(name) ? [[name, written.get(name) as Written]] : [])));
  });
  const props = computed((): LikeableGalleryProps =>
    Object.fromEntries([...given.value].map(([name, one]) => [name, one.value])),
  );

  const build = signal(0);
  let builtWith: readonly unknown[] = [];
  effect(() => {
    const starting = PROP_NAMES.filter((name) => 'atStart' in PROP_CONTROLS[name]).map(
      (name) => given.value.get(name)?.value,
    );
    if (starting.some((one, index) => one !== builtWith[index])) build.value = build.peek() + 1;
    builtWith = starting;
  });

  function readChosenPictures(choice: PictureChoice): void {
    const read = readPictures(choice);
    if (!(read instanceof Promise)) {
      value.value = read;
      return;
    }
    read.then(
      (written) => {
        if (pictures.peek() === choice) value.value = written;
      },
      (error: unknown) => parts.log('error', String(error)),
    );
  }

  function withChosen(name: PropName, entries: Iterable<readonly [PropName, Chosen]>): void {
    const others = [...chosen.peek()].filter(([other]) => other !== name);
    chosen.value = new Map([...others, ...entries]);
  }

  return {
    given,
    props,
    code: computed(() => exampleCode(given.value)),
    build,
    row,
    form: componentForm(settings),
    columnsByName,
    pictures,
    chosen,
    events,
    choosePictures(choice) {
      pictures.value = choice;
      readChosenPictures(choice);
    },
    choose(name, shown) {
      withChosen(name, shown === undefined ? [] : [[name, { shown, written: plain(shown) }]]);
    },
    chooseExample(name, label) {
      withChosen(name, label === undefined ? [] : exampleEntry(name, label));
    },
    listenToAll() {
      const listening = PROP_NAMES.filter((name) => controlOf(name).group === 'Events' && !chosen.peek().has(name));
      chosen.value = new Map([...chosen.peek(), ...listening.flatMap((name) => exampleEntry(name))]);
    },
    clearEvents() {
      events.value = [];
    },
    reset() {
      settings.value = FIRST_SETTINGS;
      columnsByName.value = false;
      chosen.value = firstChosen();
      pictures.value = FIRST_PICTURES;
      readChosenPictures(FIRST_PICTURES);
      build.value = build.peek() + 1;
    },
  };
}

function namedColumns(columns: unknown): unknown {
  return Object.fromEntries([columns].flat().map((count, place) => [BREAKPOINT_NAMES[place], count]));
}

/** As short as it may be given: without what its end repeats, and as one number where all are the same. */
function shortestList(list: unknown): unknown {
  if (!Array.isArray(list)) return list;
  const values = list as readonly unknown[];
  const differing = values.findLastIndex((one, index) => index > 0 && one !== values[index - 1]);
  return differing === -1 ? values[0] : values.slice(0, differing + 1);
}

/** The options page's form over what the component does by itself: one's own is what is given. */
function componentForm(settings: { value: Partial<GallerySettings>; peek(): Partial<GallerySettings> }): SettingsForm {
  function change(changes: Partial<GallerySettings>): void {
    const { columns, ...rest } = { ...settings.peek(), ...changes };
    // Without columns a gallery has its two, unless a width is given that cards come near to.
    if (columns !== null && columns !== undefined) settings.value = { ...rest, columns };
    else settings.value = 'columns' in changes ? { cardWidth: COMPONENT_DEFAULTS.cardWidth, ...rest } : rest;
  }
  return {
    site: null,
    values: computed(() => {
      const own = settings.value;
      return { ...COMPONENT_DEFAULTS, ...(own.cardWidth !== undefined && { columns: null }), ...own };
    }),
    own: computed(() => new Set(Object.keys(settings.value) as SettingName[])),
    base: signal(COMPONENT_DEFAULTS),
    notice: signal(null),
    change,
    changeAll: change,
    reset(names) {
      const gone = new Set<string>(names === 'all' ? Object.keys(settings.peek()) : names);
      settings.value = Object.fromEntries(Object.entries(settings.peek()).filter(([name]) => !gone.has(name)));
    },
    dismiss: () => undefined,
  };
}
