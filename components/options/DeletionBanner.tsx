import { useEffect, useRef } from 'preact/hooks';
import { text } from '../../lib/core/text.ts';
import type { DataModel } from '../../lib/state/options/createDataModel.ts';
import { Notice } from '../ui/Notice.tsx';

/** Whatever section is looked at: that everything was deleted, and the way back. */
export function DeletionBanner({ model }: { readonly model: DataModel }) {
  const deletion = model.deletion.value;
  const banner = useRef<HTMLDivElement>(null);
  const { kind } = deletion;
  useEffect(() => {
    // The button that was pressed has gone, and this is what there is to do next.
    if (kind === 'deleted') banner.current?.querySelector('button')?.focus();
  }, [kind]);

  switch (kind) {
    case 'none':
      return null;
    case 'deleting':
    case 'restoring':
      return (
        <Notice kind="banner" tone="info">
          {text(kind === 'deleting' ? 'data_deleting' : 'data_restoring')}
        </Notice>
      );
    case 'deleted': {
      const { pictures } = deletion;
      return (
        <div ref={banner}>
          <Notice kind="banner" tone="info" action={{ label: text('common_undo'), run: model.restore }}>
            {pictures === null ? text('data_deleted_unknown') : text('data_deleted', { count: pictures })}{' '}
            {text('data_deleted_undo')}
          </Notice>
        </div>
      );
    }
    case 'restored':
    case 'forgotten':
      return (
        <Notice kind="banner" tone="info" onDismiss={model.dismiss}>
          {text(kind === 'restored' ? 'data_restored' : 'data_forgotten')}
        </Notice>
      );
  }
}
