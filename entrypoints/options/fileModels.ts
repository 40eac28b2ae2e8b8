import type { ReadonlySignal } from '@preact/signals';
import type { LastExport } from '../../lib/core/exports/lastExport.ts';
import type { LibraryReader } from '../../lib/core/library/libraryReader.ts';
import { EXPORT_CHOICES_ENTRY } from '../../lib/core/library/storedEntries.ts';
import { yieldToPage } from '../../lib/page/pace.ts';
import { saveFiles } from '../../lib/platform/downloads.ts';
import type { ExportFiles } from '../../lib/platform/exportFiles.ts';
import { localStorage } from '../../lib/platform/localStorage.ts';
import { withLock } from '../../lib/platform/locks.ts';
import { hasPatterns, requestPatterns } from '../../lib/platform/permissions.ts';
import { readPicturePixels } from '../../lib/platform/picturePixels.ts';
import { announce } from '../../lib/platform/tabMessaging.ts';
import { createExportService } from '../../lib/services/exportService.ts';
import { createImportService } from '../../lib/services/importService.ts';
import type { PictureFetcher } from '../../lib/services/pictures/pictureFetcher.ts';
import { createPicturePermissions } from '../../lib/services/pictures/picturePermissions.ts';
import { createRecoveryService } from '../../lib/services/recovery/recoveryService.ts';
import { createExportModel } from '../../lib/state/options/createExportModel.ts';
import { createImportModel } from '../../lib/state/options/createImportModel.ts';
import type { LiveLibraryModel } from '../../lib/state/library/createLibraryModel.ts';
import { createRecoveryModel } from '../../lib/state/options/createRecoveryModel.ts';
import { createComparisonsRepository } from '../../lib/storage/comparisonsRepository.ts';
import type { Database } from '../../lib/storage/database.ts';
import { createImportsRepository } from '../../lib/storage/importsRepository.ts';
import { createLikesRepository } from '../../lib/storage/likesRepository.ts';
import type { ThumbnailsRepository } from '../../lib/storage/thumbnailsRepository.ts';

interface Dependencies {
  readonly database: Database;
  readonly files: ExportFiles;
  readonly reader: LibraryReader;
  readonly thumbnails: ThumbnailsRepository;
  readonly pictures: PictureFetcher;
  readonly library: LiveLibraryModel;
  /** Keys of the pictures that were selected for an export. */
  readonly selection: ReadonlySignal<readonly string[]>;
  readonly onCopied: (copied: LastExport) => Promise<void>;
  readonly report: (error: unknown) => void;
}

/** What turns the library into files and files into the library. */
export function fileModels({
  database,
  files,
  reader,
  thumbnails,
  pictures,
  library,
  selection,
  onCopied,
  report,
}: Dependencies) {
  const exporting = createExportModel({
    exporting: createExportService({
      files,
      library: reader,
      thumbnails,
      comparisons: createComparisonsRepository(database),
      pictures,
      readPixels: readPicturePixels,
      now: Date.now,
      pause: yieldToPage,
    }),
    totals: library.counts,
    filter: library.view.filter,
    selection,
    count: reader.count,
    missing: createPicturePermissions({ library: reader, has: hasPatterns }).missing,
    readChoices: () => localStorage.read(EXPORT_CHOICES_ENTRY),
    writeChoices: (choices) => localStorage.write(EXPORT_CHOICES_ENTRY, choices),
    requestSites: requestPatterns,
    saveFile: (file, name) => saveFiles([{ name, file }], new AbortController().signal),
    onCopied: (copied) => void onCopied({ at: Date.now(), pictures: copied }).catch(report),
    now: () => performance.now(),
    report,
  });
  const imports = createImportsRepository(database);
  const importing = createImportModel({
    importing: createImportService({
      imports,
      find: createLikesRepository(database).findStored,
      now: Date.now,
      withLock: (work) => withLock('import', work),
      onChanged() {
        announce({ name: 'library.changed', request: null }).catch(report);
        library.refresh().catch(report);
      },
    }),
    report,
  });
  const recovery = createRecoveryModel({
    recover: createRecoveryService({ indexedDB, files, now: Date.now }),
    report,
  });
  return { exporting, importing, recovery };
}
