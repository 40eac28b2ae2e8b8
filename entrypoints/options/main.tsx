import { signal } from '@preact/signals';
import { render } from 'preact';
import { Options, sectionOf } from '../../components/options/Options.tsx';
import '../../components/options/options.css';
import { saveFile } from '../../lib/platform/downloads.ts';
import { listen, sendToBackground } from '../../lib/platform/messaging.ts';
import { createReporter } from '../../lib/platform/reporter.ts';
import { createClient } from '../../lib/protocol/client.ts';
import { overlaySchemas } from '../../lib/protocol/schemas.ts';
import { createServer } from '../../lib/protocol/server.ts';
import { createExportService } from '../../lib/services/exportService.ts';
import { createExportModel } from '../../lib/state/createExportModel.ts';
import { createLibraryModel } from '../../lib/state/createLibraryModel.ts';
import { createDatabase } from '../../lib/storage/database.ts';
import { createLikesRepository } from '../../lib/storage/likesRepository.ts';

const report = createReporter('options');
const likes = createLikesRepository(createDatabase());

const library = createLibraryModel({
  client: createClient(sendToBackground),
  list: likes.list,
  readCounts: likes.counts,
  newOperationId: () => crypto.randomUUID(),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  report,
});
const exporting = createExportModel({
  exportLibrary: createExportService({ likes, now: Date.now, save: saveFile }),
  report,
});

const section = signal(sectionOf(location.hash));
addEventListener('hashchange', () => {
  section.value = sectionOf(location.hash);
});
listen(
  createServer({
    routes: { 'likes.changed': { from: ['extension'], handle: async () => library.refresh() } },
    schemas: { 'likes.changed': overlaySchemas['likes.changed'] },
    others: (name) => name !== 'likes.changed',
    report,
  }),
);

const root = document.getElementById('root');
if (root !== null) render(<Options section={section} library={library} exporting={exporting} />, root);
library.load().catch(report);
