import { CodedError, type ErrorCode } from '../core/codedError.ts';

const sentences: Partial<Record<ErrorCode, string>> = {
  'storage-unavailable': 'The library cannot be opened now. Nothing in it is lost; try again.',
  'storage-full': 'The disk is full. What was saved before is safe; free some space, then try again.',
  'storage-newer':
    'The library was written by a newer version of Likeable Gallery. It is untouched; update the extension to go on.',
  'private-window': 'This private window keeps nothing, so pictures cannot be judged in it. Your library is untouched.',
  'extension-reloaded': 'Likeable Gallery was updated; reload this page to go on.',
  'no-reply': 'The library did not answer. What was saved before is safe; try again.',
  'page-failed': 'The next page could not be read. What was found stays; try again.',
  'message-too-large': 'This picture says more about itself than the library can take; it was not saved.',
};

/** What happened, what was kept and what to do, for whatever a request can fail with. */
export function problemSentence(error: unknown): string {
  if (error instanceof CodedError) return sentences[error.code] ?? error.message;
  return `Something unforeseen happened: ${error instanceof Error ? error.message : String(error)}`;
}
