import type { ActionFailure } from './actions.ts';
import { text } from '../text.ts';

/** Why an action did not work on a picture, as a sentence. */
export function failureSentence(failure: ActionFailure): string {
  switch (failure.kind) {
    case 'refused': {
      const { status, answer } = failure;
      return answer === ''
        ? text('actions_refused', { status: `${status}` })
        : text('actions_refused_saying', { status: `${status}`, answer });
    }
    case 'unreachable':
      return text('actions_unreachable');
    case 'late':
      return text('actions_late');
    case 'moved':
      return text('actions_moved');
    case 'not-allowed':
      return text('actions_not_allowed');
    case 'bad-address':
      return text('actions_bad_address');
    case 'no-address':
      return text('actions_no_address');
    case 'too-large':
      return text('actions_too_large');
    case 'no-reply':
      return text('actions_no_reply');
  }
}

/** Whether the same may work a moment later: never after a server's plain refusal. */
export function mayComeRight(failure: ActionFailure): boolean {
  switch (failure.kind) {
    case 'unreachable':
    case 'late':
    case 'no-reply':
      return true;
    case 'refused':
      return failure.status === 429 || failure.status >= 500;
    default:
      return false;
  }
}
