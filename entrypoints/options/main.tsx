import { signal } from '@preact/signals';
import { render } from 'preact';
import { Options, type OptionsSection } from '../../components/options/Options.tsx';
import '../../components/options/options.css';
import { shortcutOf } from '../../lib/platform/commands.ts';
import { saveFile } from '../../lib/platform/downloads.ts';
import { listen, sendToBackground } from '../../lib/platform/messaging.ts';
import { createReporter } from '../../lib/platform/reporter.ts';
import { openPage } from '../../lib/platform/tabs.ts';
import { wait } from '../../lib/platform/wait.ts';
import { createClient } from '../../lib/protocol/client.ts';
import { overlayChecks } from '../../lib/protocol/overlayChecks.ts';
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
  wait,
  report,
});
const exporting = createExportModel({
  exportLibrary: createExportService({ likes, now: Date.now, save: saveFile }),
  report,
});

const shortcut = signal('');
shortcutOf('toggle-gallery')
  .then((text) => {
    shortcut.value = text;
  })
  .catch(report);

const section = signal(presentSection());
addEventListener('hashchange', () => {
  section.value = presentSection();
});
listen(
  createServer({
    routes: { 'likes.changed': { from: ['extension'], handle: async () => library.refresh() } },
    checks: { 'likes.changed': overlayChecks['likes.changed'] },
    others: (name) => name !== 'likes.changed',
    report,
  }),
);

const root = document.getElementById('root');
if (root !== null) render(<Page />, root);
library.load().catch(report);

function Page() {
  return (
    <Options
      section={section.value}
      library={library}
      exporting={exporting}
      shortcut={shortcut.value}
      openPage={(url) => void openPage(url).catch(report)}
    />
  );
}

function presentSection(): OptionsSection {
  return location.hash === '#export' ? 'export' : 'library';
}
