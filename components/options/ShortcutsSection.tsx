import { chordCaps } from '../../lib/core/settings/keyBindings.ts';
import { text } from '../../lib/core/text.ts';
import type { ExtensionSettingsModel } from '../../lib/state/createExtensionSettingsModel.ts';
import { KeysList } from '../keys/KeysList.tsx';
import { Button } from '../ui/Button.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Notice } from '../ui/Notice.tsx';
import { ShortcutKeys } from '../ui/ShortcutKeys.tsx';
import { SectionPart } from './SectionPart.tsx';

export interface ShortcutsSectionProps {
  readonly settings: ExtensionSettingsModel;
  /** The shortcut in force, e.g. `Alt+Shift+L`; empty when there is none. */
  readonly shortcut: string;
  /** Leads to where the browser has its own shortcuts changed. */
  readonly openBrowserShortcuts: () => void;
}

/** The key that opens the gallery, which is the browser's, and those that act in it, which are the person's. */
export function ShortcutsSection({ settings, shortcut, openBrowserShortcuts }: ShortcutsSectionProps) {
  const problem = settings.problem.value;
  return (
    <div class="lg-options-page lg-shortcuts">
      <header class="lg-options-head">
        <h1 id="section-title">{text('options_shortcuts')}</h1>
      </header>
      {problem !== null && (
        <Notice kind="banner" tone="problem">
          {problem}
        </Notice>
      )}
      <SectionPart title={text('shortcuts_browser')} lead={text('shortcuts_browser_lead')}>
        <div class="lg-shortcuts-browser">
          <span>{text('command_toggle_gallery')}</span>
          {shortcut === '' ? (
            <span class="lg-faint">{text('shortcuts_browser_none')}</span>
          ) : (
            <ShortcutKeys shortcut={shortcut} />
          )}
          <Button onClick={openBrowserShortcuts}>{text('shortcuts_browser_change')}</Button>
        </div>
      </SectionPart>
      <GalleryKeys settings={settings} />
      <ActionKeys settings={settings} />
    </div>
  );
}

function GalleryKeys({ settings }: Pick<ShortcutsSectionProps, 'settings'>) {
  const present = settings.all.value;
  return (
    <SectionPart title={text('shortcuts_gallery')} lead={text('shortcuts_gallery_lead')}>
      <KeysList
        keys={present?.gallery.keys ?? {}}
        actions={present?.actions ?? []}
        onChange={(keys) => settings.change({ gallery: { keys } })}
      />
    </SectionPart>
  );
}

/** Keys of the person's own actions: they are changed with the action. */
function ActionKeys({ settings }: Pick<ShortcutsSectionProps, 'settings'>) {
  const own = settings.all.value?.actions.filter(({ key }) => key !== null) ?? [];
  if (own.length === 0) return null;
  return (
    <SectionPart title={text('shortcuts_actions')} lead={text('shortcuts_actions_lead')}>
      <ul class="lg-shortcuts-actions">
        {own.map(({ id, label, key }) => (
          <li key={id}>
            <bdi>{label}</bdi>
            <span class="lg-keys-chord">
              {chordCaps(key ?? '').map((cap) => (
                <Kbd key={cap}>{cap}</Kbd>
              ))}
            </span>
          </li>
        ))}
      </ul>
      <a class="lg-link" href="#actions">
        {text('shortcuts_actions_change')}
      </a>
    </SectionPart>
  );
}
