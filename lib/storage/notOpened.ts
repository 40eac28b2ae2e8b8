import { CodedError } from '../core/codedError.ts';
import { text } from '../core/text.ts';
import { isDiskFull } from './diskSpace.ts';

/** Why a database does not open, as what is thrown then: `storage-full` or `storage-unavailable`. */
export async function notOpened(cause: DOMException | null): Promise<CodedError> {
  if (cause !== null && (await isDiskFull(cause)))
    return new CodedError('storage-full', text('problem_no_space'), { cause });
  const reason = cause?.message || cause?.name || text('gallery_no_reason');
  return new CodedError('storage-unavailable', text('problem_not_opened', { reason }), { cause });
}
