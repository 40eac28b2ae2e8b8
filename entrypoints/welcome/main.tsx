import { signal } from '@preact/signals';
import { render } from 'preact';
import { markLanguage } from '../../components/ui/markLanguage.ts';
import { Welcome } from '../../components/welcome/Welcome.tsx';
import '../../components/gallery/LikeableGallery.css';
import '../../components/welcome/welcome.css';
import { text } from '../../lib/core/text.ts';
import { openBrowserShortcuts, shortcutOf } from '../../lib/platform/commands.ts';
import { listen } from '../../lib/platform/messaging.ts';
import { createReporter } from '../../lib/platform/reporter.ts';
import { createServer } from '../../lib/protocol/server.ts';
import { welcomeChecks } from '../../lib/protocol/welcomeChecks.ts';

markLanguage(document.documentElement);
const report = createReporter('welcome');
const shortcut = signal<string | null>(null);
const isOpen = signal(false);

function toggle(): void {
  isOpen.value = !isOpen.peek();
}

async function readShortcut(): Promise<void> {
  shortcut.value = await shortcutOf('toggle-gallery');
}

listen(
  createServer({
    routes: {
      'welcome.toggle': {
        from: ['extension'],
        handle: async () => {
          toggle();
          return null;
        },
      },
    },
    checks: welcomeChecks,
    others: (name) => !Object.hasOwn(welcomeChecks, name),
    report,
  }),
);
// Who has gone away to choose a key comes back to it.
addEventListener('focus', () => void readShortcut().catch(report));
readShortcut().catch(report);

document.title = `${text('welcome_title')} – ${text('extension_name')}`;
const root = document.getElementById('root');
if (root !== null) render(<Page />, root);

function Page() {
  return (
    <Welcome
      shortcut={shortcut.value}
      isOpen={isOpen.value}
      onToggle={toggle}
      onChooseKey={() => void openBrowserShortcuts().catch(report)}
    />
  );
}
