import { CodedError, type ErrorCode } from '../core/codedError.ts';

const sentences: Partial<Record<ErrorCode, string>> = {
  'storage-unavailable':
    'The library cannot be opened, so judgements are not kept. You can look, and try again later.',
  'storage-full': 'The disk is full: new judgements are not saved. All saved before are safe. Free some space, then try again.',
  'storage-newer':
    'The library was written by a newer version of Likeable Gallery. It is untouched; update the extension to go on.',
  'private-window': 'This private window keeps nothing: you can look, but judgements are not saved.',
  'extension-reloaded': 'Likeable Gallery was updated. What you judged is kept; reload this page to go on.',
  'no-reply': 'The library did not answer. What was saved before is safe; try again.',
  'message-too-large': 'This picture says more about itself than the library can take; it was not saved.',
};

/** What happened, what was kept and what to do, for whatever a request can fail with. */
export function problemSentence(error: unknown): string {
  if (error instanceof CodedError) return sentences[error.code] ?? error.message;
  return `Something unforeseen happened: ${error instanceof Error ? error.message : String(error)}`;
}
