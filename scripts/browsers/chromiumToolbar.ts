import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { createAccessibilityTree } from './accessibilityTree.ts';
import { chromiumSurface } from './chromiumAccessibility.ts';
import { attachToTarget } from './chromiumTarget.ts';
import type { DrivenPopup } from './extensionBrowser.ts';
import { until } from './until.ts';

interface Toolbar {
  readonly context: BrowserContext;
  readonly devTools: CDPSession;
  readonly id: string;
}

/** Presses the extension's toolbar button over a page, and hands back the pop-up that opens. */
export async function pressToolbarButton({ context, devTools, id }: Toolbar, page: Page): Promise<DrivenPopup> {
  await page.bringToFront();
  await devTools.send('Extensions.triggerAction', { id, targetId: await tabTarget({ context, devTools }, page) });
  return waitForPopup({ context, devTools, id });
}

/** The extension's pop-up, once it is open. */
export async function waitForPopup({ devTools, id }: Toolbar): Promise<DrivenPopup> {
  const isPopup = (target: { type: string; url: string; targetId: string; attached: boolean }): boolean =>
    target.type === 'page' && target.url.startsWith(`chrome-extension://${id}/`) && !target.attached;
  const popupTarget = async () => (await devTools.send('Target.getTargets')).targetInfos.find(isPopup);
  const target = await until(popupTarget, 'No pop-up has opened.');
  const session = await attachToTarget(devTools, target.targetId);
  const closed = async (): Promise<boolean> => {
    const { targetInfos } = await devTools.send('Target.getTargets');
    return !targetInfos.some(({ targetId }) => targetId === target.targetId);
  };
  const waitUntilClosed = async (): Promise<void> => void (await until(closed, 'The pop-up stays open.'));

  return {
    tree: createAccessibilityTree(chromiumSurface(session)),
    async screenshot(path) {
      const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
      await writeFile(path, Buffer.from(data, 'base64'));
    },
    waitUntilClosed,
    async close() {
      if (!(await closed())) await devTools.send('Target.closeTarget', { targetId: target.targetId });
      await waitUntilClosed();
    },
  };
}

/** The target of type `tab` that holds the page: the one whose child has the page's target id. */
async function tabTarget({ context, devTools }: Omit<Toolbar, 'id'>, page: Page): Promise<string> {
  const pageSession = await context.newCDPSession(page);
  const { targetInfo } = await pageSession.send('Target.getTargetInfo');
  await pageSession.detach();

  const { targetInfos: tabs } = await devTools.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  for (const { targetId } of tabs.filter((tab) => tab.url === targetInfo.url)) {
    if ((await childTargets(devTools, targetId)).includes(targetInfo.targetId)) return targetId;
  }
  throw new Error(`No tab holds ${targetInfo.url}.`);
}

/** Attaching to a tab's children announces all of them before it answers. */
async function childTargets(devTools: CDPSession, tabTargetId: string): Promise<string[]> {
  const children: string[] = [];
  const listen = (event: { message: string }): void => {
    const message = JSON.parse(event.message) as { method?: string; params?: { targetInfo?: { targetId: string } } };
    const targetId = message.params?.targetInfo?.targetId;
    if (message.method === 'Target.attachedToTarget' && targetId) children.push(targetId);
  };
  devTools.on('Target.receivedMessageFromTarget', listen);
  const tab = await attachToTarget(devTools, tabTargetId);
  await tab.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true });
  await tab.send('Target.setAutoAttach', { autoAttach: false, waitForDebuggerOnStart: false, flatten: true });
  devTools.off('Target.receivedMessageFromTarget', listen);
  await tab.detach();
  return children;
}
