import { Upload } from 'lucide';
import { text, textLanguage } from '../../lib/core/text.ts';
import type { DataModel } from '../../lib/state/options/createDataModel.ts';
import { Icon } from '../ui/Icon.tsx';

type Copy = NonNullable<DataModel['copy']['value']>;

/** When the library was last taken out whole, and what has come since. */
export function FullCopy({ copy }: { readonly copy: Copy | null }) {
  return (
    <div class="lg-data-copy">
      <p aria-live="polite">{copy && sentence(copy)}</p>
      <a class="lg-button lg-button-soft lg-button-large" href="#export">
        <Icon node={Upload} />
        {text('data_copy_export')}
      </a>
    </div>
  );
}

function sentence({ last, since }: Copy): string {
  if (last === null) return since === 0 ? text('data_copy_nothing') : text('data_copy_none', { count: since });
  const date = new Intl.DateTimeFormat(textLanguage(), { dateStyle: 'long' }).format(last.at);
  const made = text('data_copy_last', { count: last.pictures, date });
  return `${made} ${since === 0 ? text('data_copy_up_to_date') : text('data_copy_since', { count: since })}`;
}
