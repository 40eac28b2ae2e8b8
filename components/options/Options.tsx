import { useSignal } from '@preact/signals';
import { Images, Upload } from 'lucide';
import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ExportModel } from '../../lib/state/createExportModel.ts';
import type { LibraryModel } from '../../lib/state/createLibraryModel.ts';
import { formatCount } from '../ui/formatCount.ts';
import { libraryTotal } from '../../lib/core/libraryNumbers.ts';
import { Icon } from '../ui/Icon.tsx';
import { Logo } from '../ui/Logo.tsx';
import { ExportSection } from './ExportSection.tsx';
import { LibrarySection } from './LibrarySection.tsx';

/** The address's fragment names the section: `options.html#export`. */
export type OptionsSection = 'library' | 'export';

export interface OptionsProps {
  readonly section: OptionsSection;
  readonly library: LibraryModel;
  readonly exporting: ExportModel;
  /** The shortcut in force, e.g. `Alt+Shift+L`; empty when there is none. */
  readonly shortcut: string;
  /** Opens a web page in a tab of its own. */
  readonly openPage: (url: string) => void;
}

const titles: Readonly<Record<OptionsSection, string>> = { library: 'Library', export: 'Export' };

/** The extension's own page: what was judged, and the way to take it out. */
export function Options({ section, library, exporting, shortcut, openPage }: OptionsProps) {
  const previewing = useSignal(false);
  const main = useRef<HTMLElement>(null);
  const shown = useRef(section);
  useEffect(() => {
    document.title = `${titles[section]} – Likeable Gallery`;
    // Only a change made by the person may take the focus, and then to what has changed.
    if (shown.current !== section) main.current?.focus();
    shown.current = section;
  }, [section]);

  return (
    <div class="lg lg-options">
      <header class="lg-options-side" inert={previewing.value}>
        <div class="lg-options-brand">
          <Logo />
          <span>Likeable Gallery</span>
        </div>
        <nav aria-label="Sections">
          <ul>
            <SectionLink section="library" icon={Images} current={section}>
              <LibraryTotal library={library} />
            </SectionLink>
            <SectionLink section="export" icon={Upload} current={section}>
              <ExportRing exporting={exporting} />
            </SectionLink>
          </ul>
        </nav>
      </header>
      <main ref={main} class="lg-options-main" tabIndex={-1} aria-labelledby="section-title">
        {section === 'library' ? (
          <LibrarySection model={library} shortcut={shortcut} openPage={openPage} previewing={previewing} />
        ) : (
          <ExportSection model={exporting} library={library} />
        )}
      </main>
    </div>
  );
}

interface SectionLinkProps {
  readonly section: OptionsSection;
  readonly icon: IconNode;
  readonly current: OptionsSection;
  readonly children: ComponentChildren;
}

function SectionLink({ section, icon, current, children }: SectionLinkProps) {
  return (
    <li>
      <a class="lg-options-link" href={`#${section}`} aria-current={section === current ? 'page' : undefined}>
        <Icon node={icon} />
        <span>{titles[section]}</span>
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

/** A running export stays in sight in the other sections. */
function ExportRing({ exporting }: { readonly exporting: ExportModel }) {
  const status = exporting.status.value;
  if (status.kind !== 'running') return null;
  const done = status.total === 0 ? 0 : (status.done / status.total) * 100;
  return (
    <span class="lg-options-link-end">
      <span class="lg-options-ring" style={{ '--lg-done': `${done}%` }} />
      <span class="lg-visually-hidden"> running</span>
    </span>
  );
}
