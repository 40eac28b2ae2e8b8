import { CodedError } from '../core/codedError.ts';
import type { ExtensionSettings } from '../core/settings/extensionSettings.ts';
import type { Sender } from '../platform/messaging.ts';

export interface PrivateWindows {
  /** @throws {CodedError} `private-window` for a page in one, unless the person wants what is judged there kept. */
  refuse(sender: Sender): Promise<void>;
}

interface Dependencies {
  readonly readSettings: () => Promise<Pick<ExtensionSettings, 'privateWindows'>>;
}

export function createPrivateWindows({ readSettings }: Dependencies): PrivateWindows {
  return {
    async refuse({ incognito }) {
      if (incognito !== true || (await readSettings()).privateWindows) return;
      throw new CodedError('private-window', 'Private windows keep nothing.');
    },
  };
}
