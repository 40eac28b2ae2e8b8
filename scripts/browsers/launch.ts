import { launchChromium } from './chromium.ts';
import type { ExtensionBrowser, LaunchOptions } from './extensionBrowser.ts';
import { launchFirefox } from './firefox.ts';

export async function launchBrowser(kind: ExtensionBrowser['kind'], options: LaunchOptions): Promise<ExtensionBrowser> {
  return kind === 'chromium' ? launchChromium(options) : launchFirefox(options);
}
