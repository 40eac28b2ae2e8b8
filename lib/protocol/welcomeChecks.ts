import type { WelcomeMessages } from './messages.ts';
import type { Checked } from './server.ts';

/** Checks what the page after the installation is asked. */
export const welcomeChecks = {
  'welcome.toggle': (request) =>
    request === null || request === undefined
      ? { valid: true, request: null }
      : { valid: false, problem: 'request: it takes none' },
} satisfies Record<keyof WelcomeMessages, (request: unknown) => Checked>;
