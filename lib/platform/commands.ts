import { browser } from './browser.ts';
import type { Report } from './reporter.ts';

/** Handles one of the manifest's keyboard commands, with the tab it was pressed in. */
export function onCommand(name: string, handle: (tabId: number) => Promise<void>, report: Report): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === name && tab?.id !== undefined) handle(tab.id).catch(report);
  });
}

/** The shortcut in force for a command as the browser writes it, e.g. `Alt+Shift+L`; empty when the person has removed it. */
export async function shortcutOf(name: string): Promise<string> {
  const commands = await browser.commands.getAll();
  return commands.find((command) => command.name === name)?.shortcut ?? '';
}

/** Chrome has no call for it, but lets extensions open the page. */
const CHROME_SHORTCUTS = 'chrome://extensions/shortcuts';

/** Leads to where the browser has the extension's shortcuts changed. */
export async function openBrowserShortcuts(): Promise<void> {
  // In Firefox since 137; not among the polyfill's types.
  const commands: typeof browser.commands & { openShortcutSettings?: () => Promise<void> } = browser.commands;
  if (commands.openShortcutSettings) await commands.openShortcutSettings();
  else await browser.tabs.create({ url: CHROME_SHORTCUTS });
}
