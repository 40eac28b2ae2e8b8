import { render } from '@testing-library/preact';
import type { ComponentChildren } from 'preact';
import { ExportSection } from '../../../components/options/ExportSection.tsx';
import '../../../components/gallery/LikeableGallery.css';
import '../../../components/options/options.css';
import { aSettingsModel } from '../../support/settingsModel.ts';
import { anExportModel, anImportModel } from '../../support/exportModels.ts';

/** A section in the page that holds it. */
export function showSection(children: ComponentChildren) {
  return render(
    <div class="lg lg-options">
      <header class="lg-options-side">
        <nav aria-label="Sections" />
      </header>
      <main class="lg-options-main" tabIndex={-1} aria-labelledby="section-title">
        {children}
      </main>
    </div>,
  );
}

/** The section over models whose edges the test moves. */
export async function showExportSection(
  exportEdge: Parameters<typeof anExportModel>[0] = {},
  importEdge: Parameters<typeof anImportModel>[0] = {},
) {
  const exporting = anExportModel(exportEdge);
  const importing = anImportModel(importEdge);
  await exporting.model.load();
  await importing.model.load();
  showSection(
    <ExportSection
      model={exporting.model}
      importing={importing.model}
      settings={aSettingsModel()}
      saveFile={() => {}}
    />,
  );
  return { exporting, importing };
}
