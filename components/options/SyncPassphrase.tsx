import { TriangleAlert } from 'lucide';
import { text } from '../../lib/core/text.ts';
import type { CheckedField, SyncFormProblems } from '../../lib/state/options/syncForm.ts';
import { Icon } from '../ui/Icon.tsx';
import { SyncField } from './SyncField.tsx';

export interface SyncPassphraseProps {
  readonly passphrase: string;
  readonly again: string;
  readonly problems: SyncFormProblems;
  readonly onInput: (changes: { readonly passphrase?: string; readonly again?: string }) => void;
  readonly onLeave: (field: CheckedField) => void;
}

/** A passphrase, typed twice, and what depends on it. */
export function SyncPassphrase({ passphrase, again, problems, onInput, onLeave }: SyncPassphraseProps) {
  return (
    <>
      <div class="lg-sync-pair">
        <SyncField
          label={text('sync_passphrase')}
          name="passphrase"
          type="password"
          autocomplete="new-password"
          value={passphrase}
          problem={problems.passphrase}
          onInput={(typed) => onInput({ passphrase: typed })}
          onLeave={() => onLeave('passphrase')}
        />
        <SyncField
          label={text('sync_passphrase_again')}
          name="again"
          type="password"
          autocomplete="new-password"
          value={again}
          problem={problems.again}
          onInput={(typed) => onInput({ again: typed })}
          onLeave={() => onLeave('again')}
        />
      </div>
      <p class="lg-sync-warning">
        <Icon node={TriangleAlert} size={14} />
        {text('sync_passphrase_warning')}
      </p>
    </>
  );
}
