import { Download, RotateCcwClock } from 'lucide';
import { useRef } from 'preact/hooks';
import type { ImportModel } from '../../lib/state/createImportModel.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Notice } from '../ui/Notice.tsx';
import { addedAndChanged } from './importWords.ts';

const KINDS = '.json,.jsonl,.ndjson,.csv,.html,.htm,.zip';
const dates = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

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
        <h1 id="section-title">Export &amp; import</h1>
        <span class="lg-faint lg-export-hint">
          JSON, JSON Lines, CSV, bookmarks or ZIP: pick it, drop it or paste it here
        </span>
        <Button
          variant="soft"
          large
          icon={Download}
          busy={working}
          data-lg-import
          onClick={() => input.current?.click()}
        >
          Import a file
        </Button>
        <input
          ref={input}
          type="file"
          accept={KINDS}
          aria-label="File to import"
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
          The import of <bdi>{recovered.fileName}</bdi> was interrupted. What it had written was taken back: the library
          is as it was before.
        </Notice>
      )}
      {showsLast && (
        <p class="lg-import-last">
          <Icon node={RotateCcwClock} size={14} />
          <span>
            Last import: <bdi>{last.fileName}</bdi>, {dates.format(last.at)}, {addedAndChanged(last)}
            {!working && (
              <button type="button" class="lg-link" aria-label="Undo the last import" onClick={model.undo}>
                Undo
              </button>
            )}
          </span>
        </p>
      )}
    </>
  );
}
