import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import {
  DEFAULT_EXPORT_OPTIONS,
  needsPictures,
  type ExportFormat,
  type ExportOptions,
  type ExportRequest,
} from '../../core/exports/exportRequest.ts';
import type { LibraryNumbers } from '../../core/library/libraryNumbers.ts';
import type { LibraryFilter, LibraryScope } from '../../core/library/libraryQuery.ts';
import { exportShape, readExportChoices, type ExportChoices } from './exportChoices.ts';
import { nameExample, type NameExample } from './nameExample.ts';
import { exportParts, exportScope, isOwnFilter, type ExportPart, type ExportWhat } from './exportScopes.ts';

/** What was asked for when the button was pressed. */
export interface ExportJob extends ExportPart {
  readonly request: ExportRequest;
}

/** What the next export is to be. */
export interface ExportPlan {
  /** What there is to take out. */
  readonly parts: ReadonlySignal<readonly ExportPart[]>;
  readonly part: ReadonlySignal<ExportPart>;
  /** The library's present filter, one of the parts where it leaves something out. */
  readonly filter: ReadonlySignal<LibraryFilter>;
  readonly format: ReadonlySignal<ExportFormat>;
  readonly options: ReadonlySignal<ExportOptions>;
  readonly nameExample: ReadonlySignal<NameExample>;
  /** Match patterns of the sites that have to be asked for; `null` while that is being found out. */
  readonly sites: ReadonlySignal<readonly string[] | null>;
  /** About how many bytes it will be, from exports of the same kind before. */
  readonly bytes: ReadonlySignal<number | null>;
  choosePart(what: ExportWhat): void;
  chooseFormat(format: ExportFormat): void;
  changeOptions(changes: Partial<ExportOptions>): void;
  /** Keeps numbers and sites up to date while someone looks; gives what ends it. */
  watch(): () => void;
}

export interface LiveExportPlan extends ExportPlan {
  /** Takes up what was chosen the last time. */
  load(): Promise<void>;
  /** `null` while something in it cannot be done, or is not known yet. */
  job(): ExportJob | null;
  /** What an export of this kind takes, for the next estimate. */
  learnSize(request: ExportRequest, bytesEach: number): void;
  /** Finds the sites out anew. */
  checkSites(): void;
}

export interface ExportPlanDependencies {
  /** The library as it is shown: its numbers, its filter, the keys of what is selected in it. */
  readonly totals: ReadonlySignal<LibraryNumbers | null>;
  readonly filter: ReadonlySignal<LibraryFilter>;
  readonly selection: ReadonlySignal<readonly string[]>;
  readonly count: (filter: LibraryFilter, options: { readonly signal: AbortSignal }) => Promise<number>;
  /** See `PicturePermissions`. */
  readonly missing: (scope: LibraryScope, options: { readonly signal: AbortSignal }) => Promise<readonly string[]>;
  /** What is remembered is plain JSON, and checked when it is read. */
  readonly readChoices: () => Promise<unknown>;
  readonly writeChoices: (choices: ExportChoices) => Promise<void>;
  readonly report: (error: unknown) => void;
}

export function createExportPlan(dependencies: ExportPlanDependencies): LiveExportPlan {
  const { totals, filter, selection, report } = dependencies;
  const chosen = signal<ExportWhat>('everything');
  const choices = signal(readExportChoices(undefined));
  const filtered = signal<number | null>(null);
  const missing = signal<readonly string[] | null>(null);
  /** Grows when what we may read may have changed. */
  const checks = signal(0);
  let hasChosen = false;

  const parts = computed(() =>
    exportParts({ totals: totals.value, filter: filter.value, filtered: filtered.value, selection: selection.value }),
  );
  // What was chosen may be gone: the filter lifted, the selection ended.
  const part = computed(
    (): ExportPart =>
      parts.value.find(({ what: offered }) => offered === chosen.value) ??
      parts.value[0] ?? { what: 'everything', count: null },
  );
  // Changes less often than the part's number, and with it what is found out about the scope.
  const what = computed(() => part.value.what);
  const scope = computed(() => exportScope(what.value, { filter: filter.value, selection: selection.value }));
  const format = computed(() => choices.value.format);
  const options = computed(() => choices.value.options);
  const asksForPictures = computed(() => needsPictures(choices.value));
  const sites = computed(() => (asksForPictures.value ? missing.value : []));
  const example = computed(() => nameExample(options.value, format.value));
  const bytes = computed(() => {
    const size = choices.value.sizes[exportShape(choices.value)];
    const { count } = part.value;
    return size === undefined || count === null || count === 0 ? null : size * count;
  });

  function change(changes: Partial<ExportChoices>): void {
    hasChosen = true;
    choices.value = { ...choices.peek(), ...changes };
    dependencies.writeChoices({ ...choices.peek(), options: usableOptions() }).catch(report);
  }

  /** What is being typed may be no template yet. */
  function usableOptions(): ExportOptions {
    const { nameTemplate } = 'name' in example.peek() ? options.peek() : DEFAULT_EXPORT_OPTIONS;
    return { ...options.peek(), nameTemplate };
  }

  /** Finds a value out; gives what drops it when it is no longer wanted. */
  function find<Value>(
    into: { value: Value },
    ask: (options: { readonly signal: AbortSignal }) => Promise<Value>,
    otherwise: Value,
  ): () => void {
    const stop = new AbortController();
    ask({ signal: stop.signal }).then(
      (value) => {
        if (!stop.signal.aborted) into.value = value;
      },
      (error: unknown) => {
        if (stop.signal.aborted) return;
        into.value = otherwise;
        report(error);
      },
    );
    return () => stop.abort();
  }

  return {
    parts,
    part,
    filter,
    format,
    options,
    nameExample: example,
    sites,
    bytes,
    choosePart(next) {
      chosen.value = next;
    },
    chooseFormat: (next) => change({ format: next }),
    changeOptions: (changes) => change({ options: { ...options.peek(), ...changes } }),
    job() {
      if (sites.peek() === null || (asksForPictures.peek() && 'problem' in example.peek())) return null;
      const request = { format: format.peek(), options: usableOptions(), scope: scope.peek() };
      return { ...part.peek(), request };
    },
    learnSize(request, bytesEach) {
      change({ sizes: { ...choices.peek().sizes, [exportShape(request)]: bytesEach } });
    },
    checkSites() {
      checks.value++;
    },
    watch() {
      const ends = [
        effect(() => {
          filtered.value = null;
          if (!isOwnFilter(filter.value)) return undefined;
          return find(filtered, (until) => dependencies.count(filter.value, until), null);
        }),
        effect(() => {
          missing.value = null;
          if (checks.value < 0 || !asksForPictures.value) return undefined;
          // What cannot be found out is not asked for; the export says then what it could not read.
          return find(missing, (until) => dependencies.missing(scope.value, until), []);
        }),
      ];
      return () => {
        for (const end of ends) end();
      };
    },
    async load() {
      const stored = readExportChoices(await dependencies.readChoices());
      if (!hasChosen) choices.value = stored;
    },
  };
}
