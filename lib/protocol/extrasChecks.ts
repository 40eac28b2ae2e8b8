import type { ExtrasMessages } from './messages.ts';
import type { Checked } from './server.ts';

/** Checks what the script with the overlay's later parts is asked, by hand as that of the overlay. */
export const extrasChecks = {
  'overlay.find': wanted,
} satisfies Record<keyof ExtrasMessages, (request: unknown) => Checked>;

/** The background alone can send it, with what the browser has told it. */
function wanted(request: unknown): Checked {
  const valid =
    typeof request === 'object' &&
    request !== null &&
    'url' in request &&
    typeof request.url === 'string' &&
    'tags' in request &&
    typeof request.tags === 'boolean';
  return valid ? { valid, request } : { valid, problem: 'url: an address and whether tags are wanted' };
}
