import { failureSentence } from '../../core/actions/actionFailure.ts';
import type { ActionFailure, ActionPicture, ActionResult } from '../../core/actions/actions.ts';
import { text } from '../../core/text.ts';
import { createAttempts } from './actionAttempts.ts';
import type { Notice } from './galleryModel.ts';
import type { Job } from '../jobs.ts';
import { problemSentence } from '../problemSentence.ts';

/** An action that runs on one picture after the other. */
export interface RunningAction {
  readonly id: string;
  readonly label: string;
  /** Opens a tab for each picture, sends it to a server, or saves it among the downloads. */
  readonly does: 'open' | 'send' | 'save';
}

/** A picture, and what it is called on the screen. */
export interface RunPicture {
  readonly caption: string;
  readonly picture: ActionPicture;
}

/** What became of a run. */
export interface RunOutcome {
  readonly action: RunningAction;
  readonly total: number;
  readonly done: number;
  /** What servers had to say of pictures that they took. */
  readonly answers: readonly { readonly caption: string; readonly answer: string }[];
  readonly failed: readonly { readonly picture: RunPicture; readonly failure: ActionFailure }[];
}

export interface ActionRuns {
  /** Says how far it is and how it went; asks first where many tabs would open. */
  run(action: RunningAction, pictures: readonly RunPicture[]): void;
}

interface Dependencies {
  readonly perform: (request: {
    readonly operationId: string;
    readonly actionId: string;
    readonly picture: ActionPicture;
    readonly inFront: boolean;
  }) => Promise<ActionResult>;
  /** Has the person asked for what an action lacks. Called synchronously in answer to a press. */
  readonly allow: (actionId: string) => Promise<'allowed' | 'refused' | 'elsewhere'>;
  readonly begin: (label: string, total: number, cancel: () => void) => Job;
  readonly say: (notice: Notice) => void;
  /** Shows what became of each picture. */
  readonly show: (outcome: RunOutcome) => void;
  readonly newOperationId: () => string;
  readonly wait: (ms: number) => Promise<void>;
  readonly report: (error: unknown) => void;
}

/** Tabs that are opened without a question. */
const TABS_AT_ONCE = 10;
/** Pictures that are on their way to a server at a time. */
const SENT_AT_ONCE = 3;

export function createActionRuns(dependencies: Dependencies): ActionRuns {
  const { perform, allow, begin, say, show, newOperationId, wait, report } = dependencies;

  function run(action: RunningAction, pictures: readonly RunPicture[]): void {
    const count = pictures.length;
    if (action.does !== 'open' || count <= TABS_AT_ONCE) {
      start(action, pictures);
      return;
    }
    say({
      tone: 'info',
      stays: true,
      message: text('actions_many_tabs', { action: action.label, count }),
      action: { label: text('actions_open_tabs', { count }), run: () => start(action, pictures) },
    });
  }

  function start(action: RunningAction, pictures: readonly RunPicture[]): void {
    runAll(action, pictures).catch(report);
  }

  async function runAll(action: RunningAction, pictures: readonly RunPicture[]): Promise<void> {
    const total = pictures.length;
    const sends = action.does === 'send';
    const answers: { caption: string; answer: string }[] = [];
    const failed: { picture: RunPicture; failure: ActionFailure }[] = [];
    const undone = new Set(pictures);
    let stopped = false;
    let isAllowed = true;
    const isStopped = (): boolean => stopped || !isAllowed;
    const attempts = createAttempts({
      attempt: (operationId, picture) => perform({ operationId, actionId: action.id, picture, inFront: total === 1 }),
      // A tab may be open already, a file saved.
      persists: sends,
      newOperationId,
      wait,
      isStopped,
    });
    const job = total > 1 || sends ? begin(action.label, total, () => (stopped = true)) : undefined;
    const left = pictures.values();

    async function goOn(): Promise<void> {
      for (const picture of left) {
        const result = await attempts.send(picture.picture).catch(breakOff);
        if (result.ok) {
          undone.delete(picture);
          if (result.answer !== '') answers.push({ caption: picture.caption, answer: result.answer });
        } else {
          failed.push({ picture, failure: result.failure });
          isAllowed &&= result.failure.kind !== 'not-allowed';
        }
        job?.advance(total - undone.size + failed.length);
        if (isStopped()) return;
      }
    }

    /** What is wrong with the action itself is wrong for every picture. */
    function breakOff(error: unknown): never {
      stopped = true;
      throw error;
    }

    const ends = await Promise.allSettled(Array.from({ length: sends ? SENT_AT_ONCE : 1 }, goOn));
    job?.end();
    const broken = ends.find((end) => end.status === 'rejected');
    if (broken)
      say({ tone: 'problem', message: problemSentence(broken.reason), action: tryAgain(action, [...undone]) });
    else if (isAllowed) tell({ action, total, done: total - undone.size, answers, failed }, stopped);
    else ask(action, [...undone]);
  }

  /** The host is not allowed, or no longer. */
  function ask(action: RunningAction, pictures: readonly RunPicture[]): void {
    say({
      tone: 'problem',
      message: text('actions_needs_permission', { action: action.label }),
      action: {
        label: text('actions_allow'),
        run() {
          allow(action.id)
            .then((answer) => {
              if (answer === 'allowed') start(action, pictures);
              else {
                const message = answer === 'refused' ? 'actions_permission_refused' : 'actions_permission_elsewhere';
                say({
                  tone: 'problem',
                  message: text(message, { action: action.label }),
                  action: tryAgain(action, pictures),
                });
              }
            })
            .catch(report);
        },
      },
    });
  }

  function tell(outcome: RunOutcome, stopped: boolean): void {
    const { action, total, done, answers, failed } = outcome;
    const { label } = action;
    const [first] = failed;
    if (total === 1 && first) {
      const message = text('actions_failed', { action: label, reason: failureSentence(first.failure) });
      say({ tone: 'problem', message, action: tryAgain(action, [first.picture]) });
    } else if (total === 1 && action.does !== 'open' && done === 1) {
      const [said] = answers;
      const message = said
        ? text('actions_done_saying', { action: label, answer: said.answer })
        : text('actions_done', { action: label });
      say({ tone: 'info', message });
    } else if (total > 1) {
      const sentence = stopped
        ? text('actions_stopped', { action: label, number: done, total })
        : text('actions_done_many', { action: label, count: done });
      const message = first ? text('actions_some_failed', { done: sentence, count: failed.length }) : sentence;
      const toShow = failed.length + answers.length > 0;
      say({
        tone: first ? 'problem' : 'info',
        message,
        ...(toShow ? { action: { label: text('overlay_show'), run: () => show(outcome) } } : {}),
      });
    }
  }

  function tryAgain(action: RunningAction, pictures: readonly RunPicture[]): Notice['action'] & {} {
    return { label: text('common_try_again'), run: () => start(action, pictures) };
  }

  return { run };
}
