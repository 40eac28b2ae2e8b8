import { useSignal, type Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { DEFAULT_SETTINGS } from '../../lib/core/settings/gallerySettings.ts';
import { libraryTotal } from '../../lib/core/library/libraryNumbers.ts';
import type { LibraryScope } from '../../lib/core/library/libraryQuery.ts';
import { text, writtenNumber } from '../../lib/core/text.ts';
import type { ActionsModel } from '../../lib/state/options/createActionsModel.ts';
import { isBusy, type ExportModel } from '../../lib/state/options/createExportModel.ts';
import type { DataModel } from '../../lib/state/options/createDataModel.ts';
import type { ExtensionSettingsModel } from '../../lib/state/createExtensionSettingsModel.ts';
import type { ImportModel } from '../../lib/state/options/createImportModel.ts';
import type { LibraryModel } from '../../lib/state/library/createLibraryModel.ts';
import type { RecoveryModel } from '../../lib/state/options/createRecoveryModel.ts';
import type { AccountSettingsModel } from '../../lib/state/options/createAccountSettingsModel.ts';
import type { SyncModel } from '../../lib/state/options/createSyncModel.ts';
import type { GalleryActions } from '../actions/galleryActions.tsx';
import { GallerySection } from '../settings/GallerySection.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Logo } from '../ui/Logo.tsx';
import { Notice } from '../ui/Notice.tsx';
import { AboutSection } from './AboutSection.tsx';
import { ActionsSection } from './ActionsSection.tsx';
import { DataSection } from './DataSection.tsx';
import { DeletionBanner } from './DeletionBanner.tsx';
import { ExportSection } from './ExportSection.tsx';
import { LibrarySection } from './LibrarySection.tsx';
import { ShortcutsSection } from './ShortcutsSection.tsx';
import { SyncSection } from './SyncSection.tsx';
import { OPTIONS_SECTIONS, optionsSections, type OptionsSection } from './optionsSections.ts';
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
  readonly settings: ExtensionSettingsModel;
  /** The site whose own settings are shown; `null` for everyone's. */
  readonly site: string | null;
  /** Has the browser ask for access to a site, in answer to a press; whether there is access now. */
  readonly allowSite: (site: string) => Promise<boolean>;
  readonly sync: SyncModel;
  readonly accountSettings: AccountSettingsModel;
  readonly data: DataModel;
  readonly version: string;
  /** What is new in this version has been seen. */
  readonly onNewsSeen: () => void;
  /** The shortcut in force, e.g. `Alt+Shift+L`; empty when there is none. */
  readonly shortcut: string;
  readonly actions: ActionsModel;
  /** What can be done with the library's pictures. */
  readonly pictureActions: GalleryActions;
  /** Leads to where the browser has its own shortcuts changed. */
  readonly openBrowserShortcuts: () => void;
  /** Hands a file to the browser's downloads. */
  readonly saveFile: (file: Blob, name: string) => void;
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
            {OPTIONS_SECTIONS.map((each) => (
              <SectionLink key={each} section={each} current={section}>
                {each === 'library' && <LibraryTotal library={library} />}
                {each === 'export' && <WorkRing exporting={exporting} importing={importing} />}
              </SectionLink>
            ))}
          </ul>
        </nav>
      </header>
      <main ref={main} class="lg-options-main" tabIndex={-1} aria-labelledby="section-title">
        {waiting !== null && (
          <Notice kind="banner" tone="problem">
            {waiting}
          </Notice>
        )}
        <DeletionBanner model={props.data} />
        {fault !== null ? (
          <RecoveryPage fault={fault} model={recovery} onTryAgain={library.reload} />
        ) : (
          <Section {...props} previewing={previewing} busy={isExporting || isImporting} />
        )}
      </main>
    </div>
  );
}

/** The section that the address names. */
function Section(props: OptionsProps & { readonly previewing: Signal<boolean>; readonly busy: boolean }) {
  switch (props.section) {
    case 'library':
      return (
        <LibrarySection
          model={props.library}
          shortcut={props.shortcut}
          actions={props.pictureActions}
          settings={props.settings.all.value}
          previewing={props.previewing}
          onExport={props.onExport}
        />
      );
    case 'actions':
      return (
        <ActionsSection
          model={props.actions}
          keys={props.settings.all.value?.gallery.keys ?? DEFAULT_SETTINGS.keys}
          problem={props.settings.problem.value}
        />
      );
    case 'export':
      return (
        <ExportSection
          model={props.exporting}
          importing={props.importing}
          settings={props.settings}
          saveFile={props.saveFile}
        />
      );
    case 'gallery':
      return <GallerySection model={props.settings} site={props.site} allowSite={props.allowSite} />;
    case 'shortcuts':
      return (
        <ShortcutsSection
          settings={props.settings}
          shortcut={props.shortcut}
          openBrowserShortcuts={props.openBrowserShortcuts}
        />
      );
    case 'sync':
      return <SyncSection model={props.sync} accountSettings={props.accountSettings} />;
    case 'data':
      return <DataSection model={props.data} settings={props.settings} busy={props.busy} />;
    case 'about':
      return <AboutSection version={props.version} shortcut={props.shortcut} onSeen={props.onNewsSeen} />;
  }
}

interface SectionLinkProps {
  readonly section: OptionsSection;
  readonly current: OptionsSection;
  readonly children?: ComponentChildren;
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
  const total = libraryTotal(counts);
  return (
    <span class="lg-options-link-end">
      <span aria-hidden="true">{writtenNumber(total)}</span>
      <span class="lg-visually-hidden">{text('common_pictures', { count: total })}</span>
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
      <span class="lg-visually-hidden">{text('options_running')}</span>
    </span>
  );
}
