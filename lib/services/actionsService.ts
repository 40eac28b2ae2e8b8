import type { ActionPicture, ActionResult } from '../core/actions.ts';
import { fillTemplate, templateProblem } from '../core/addressTemplate.ts';
import { CodedError } from '../core/codedError.ts';
import type { ExtensionSettings } from '../core/extensionSettings.ts';

export interface ActionsService {
  /** @throws {CodedError} `not-found` when the person has no such action any more. */
  run(actionId: string, picture: ActionPicture): Promise<ActionResult>;
}

interface Dependencies {
  readonly readSettings: () => Promise<ExtensionSettings>;
  readonly openTab: (url: string) => Promise<void>;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
}

const TIMEOUT_MS = 20_000;
const MAX_ANSWER = 300;

/** Does what the person has defined with a picture. */
export function createActionsService({ readSettings, openTab, fetch }: Dependencies): ActionsService {
  return {
    async run(actionId, picture) {
      const { actions } = await readSettings();
      const action = actions.find(({ id }) => id === actionId);
      if (action === undefined) throw new CodedError('not-found', 'This action is no longer there.');
      if (templateProblem(action.template) !== null) {
        return { ok: false, problem: `The address of “${action.label}” cannot be used.` };
      }
      const address = fillTemplate(action.template, picture);
      if (action.does === 'post') return post(address, picture);
      await openTab(address);
      return { ok: true, answer: '' };
    },
  };

  async function post(address: string, picture: ActionPicture): Promise<ActionResult> {
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(picture),
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const answer = (await response.text()).slice(0, MAX_ANSWER);
      if (response.ok) return { ok: true, answer };
      return { ok: false, problem: `The server answered ${response.status}. ${answer}`.trim() };
    } catch (error) {
      return { ok: false, problem: `The server could not be reached: ${String(error)}` };
    }
  }
}
