import { render } from 'preact';
import { Popup } from '../../components/popup/Popup.tsx';
import '../../components/popup/popup.css';
import { shortcutOf } from '../../lib/platform/commands.ts';
import { sendToBackground } from '../../lib/platform/messaging.ts';
import { requestOrigins } from '../../lib/platform/permissions.ts';
import { createReporter } from '../../lib/platform/reporter.ts';
import { activeTabId, openOptions } from '../../lib/platform/tabs.ts';
import { createClient } from '../../lib/protocol/client.ts';
import { createPopupModel } from '../../lib/state/createPopupModel.ts';
import { createDatabase } from '../../lib/storage/database.ts';
import { createLibraryReader } from '../../lib/storage/libraryReader.ts';

const report = createReporter('popup');
const library = createLibraryReader(createDatabase());

/** The background opens the popup in a tab, and says which tab it is about, where the browser refuses to show a popup. */
const toldTab = new URLSearchParams(location.search).get('tab');

const model = createPopupModel({
  client: createClient(sendToBackground),
  tabId: async () => (toldTab === null ? activeTabId() : Number(toldTab)),
  readShortcut: () => shortcutOf('toggle-gallery'),
  readCounts: library.totals,
  openOptions,
  requestOrigins,
  onOpened: () => window.close(),
  report,
});

const root = document.getElementById('root');
if (root !== null) render(<Popup model={model} />, root);
model.load().catch(report);
