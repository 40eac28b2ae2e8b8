import { Download, RotateCcwClock } from 'lucide';
import { useRef } from 'preact/hooks';
import { text } from '../../lib/core/text.ts';
import type { ImportModel } from '../../lib/state/options/createImportModel.ts';
import { Button } from '../ui/Button.tsx';
import { formatDate } from '../ui/formatDate.ts';
import { Icon } from '../ui/Icon.tsx';
import { Notice } from '../ui/Notice.tsx';
import { RichText } from '../ui/RichText.tsx';
import { addedAndChanged } from './importWords.ts';

const KINDS = '.json,.jsonl,.ndjson,.csv,.html,.htm,.zip';
const MOMENT = { dateStyle: 'medium', timeStyle: 'short' } as const;

/** The section's title, the way in, and what came in last. */
export function ImportHead({ model }: { readonly model: ImportModel }) {
  const input = useRef<HTMLInputElement>(null);
  const status = model.status.value;
  const last = model.last.value;
  const recovered = model.recovered.value;
  // The one just done is shown with its own way back.
  const showsLast = last !== null && !(status.kind === 'done' && status.past.id === last.id);
  const working = status.kind === 'working';
  return (
    <>
      <header class="lg-options-head lg-export-head">
        <h1 id="section-title">{text('options_export')}</h1>
        <span class="lg-faint lg-export-hint">{text('import_hint')}</span>
        <Button
          variant="soft"
          large
          icon={Download}
          busy={working}
          data-lg-import
          onClick={() => input.current?.click()}
        >
          {text('import_file')}
        </Button>
        <input
          ref={input}
          type="file"
          accept={KINDS}
          aria-label={text('import_file_field')}
          hidden
          onChange={({ currentTarget }) => {
            model.read([...(currentTarget.files ?? [])]);
            // The same file can be picked again.
            currentTarget.value = '';
          }}
        />
      </header>
      {recovered !== null && (
        <Notice kind="banner" tone="info" onDismiss={model.dismissRecovered}>
          <RichText name="import_recovered" values={{ file: <bdi>{recovered.fileName}</bdi> }} />
        </Notice>
      )}
      {showsLast && (
        <p class="lg-import-last">
          <Icon node={RotateCcwClock} size={14} />
          <span>
            <RichText
              name="import_last"
              values={{
                file: <bdi>{last.fileName}</bdi>,
                date: formatDate(last.at, MOMENT),
                changes: addedAndChanged(last),
              }}
            />
            {!working && (
              <button type="button" class="lg-link" aria-label={text('import_undo_last')} onClick={model.undo}>
                {text('common_undo')}
              </button>
            )}
          </span>
        </p>
      )}
    </>
  );
}
