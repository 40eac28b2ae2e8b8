import type { BrowserContext } from '@playwright/test';

/**
 * Stops the extension's service worker at once, in the middle of whatever it does.
 * @returns whether a running worker was hit.
 */
export async function stopServiceWorker(context: BrowserContext, origin: string): Promise<boolean> {
  // Any page's session tells of every worker of the profile.
  const page = context.pages()[0] ?? (await context.newPage());
  const devTools = await context.newCDPSession(page);
  const statuses = new Map<string, string>();
  let changed: () => void = () => {};
  devTools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { scriptURL, versionId, runningStatus } of versions) {
      if (scriptURL.startsWith(`${origin}/`)) statuses.set(versionId, runningStatus);
    }
    changed();
  });
  const waitFor = async (reached: () => boolean): Promise<void> => {
    while (!reached()) await new Promise<void>((resolve) => (changed = resolve));
  };

  await devTools.send('ServiceWorker.enable');
  await waitFor(() => statuses.size > 0);
  const running = [...statuses].filter(([, status]) => status === 'running').map(([versionId]) => versionId);
  for (const versionId of running) {
    const stopped = waitFor(() => statuses.get(versionId) === 'stopped');
    await devTools.send('ServiceWorker.stopWorker', { versionId });
    await stopped;
  }
  await devTools.detach();
  return running.length > 0;
}
