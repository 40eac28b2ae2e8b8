import { FileBraces } from 'lucide';
import { useRef } from 'preact/hooks';
import type { ExportModel } from '../../lib/state/createExportModel.ts';
import type { LibraryModel } from '../../lib/state/createLibraryModel.ts';
import { Figures } from '../ui/Figures.tsx';
import { formatCounted } from '../ui/formatCount.ts';
import { libraryTotal } from '../../lib/core/libraryNumbers.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Notice } from '../ui/Notice.tsx';
import { ExportJob } from './ExportJob.tsx';
import { reactionFigures } from './reactionFigures.ts';

export interface ExportSectionProps {
  readonly model: ExportModel;
  /** What there is to export. */
  readonly library: LibraryModel;
}

/** Takes the library out as a file. */
export function ExportSection({ model, library }: ExportSectionProps) {
  const actions = useRef<HTMLDivElement>(null);
  const status = model.status.value;
  const counts = library.counts.value;
  const problem = library.status.value;
  const running = status.kind === 'running';

  /** The button that was pressed goes away: the focus goes to the one that stays. */
  function andFocusExport(run: () => void): () => void {
    return () => {
      actions.current?.querySelector('button')?.focus();
      run();
    };
  }

  return (
    <div class="lg-options-page">
      <header class="lg-options-head">
        <h1 id="section-title">Export</h1>
      </header>
      <div class="lg-export-jobs">
        <ExportJob status={status} onCancel={andFocusExport(model.cancel)} onTryAgain={andFocusExport(model.run)} />
      </div>
      <h2>What</h2>
      {problem.kind === 'failed' && counts === null ? (
        <Notice kind="banner" tone="problem" action={{ label: 'Try again', run: library.reload }}>
          {problem.message}
        </Notice>
      ) : (
        <Figures figures={reactionFigures(counts)} />
      )}
      <h2>Format</h2>
      <div class="lg-format">
        <Icon node={FileBraces} size={20} />
        <div>
          <p>
            <span class="lg-strong">JSON</span> <span class="lg-format-badge">Backup</span>
          </p>
          <p class="lg-format-text">Everything the library holds, nothing lost</p>
        </div>
      </div>
      <div ref={actions} class="lg-export-actions">
        <Button variant={running ? 'soft' : 'primary'} large busy={running} onClick={model.run}>
          {running ? 'Exporting' : 'Export'}
        </Button>
        <p class="lg-muted">{counts === null ? 'JSON' : summaryOf(libraryTotal(counts))}</p>
      </div>
    </div>
  );
}

function summaryOf(total: number): string {
  return total === 0
    ? 'The library is empty: the file would hold no judgement yet.'
    : `JSON, ${formatCounted(total, 'judgement')}`;
}
