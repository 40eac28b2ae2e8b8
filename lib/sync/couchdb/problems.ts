import { CodedError } from '../../core/codedError.ts';
import { text } from '../../core/text.ts';

export function unreadAnswer(host: string): CodedError {
  return new CodedError('sync-not-understood', text('sync_error_unread', { host }));
}

export function busyServer(host: string): CodedError {
  return new CodedError('sync-busy', text('sync_error_busy', { host }));
}
