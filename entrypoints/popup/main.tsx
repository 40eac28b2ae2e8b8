import { effect } from '@preact/signals';
import { render } from 'preact';
import { Popup } from '../../components/popup/Popup.tsx';
import '../../components/popup/popup.css';
import { markLanguage } from '../../components/ui/markLanguage.ts';
import { setTheme } from '../../components/ui/setTheme.ts';
import { newsFor } from '../../lib/core/news.ts';
import { NEWS_SEEN_ENTRY } from '../../lib/core/library/storedEntries.ts';
import { shortcutOf } from '../../lib/platform/commands.ts';
import { ownVersion } from '../../lib/platform/lifecycle.ts';
import { localStorage } from '../../lib/platform/localStorage.ts';
import { listen, sendToBackground } from '../../lib/platform/messaging.ts';
import { hasPatterns, requestOrigins, requestPatterns } from '../../lib/platform/permissions.ts';
import { createReporter } from '../../lib/platform/reporter.ts';
import { activeTabId, addressOf, openOptions } from '../../lib/platform/tabs.ts';
import { takeButtonTitle } from '../../lib/platform/toolbar.ts';
import { wait } from '../../lib/platform/wait.ts';
import { createClient } from '../../lib/protocol/client.ts';
import { ownPageChecks } from '../../lib/protocol/ownPageChecks.ts';
import { createServer } from '../../lib/protocol/server.ts';
import { createExtensionSettingsModel } from '../../lib/state/createExtensionSettingsModel.ts';
import { createPopupModel } from '../../lib/state/popup/createPopupModel.ts';
import { createPopupSite } from '../../lib/state/popup/popupSite.ts';
import { createPopupSync } from '../../lib/state/popup/popupSync.ts';
import { createSyncReading } from '../../lib/state/syncReading.ts';

markLanguage(document.documentElement);
const report = createReporter('popup');
const client = createClient(sendToBackground);
const settings = createExtensionSettingsModel({ client, report });

const sync = createPopupSync({
  client,
  reading: createSyncReading({ client, wait, report }),
  now: Date.now,
  report,
});

/** The background opens the popup in a tab, and says which tab it is about, where the browser refuses to show a popup. */
const toldTab = new URLSearchParams(location.search).get('tab');

/** What reads the library comes when the popup is seen: it is most of the popup's script. */
const library = () => import('./library.ts');

const model = createPopupModel({
  client,
  tabId: async () => (toldTab === null ? activeTabId() : Number(toldTab)),
  readShortcut: () => shortcutOf('toggle-gallery'),
  addressOf,
  readNews: async () => newsFor(ownVersion(), await localStorage.read(NEWS_SEEN_ENTRY)),
  noteNewsSeen: () => localStorage.write(NEWS_SEEN_ENTRY, ownVersion()),
  takeWarning: takeButtonTitle,
  readCounts: async () => (await library()).readCounts(),
  readRecent: async () => (await library()).readRecent(),
  site: createPopupSite({ settings, hasPatterns, requestPatterns, report }),
  sync,
  settings,
  openOptions,
  requestOrigins,
  onOpened: () => window.close(),
  report,
});

listen(
  createServer({
    routes: { 'sync.changed': { from: ['extension'], handle: sync.load } },
    checks: { 'sync.changed': ownPageChecks['sync.changed'] },
    others: (name) => name !== 'sync.changed',
    report,
  }),
);

effect(() => setTheme(settings.all.value?.gallery.theme ?? 'system'));

const root = document.getElementById('root');
if (root !== null) render(<Popup model={model} />, root);
model.load().catch(report);
