import type { Announcements } from './messages.ts';
import { overlayChecks } from './overlayChecks.ts';
import type { Checked } from './server.ts';

/** Checks what pages of ours are told. */
export const ownPageChecks = {
  'likes.changed': overlayChecks['likes.changed'],
  'library.changed': overlayChecks['library.changed'],
  'settings.changed': overlayChecks['settings.changed'],
  // It takes nothing, as that does.
  'sync.changed': overlayChecks['settings.changed'],
} satisfies Partial<Record<keyof Announcements, (request: unknown) => Checked>>;
