import type { ActionPicture, ActionResult, OwnAction } from '../core/actions/actions.ts';
import { fillTemplate, templateProblem } from '../core/actions/addressTemplate.ts';
import { CodedError } from '../core/codedError.ts';
import { text } from '../core/text.ts';
import type { ExtensionSettings } from '../core/settings/extensionSettings.ts';
import { IMAGE_SEARCHES } from '../core/actions/imageSearch.ts';
import { sitePattern } from '../core/settings/sitePattern.ts';
import { postPicture } from './actionPost.ts';

/** What an action does with a picture, whoever has defined it. */
export type ActionWork = Pick<OwnAction, 'does' | 'template'>;

export interface ActionAttempt {
  readonly picture: ActionPicture;
  /** The same for every attempt with one picture in one run. */
  readonly operationId: string;
  /** Whether a tab that is opened comes to the front. */
  readonly inFront: boolean;
  /** The tab beside which it is opened. */
  readonly tabId?: number | undefined;
}

export interface ActionsService {
  /**
   * One attempt; whether another one makes sense is the caller's to say.
   * @throws {CodedError} `not-found` when the person has no such action any more.
   */
  run(actionId: string, attempt: ActionAttempt): Promise<ActionResult>;
  /** The same with an action that need not be kept. */
  perform(work: ActionWork, attempt: ActionAttempt): Promise<ActionResult>;
  /**
   * Has the browser ask the person for the host that an action sends to; settles when they have answered. Call it
   * synchronously in answer to a press of theirs. `elsewhere`: only a page of ours may ask, and is opened.
   */
  allow(actionId: string): Promise<'allowed' | 'refused' | 'elsewhere'>;
}

interface Dependencies {
  readonly readSettings: () => Promise<ExtensionSettings>;
  readonly openTab: (url: string, place: Pick<ActionAttempt, 'inFront' | 'tabId'>) => Promise<void>;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly now: () => number;
  /** Whether we may send to sites of these match patterns. */
  readonly has: (patterns: readonly string[]) => Promise<boolean>;
  readonly request: (patterns: readonly string[]) => Promise<boolean>;
  /** Opens the page of ours where the person can allow what is missing. */
  readonly openActions: () => Promise<void>;
}

/** Characters; more than browsers and servers take. */
const MAX_ADDRESS = 16_000;
const BAD_ADDRESS: ActionResult = { ok: false, failure: { kind: 'bad-address' } };

/** Does what actions lead to with a picture: only here their addresses are known. */
export function createActionsService(dependencies: Dependencies): ActionsService {
  const { readSettings, openTab, fetch, now, has, request, openActions } = dependencies;
  /** What was found missing last, by action: there is no time to look when the person presses the button that allows it. */
  const missing = new Map<string, string>();

  async function perform(work: ActionWork, attempt: ActionAttempt): Promise<ActionResult> {
    const { picture, operationId } = attempt;
    if (templateProblem(work.template, work.does) !== null) return BAD_ADDRESS;
    const address = fillTemplate(work.template, picture);
    if (address.length > MAX_ADDRESS) return BAD_ADDRESS;
    if (work.does === 'open') return open(address, attempt);
    const pattern = sitePattern(address);
    if (pattern === null) return BAD_ADDRESS;
    if (!(await has([pattern]))) return { ok: false, failure: { kind: 'not-allowed' } };
    return postPicture(address, { picture, isGradio: work.does === 'gradio', operationId, fetch, now });
  }

  async function open(address: string, attempt: ActionAttempt, schemes = /^https?:/i): Promise<ActionResult> {
    if (!schemes.test(address)) return { ok: false, failure: { kind: 'no-address' } };
    await openTab(address, attempt);
    return { ok: true, answer: '' };
  }

  async function ownAction(actionId: string): Promise<OwnAction> {
    const { actions } = await readSettings();
    const action = actions.find(({ id }) => id === actionId);
    if (action === undefined) throw new CodedError('not-found', text('actions_gone'));
    return action;
  }

  return {
    perform,
    async run(actionId, attempt) {
      const { picture } = attempt;
      if (actionId === 'open') return open(picture.image, attempt);
      if (actionId === 'openPage') return open(picture.page?.url ?? '', attempt, /^(?:https?|file):/i);
      const search = IMAGE_SEARCHES.find(({ id }) => id === actionId);
      if (search) {
        if (!/^https?:/i.test(picture.image)) return { ok: false, failure: { kind: 'no-address' } };
        return perform({ does: 'open', template: search.template }, attempt);
      }
      const action = await ownAction(actionId);
      const result = await perform(action, attempt);
      if (!result.ok && result.failure.kind === 'not-allowed') {
        missing.set(actionId, sitePattern(action.template) ?? '');
      }
      return result;
    },
    async allow(actionId) {
      const pattern = missing.get(actionId);
      try {
        // One that was found missing longer ago than this worker lives is asked for where there is time to look.
        if (pattern === undefined) throw new Error('Not known to be missing.');
        return (await request([pattern])) ? 'allowed' : 'refused';
      } catch {
        await openActions();
        return 'elsewhere';
      }
    },
  };
}
