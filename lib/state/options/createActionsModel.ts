import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { MAX_OWN_ACTIONS, type ActionPicture, type ActionResult, type OwnAction } from '../../core/actions/actions.ts';
import { templateProblem } from '../../core/actions/addressTemplate.ts';
import { DEFAULT_SETTINGS } from '../../core/settings/gallerySettings.ts';
import { sitePattern } from '../../core/settings/sitePattern.ts';
import { text } from '../../core/text.ts';
import type { ExtensionSettingsModel } from '../createExtensionSettingsModel.ts';
import type { Notice } from '../gallery/galleryModel.ts';

/** The person's actions, as they are looked through and changed. */
export interface ActionsModel {
  /** What they have defined; `null` until that is known. */
  readonly own: ReadonlySignal<readonly OwnAction[] | null>;
  /** Id of what the cards' button does. */
  readonly chosen: ReadonlySignal<string>;
  /** Ids of those that may not send to their host. */
  readonly missing: ReadonlySignal<ReadonlySet<string>>;
  /** A picture to show with what an action would do. */
  readonly sample: ReadonlySignal<ActionPicture>;
  readonly notice: ReadonlySignal<Notice | null>;
  choose(id: string): void;
  /**
   * Keeps an action, in the place of the one with its id. Has the browser ask for the host it sends to: call it
   * synchronously in answer to a press. Answers whether it was kept: not without the permission.
   */
  save(action: OwnAction): Promise<boolean>;
  /** Can be taken back by what `notice` offers. */
  remove(id: string): void;
  move(id: string, by: -1 | 1): void;
  duplicate(id: string): void;
  /** Call it synchronously in answer to a press. */
  allow(id: string): Promise<boolean>;
  /** Whether what a template leads to may be sent to already. */
  isAllowed(template: string): Promise<boolean>;
  /** Does it with the sample; asks for the permission first. Call it synchronously in answer to a press. */
  tryIt(action: Pick<OwnAction, 'does' | 'template'>): Promise<ActionResult>;
  /** A new one's id. */
  newId(): string;
  dismissNotice(): void;
}

interface Dependencies {
  readonly settings: ExtensionSettingsModel;
  readonly has: (patterns: readonly string[]) => Promise<boolean>;
  readonly request: (patterns: readonly string[]) => Promise<boolean>;
  readonly perform: (
    action: Pick<OwnAction, 'does' | 'template'>,
    attempt: { readonly picture: ActionPicture; readonly operationId: string; readonly inFront: boolean },
  ) => Promise<ActionResult>;
  /** The picture judged last; `null` when there is none. */
  readonly readSample: () => Promise<ActionPicture | null>;
  readonly newOperationId: () => string;
  readonly report: (error: unknown) => void;
}

export interface LiveActionsModel extends ActionsModel {
  readonly load: () => Promise<void>;
  /** The person has let us into more sites, or fewer. */
  readonly permissionsChanged: () => void;
}

/** Where nothing was judged yet. */
const EXAMPLE: ActionPicture = {
  image: 'https://frames.example/2026/espresso.jpg',
  caption: 'Espresso, red cup',
  liked: true,
  meta: null,
  key: '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef',
  width: 1600,
  height: 1067,
  page: { url: 'https://frames.example/week/47', title: 'Pictures of the week 47' },
};

export function createActionsModel(dependencies: Dependencies): LiveActionsModel {
  const { settings, has, request, perform, readSample, newOperationId, report } = dependencies;
  const own = computed(() => settings.all.value?.actions ?? null);
  const missing = signal<ReadonlySet<string>>(new Set());
  const sample = signal(EXAMPLE);
  const notice = signal<Notice | null>(null);

  effect(() => {
    if (own.value !== null) findMissing(own.value).catch(report);
  });

  async function findMissing(actions: readonly OwnAction[]): Promise<void> {
    const sending = actions.filter(({ does }) => does !== 'open');
    const allowed = await Promise.all(sending.map(({ template }) => isAllowed(template)));
    if (own.peek() !== actions) return;
    missing.value = new Set(sending.filter((_, index) => !allowed[index]).map(({ id }) => id));
  }

  async function isAllowed(template: string): Promise<boolean> {
    const pattern = sitePattern(template);
    return pattern !== null && has([pattern]);
  }

  function ask({ does, template }: Pick<OwnAction, 'does' | 'template'>): Promise<boolean> {
    if (does === 'open') return Promise.resolve(true);
    const pattern = sitePattern(template);
    return pattern === null ? Promise.resolve(false) : request([pattern]);
  }

  function change(by: (actions: readonly OwnAction[]) => readonly OwnAction[]): void {
    const present = own.peek();
    if (present !== null) settings.change({ actions: by(present) });
  }

  function find(id: string): OwnAction | undefined {
    return own.peek()?.find((action) => action.id === id);
  }

  return {
    own,
    chosen: computed(() => settings.all.value?.gallery.action ?? DEFAULT_SETTINGS.action),
    missing,
    sample,
    notice,
    choose: (action) => settings.change({ gallery: { action } }),
    async save(action) {
      if (templateProblem(action.template, action.does) !== null) return false;
      if (!(await ask(action))) return false;
      change((actions) =>
        actions.some(({ id }) => id === action.id)
          ? actions.map((former) => (former.id === action.id ? action : former))
          : [...actions, action],
      );
      if (own.peek() !== null) await findMissing(own.peek() ?? []);
      return true;
    },
    remove(id) {
      const removed = find(id);
      const before = settings.all.peek();
      if (removed === undefined || before === null) return;
      const isChosen = before.gallery.action === id;
      change((actions) => actions.filter((action) => action.id !== id));
      if (isChosen) settings.change({ gallery: { action: DEFAULT_SETTINGS.action } });
      const place = before.actions.indexOf(removed);
      notice.value = {
        tone: 'info',
        stays: true,
        message: text('actions_deleted', { action: removed.label }),
        action: {
          label: text('common_undo'),
          run() {
            notice.value = null;
            change((actions) => actions.toSpliced(place, 0, removed));
            if (isChosen) settings.change({ gallery: { action: id } });
          },
        },
      };
    },
    move(id, by) {
      change((actions) => {
        const from = actions.findIndex((action) => action.id === id);
        const moved = actions[from];
        return moved === undefined ? actions : actions.toSpliced(from, 1).toSpliced(from + by, 0, moved);
      });
    },
    duplicate(id) {
      const original = find(id);
      if (original === undefined || (own.peek()?.length ?? 0) >= MAX_OWN_ACTIONS) return;
      // A key is one action's.
      const copy: OwnAction = { ...original, id: newOperationId(), key: null };
      change((actions) => actions.toSpliced(actions.indexOf(original) + 1, 0, copy));
    },
    async allow(id) {
      const action = find(id);
      if (action === undefined) return false;
      const isGranted = await ask(action);
      if (!isGranted) {
        const message = text('actions_permission_refused', { action: action.label });
        notice.value = { tone: 'problem', message };
      }
      await findMissing(own.peek() ?? []);
      return isGranted;
    },
    isAllowed,
    async tryIt(action) {
      if (!(await ask(action))) return { ok: false, failure: { kind: 'not-allowed' } };
      return perform(action, { picture: sample.peek(), operationId: newOperationId(), inFront: true });
    },
    newId: newOperationId,
    dismissNotice: () => void (notice.value = null),
    async load() {
      const found = await readSample();
      if (found !== null) sample.value = found;
    },
    permissionsChanged() {
      if (own.peek() !== null) findMissing(own.peek() ?? []).catch(report);
    },
  };
}
