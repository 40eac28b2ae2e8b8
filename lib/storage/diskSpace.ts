/** Bytes without which a browser's database does not even open. */
const LEAST_BYTES = 1_000_000;

/**
 * Whether IndexedDB failed for want of space. Chromium means that by `UnknownError` too: it closes the database at the first
 * write that the disk does not take, and then opens it no more, with the words that it has for damage.
 */
export async function isDiskFull({ name, message }: DOMException): Promise<boolean> {
  if (name === 'QuotaExceededError' || message.includes('FILE_ERROR_NO_SPACE')) return true;
  if (name !== 'UnknownError' && name !== 'AbortError') return false;
  try {
    const { quota = Infinity, usage = 0 } = await navigator.storage.estimate();
    return quota - usage < LEAST_BYTES;
  } catch {
    return false;
  }
}
