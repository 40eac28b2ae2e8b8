import { useSignal, type Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { libraryTotal } from '../../lib/core/libraryNumbers.ts';
import type { LibraryScope } from '../../lib/core/libraryQuery.ts';
import { text } from '../../lib/core/text.ts';
import { isBusy, type ExportModel } from '../../lib/state/createExportModel.ts';
import type { ImportModel } from '../../lib/state/createImportModel.ts';
import type { LibraryModel } from '../../lib/state/createLibraryModel.ts';
import type { RecoveryModel } from '../../lib/state/createRecoveryModel.ts';
import { formatCount } from '../ui/formatCount.ts';
import { Icon } from '../ui/Icon.tsx';
import { Logo } from '../ui/Logo.tsx';
import { Notice } from '../ui/Notice.tsx';
import { ExportSection } from './ExportSection.tsx';
import { LibrarySection } from './LibrarySection.tsx';
import { optionsSections, type OptionsSection } from './optionsSections.ts';
import { isLibraryFault, RecoveryPage } from './RecoveryPage.tsx';
import { useLeaveWarning } from './useLeaveWarning.ts';

export interface OptionsProps {
  readonly section: OptionsSection;
  /** Why the library does not open yet, as a sentence; `null` when it does. */
  readonly waiting: string | null;
  readonly library: LibraryModel;
  readonly exporting: ExportModel;
  readonly importing: ImportModel;
  readonly recovery: RecoveryModel;
  /** The shortcut in force, e.g. `Alt+Shift+L`; empty when there is none. */
  readonly shortcut: string;
  /** Opens a web page in a tab of its own. */
  readonly openPage: (url: string) => void;
  /** Leads to where these pictures can be taken out. */
  readonly onExport: (scope: LibraryScope) => void;
}

/** The extension's own page: what was judged, and the ways to take it out and to put more in. */
export function Options(props: OptionsProps) {
  const { section, waiting, library, exporting, importing, recovery } = props;
  const previewing = useSignal(false);
  const main = useRef<HTMLElement>(null);
  const shown = useRef(section);
  const status = library.status.value;
  const nothingShown = library.shown.value.length === 0;
  const fault = nothingShown && status.kind === 'failed' && isLibraryFault(status.code) ? status.code : null;
  const isExporting = isBusy(exporting.status.value);
  const isImporting = importing.status.value.kind === 'working';
  useLeaveWarning(isExporting || isImporting || recovery.status.value.kind === 'running');
  useEffect(() => {
    document.title = `${text(optionsSections[section].title)} – ${text('extension_name')}`;
    // Only a change made by the person may take the focus, and then to what has changed.
    if (shown.current !== section) main.current?.focus();
    shown.current = section;
  }, [section]);

  return (
    <div class="lg lg-options">
      <header class="lg-options-side" inert={previewing.value}>
        <div class="lg-options-brand">
          <Logo />
          <span>{text('extension_name')}</span>
        </div>
        <nav aria-label={text('options_sections')}>
          <ul>
            <SectionLink section="library" current={section}>
              <LibraryTotal library={library} />
            </SectionLink>
            <SectionLink section="export" current={section}>
              <WorkRing exporting={exporting} importing={importing} />
            </SectionLink>
          </ul>
        </nav>
      </header>
      <main ref={main} class="lg-options-main" tabIndex={-1} aria-labelledby="section-title">
        {waiting !== null && (
          <Notice kind="banner" tone="problem">
            {waiting}
          </Notice>
        )}
        {fault !== null ? (
          <RecoveryPage fault={fault} model={recovery} onTryAgain={library.reload} />
        ) : (
          <Section {...props} previewing={previewing} />
        )}
      </main>
    </div>
  );
}

/** The section that the address names. */
function Section(props: OptionsProps & { readonly previewing: Signal<boolean> }) {
  switch (props.section) {
    case 'library':
      return (
        <LibrarySection
          model={props.library}
          shortcut={props.shortcut}
          openPage={props.openPage}
          previewing={props.previewing}
          onExport={props.onExport}
        />
      );
    case 'export':
      return <ExportSection model={props.exporting} importing={props.importing} />;
  }
}

interface SectionLinkProps {
  readonly section: OptionsSection;
  readonly current: OptionsSection;
  readonly children: ComponentChildren;
}

function SectionLink({ section, current, children }: SectionLinkProps) {
  const { title, icon } = optionsSections[section];
  return (
    <li>
      <a class="lg-options-link" href={`#${section}`} aria-current={section === current ? 'page' : undefined}>
        <Icon node={icon} />
        <span>{text(title)}</span>
        {children}
      </a>
    </li>
  );
}

function LibraryTotal({ library }: { readonly library: LibraryModel }) {
  const counts = library.counts.value;
  if (counts === null) return null;
  return (
    <span class="lg-options-link-end">
      {formatCount(libraryTotal(counts))}
      <span class="lg-visually-hidden"> pictures</span>
    </span>
  );
}

/** A running export or import stays in sight in the other sections. */
function WorkRing({ exporting, importing }: Pick<OptionsProps, 'exporting' | 'importing'>) {
  const out = exporting.status.value;
  const back = importing.status.value;
  const working = out.kind === 'running' ? out : back.kind === 'working' ? back : null;
  if (working === null) return null;
  return (
    <span class="lg-options-link-end">
      <span class="lg-options-ring" style={{ '--lg-done': `${(working.share ?? 0) * 100}%` }} />
      <span class="lg-visually-hidden"> running</span>
    </span>
  );
}
