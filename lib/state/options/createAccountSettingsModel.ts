import { signal, type ReadonlySignal } from '@preact/signals';
import { codeOf } from '../../core/codedError.ts';
import { text } from '../../core/text.ts';
import type { Client } from '../../protocol/client.ts';
import { problemSentence } from '../problemSentence.ts';

/** Whether settings go from machine to machine through the browser's own account, as the options page shows and sets it. */
export interface AccountSettingsModel {
  /** `null` while unknown. */
  readonly isOn: ReadonlySignal<boolean | null>;
  /** Why it could not be read or set, as a sentence. */
  readonly problem: ReadonlySignal<string | null>;
  load(): Promise<void>;
  /** Shown at once, and as it was when it could not be set. */
  set(isOn: boolean): void;
  dismiss(): void;
}

interface Dependencies {
  readonly client: Client;
  readonly report: (error: unknown) => void;
}

export function createAccountSettingsModel({ client, report }: Dependencies): AccountSettingsModel {
  const isOn = signal<boolean | null>(null);
  const problem = signal<string | null>(null);
  /** As the background has said last. */
  let known: boolean | null = null;
  /** Requests so far: what an earlier one is answered is old news. */
  let turn = 0;

  async function attempt(wanted: () => Promise<boolean>): Promise<void> {
    const mine = ++turn;
    try {
      known = await wanted();
      if (mine === turn) problem.value = null;
    } catch (error) {
      if (mine === turn) problem.value = sentence(error);
      report(error);
    }
    if (mine === turn) isOn.value = known;
  }

  return {
    isOn,
    problem,
    load: () => attempt(async () => (await client.request('accountSettings.read', undefined)).isOn),
    set(wanted) {
      isOn.value = wanted;
      attempt(async () => {
        await client.request('accountSettings.set', { isOn: wanted });
        return wanted;
      }).catch(report);
    },
    dismiss() {
      problem.value = null;
    },
  };
}

function sentence(error: unknown): string {
  // It is the account that is full, not the disk.
  return codeOf(error) === 'storage-full' ? text('sync_account_full') : problemSentence(error);
}
