import { CodedError, type ErrorCode } from '../core/codedError.ts';
import { text, type TextName } from '../core/text.ts';

const SENTENCES: Partial<Record<ErrorCode, TextName>> = {
  'storage-unavailable': 'problem_library_closed',
  'storage-full': 'problem_disk_full',
  'storage-newer': 'problem_library_newer',
  'private-window': 'problem_private_window',
  'extension-reloaded': 'problem_extension_updated',
  'no-reply': 'problem_no_reply',
  'page-failed': 'problem_next_page',
  'message-too-large': 'problem_picture_too_wordy',
};

/** What happened, what was kept and what to do, for whatever a request can fail with. */
export function problemSentence(error: unknown): string {
  if (error instanceof CodedError) {
    const name = SENTENCES[error.code];
    return name === undefined ? error.message : text(name);
  }
  return text('problem_unforeseen', { reason: error instanceof Error ? error.message : String(error) });
}
