import { CodedError, type ErrorCode } from '../core/codedError.ts';
import { text, type TextName } from '../core/text.ts';
import { isDiskFull } from './diskSpace.ts';

/**
 * What is thrown where IndexedDB has failed: `storage-full` when the disk is to blame, else `code` with the browser's reason
 * in the sentence. What is no error of the browser's stays as it is.
 */
export async function storageError(error: unknown, code: ErrorCode, sentence: TextName): Promise<unknown> {
  if (!(error instanceof DOMException)) return error;
  if (await isDiskFull(error)) return new CodedError('storage-full', text('problem_no_space'), { cause: error });
  const reason = error.message || error.name || text('gallery_no_reason');
  return new CodedError(code, text(sentence, { reason }), { cause: error });
}

/** The same of a database that does not open. */
export function notOpened(error: unknown): Promise<unknown> {
  return storageError(error, 'storage-unavailable', 'problem_not_opened');
}
