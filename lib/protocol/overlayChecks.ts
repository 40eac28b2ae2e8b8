import type { Announcements, OverlayMessages } from './messages.ts';
import type { Checked } from './server.ts';

/** More keys than a Like can have aliases, several times over. */
const MAX_KEYS = 10_000;

/** Checks what the script in the page is asked: by hand, for a schema library would be a tenth of that script. */
export const overlayChecks = {
  'overlay.toggle': settings,
  'overlay.open': settings,
  'overlay.describe': nothing,
  'likes.changed': pictureKeys,
  'library.changed': nothing,
  'frames.allowed': nothing,
  'settings.changed': nothing,
} satisfies Record<keyof (OverlayMessages & Omit<Announcements, 'sync.changed'>), (request: unknown) => Checked>;

function nothing(request: unknown): Checked {
  return request === null || request === undefined
    ? { valid: true, request: null }
    : { valid: false, problem: 'request: it takes none' };
}

/** The background has read them, and is the only one who can send them. */
function settings(request: unknown): Checked {
  const valid = typeof request === 'object' && request !== null && 'settings' in request;
  return valid ? { valid, request } : { valid, problem: 'settings: they are wanted' };
}

function pictureKeys(request: unknown): Checked {
  const keys: unknown = typeof request === 'object' && request !== null && 'keys' in request ? request.keys : null;
  const valid =
    Array.isArray(keys) &&
    keys.length <= MAX_KEYS &&
    keys.every((key) => typeof key === 'string' && /^[0-9a-f]{64}$/.test(key));
  return valid ? { valid, request: { keys } } : { valid, problem: 'keys: a list of picture keys is wanted' };
}
