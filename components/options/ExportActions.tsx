import { ChevronDown, Globe } from 'lucide';
import type { RefObject } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { needsPictures } from '../../lib/core/exports/exportRequest.ts';
import { text } from '../../lib/core/text.ts';
import { isBusy, type ExportModel } from '../../lib/state/options/createExportModel.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { ExportOptionsForm, hasOptions } from './ExportOptionsForm.tsx';
import { formatName } from './exportFormats.ts';
import { planWords, sitesWords } from './exportWords.ts';

export interface ExportActionsProps {
  readonly model: ExportModel;
  readonly exportButton: RefObject<HTMLDivElement | null>;
  /** Something else of the page is the one main thing now. */
  readonly quiet: boolean;
}

/** What a press would write, what it can be told beforehand, and the press. Stays in sight. */
export function ExportActions({ model, exportButton, quiet }: ExportActionsProps) {
  const { plan } = model;
  const id = useId();
  const foot = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [corrections, setCorrections] = useState(0);
  const format = plan.format.value;
  const isOpen = open && hasOptions(format);
  const sites = plan.sites.value;
  const busy = isBusy(model.status.value);
  const namesWrong = needsPictures({ format, options: plan.options.value }) && 'problem' in plan.nameExample.value;

  // What is wrong is shown first, then it takes the focus.
  useLayoutEffect(() => {
    if (corrections > 0) foot.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [corrections]);

  function correctNames(): void {
    setOpen(true);
    setCorrections(corrections + 1);
  }

  return (
    <div ref={foot} class="lg-export-foot">
      {isOpen && (
        <div
          id={id}
          class="lg-export-options"
          role="group"
          aria-label={text('export_options_of', { format: formatName(format) })}
        >
          <ExportOptionsForm plan={plan} />
        </div>
      )}
      <div class="lg-export-actions">
        <div class="lg-export-summary" role="status">
          <p>{planWords(plan)}</p>
          {sites === null && <p class="lg-format-line">{text('export_looking_for_sites')}</p>}
          {sites !== null && sites.length > 0 && (
            <p class="lg-export-sites">
              <Icon node={Globe} size={14} />
              {sitesWords(sites)}
            </p>
          )}
          {namesWrong && !isOpen && <p class="lg-export-problem">{text('export_names_wrong')}</p>}
        </div>
        <div ref={exportButton} class="lg-export-buttons">
          {hasOptions(format) && (
            <Button
              variant="soft"
              large
              class="lg-export-more"
              aria-expanded={isOpen}
              aria-controls={isOpen ? id : undefined}
              onClick={() => setOpen(!isOpen)}
            >
              {text('export_options')}
              <Icon node={ChevronDown} />
            </Button>
          )}
          <Button
            variant={busy || quiet ? 'soft' : 'primary'}
            large
            busy={busy || sites === null}
            data-lg-export
            onClick={namesWrong ? correctNames : model.run}
          >
            {text(busy ? 'export_exporting' : 'export_export')}
          </Button>
        </div>
      </div>
    </div>
  );
}
