import type { NodeQuery } from '../../scripts/browsers/accessibilityTree.ts';
import type { DrivenPage } from '../../scripts/browsers/extensionBrowser.ts';
import { until } from '../../scripts/browsers/until.ts';
import type { GallerySettings } from '../../lib/core/settings/gallerySettings.ts';
import { cardNames, counted, overlay, preview, waitForPreview } from './gallery.ts';

/** How one setting is changed on the options page, and what an open gallery then shows of it. */
interface SettingStory {
  /** What its row is called there; none where the story sees to the way back itself. */
  readonly row?: string;
  readonly change: (options: DrivenPage) => Promise<void>;
  readonly seen: (page: DrivenPage) => Promise<void>;
  /** The gallery as it was, before the setting is given back. */
  readonly leave?: (page: DrivenPage) => Promise<void>;
  /** The rows of settings that were changed besides, so that there is something to see. */
  readonly besides?: readonly string[];
}

const form: NodeQuery = { role: 'main' };

async function choose(options: DrivenPage, group: string, choice: string): Promise<void> {
  const radio = { role: 'radio', name: choice, within: { role: 'radiogroup', name: group } };
  await options.tree.click(radio);
  await options.tree.waitFor({ ...radio, checked: true });
}

async function turn(options: DrivenPage, name: string, on: boolean): Promise<void> {
  await options.tree.click({ role: 'switch', name, checked: !on, within: form });
  await options.tree.waitFor({ role: 'switch', name, checked: on, within: form });
}

async function type(options: DrivenPage, name: string, value: number): Promise<void> {
  const field = { role: 'spinbutton', name, within: form };
  await options.tree.focus(field);
  await options.pressKey('Control+a');
  await options.typeText(String(value));
  await options.tree.waitFor({ ...field, value: String(value) });
}

/** What the expression makes of the gallery's own root. The build has an open one. */
function inRoot(page: DrivenPage, expression: string): Promise<unknown> {
  const root = "document.querySelector('likeable-gallery').shadowRoot";
  return page.evaluate(`((root) => ${expression})(${root})`);
}

async function untilIs(page: DrivenPage, expression: string, wanted: unknown): Promise<void> {
  const found = await until(
    async () => {
      const answer = await inRoot(page, expression);
      return JSON.stringify(answer) === JSON.stringify(wanted);
    },
    `${expression} does not become ${JSON.stringify(wanted)}.`,
  ).catch(() => false);
  if (!found) {
    const last = JSON.stringify(await inRoot(page, expression));
    throw new Error(`${expression} is ${last}, not ${JSON.stringify(wanted)}.`);
  }
}

const card = (place: number) => `root.querySelectorAll('[role="listitem"]')[${place}].getBoundingClientRect()`;
const panel = "root.querySelector('dialog').getBoundingClientRect()";
const lefts =
  'new Set([...root.querySelectorAll(\'[role="listitem"]\')].map((one) => Math.round(one.getBoundingClientRect().left))).size';

async function focusFirst(page: DrivenPage): Promise<readonly string[]> {
  const names = await cardNames(page);
  await page.tree.focus({ role: 'listitem', name: names[0] ?? '', within: overlay });
  return names;
}

async function closePreview(page: DrivenPage): Promise<void> {
  await page.pressKey('Escape');
  await page.tree.waitUntilGone(preview);
}

/** Every setting there is: the type names them all, and a test counts them. */
export const everySetting: { readonly [Name in keyof GallerySettings]: SettingStory } = {
  theme: {
    row: 'Theme',
    change: (options) => choose(options, 'Theme', 'Dark'),
    seen: (page) => untilIs(page, "getComputedStyle(root.querySelector('.lg-panel')).colorScheme", 'dark'),
  },
  dock: {
    row: 'Place',
    change: (options) => choose(options, 'Place', 'Dock right'),
    seen: (page) =>
      untilIs(page, `[${panel}.width, ${panel}.right === document.documentElement.clientWidth]`, [420, true]),
  },
  dockWidth: {
    row: 'Width beside the page',
    besides: ['Place'],
    change: async (options) => {
      await choose(options, 'Place', 'Dock left');
      await type(options, 'Width beside the page', 500);
    },
    seen: (page) => untilIs(page, `[${panel}.left, ${panel}.width]`, [0, 500]),
  },
  dockHeight: {
    row: 'Height below the page',
    besides: ['Place'],
    change: async (options) => {
      await choose(options, 'Place', 'Dock bottom');
      await type(options, 'Height below the page', 300);
    },
    seen: (page) =>
      untilIs(page, `[${panel}.height, ${panel}.bottom === document.documentElement.clientHeight]`, [300, true]),
  },
  showTitle: {
    row: 'Page title',
    change: (options) => turn(options, 'Page title', false),
    seen: (page) => page.tree.waitUntilGone({ role: 'heading', name: 'Uphill, slowly', within: overlay }),
  },
  layout: {
    row: 'Layout',
    change: (options) => choose(options, 'Layout', 'Grid'),
    seen: async (page) => {
      await page.tree.waitFor({ role: 'radio', name: 'Grid', checked: true, within: overlay });
      await untilIs(page, `${card(0)}.height === ${card(1)}.height`, true);
    },
  },
  cardWidth: {
    row: 'Picture size',
    change: (options) => type(options, 'Picture size', 150),
    seen: (page) => untilIs(page, `${card(0)}.width < 200`, true),
  },
  columns: {
    row: 'Columns',
    change: async (options) => {
      await choose(options, 'Columns', 'Your numbers');
      await type(options, 'Columns from 1,200 px', 3);
    },
    seen: (page) => untilIs(page, lefts, 3),
  },
  gap: {
    row: 'Space between',
    change: (options) => type(options, 'Space across', 40),
    seen: (page) => untilIs(page, `Math.round(${card(1)}.left - ${card(0)}.right)`, 40),
  },
  fit: {
    row: 'Fit',
    change: (options) => choose(options, 'Fit', 'Whole picture'),
    seen: async (page) => {
      await page.tree.waitFor({ role: 'button', name: 'Show whole pictures', pressed: true, within: overlay });
      await untilIs(page, "getComputedStyle(root.querySelector('.lg-card-image')).objectFit", 'contain');
    },
  },
  captions: {
    row: 'Captions',
    change: (options) => choose(options, 'Captions', 'None'),
    seen: (page) =>
      untilIs(page, "[...root.querySelectorAll('.lg-card-caption')].every((one) => !one.checkVisibility())", true),
  },
  allowPreview: {
    row: 'Preview',
    change: (options) => turn(options, 'Preview', false),
    seen: async (page) => {
      await focusFirst(page);
      await page.tree.waitUntilGone({ role: 'button', name: 'Preview', within: { role: 'list', within: overlay } });
    },
  },
  startInPreview: {
    row: 'Start in the preview',
    change: (options) => turn(options, 'Start in the preview', true),
    seen: async (page) => waitForPreview(page),
    leave: closePreview,
  },
  showShareButton: {
    row: 'Share button',
    change: (options) => turn(options, 'Share button', false),
    seen: async (page) => {
      await focusFirst(page);
      await page.pressKey('Enter');
      await waitForPreview(page);
      await page.tree.waitUntilGone({ role: 'button', name: /^Share/, within: preview });
    },
    leave: closePreview,
  },
  showDownloadButton: {
    row: 'Download buttons',
    change: (options) => turn(options, 'Download buttons', false),
    seen: async (page) => {
      await focusFirst(page);
      await page.tree.waitUntilGone({ role: 'button', name: /^Download/, within: overlay });
    },
  },
  likeable: {
    row: 'Judging buttons',
    change: (options) => choose(options, 'Judging buttons', 'Like only'),
    seen: (page) => page.tree.waitUntilGone({ role: 'button', name: 'Dislike', within: overlay }),
  },
  autoAdvance: {
    row: 'Next after judging',
    change: (options) => turn(options, 'Next after judging', true),
    seen: async (page) => {
      const [, second = ''] = await focusFirst(page);
      await page.pressKey('p');
      await page.tree.waitFor({ role: 'listitem', name: second, focused: true, within: overlay });
      await page.tree.waitFor(counted('Liked', 1));
    },
    leave: async (page) => {
      await page.pressKey('Control+z');
      await page.tree.waitFor(counted('Liked', 0));
    },
  },
  interactive: {
    row: 'Add, move and remove',
    change: (options) => turn(options, 'Add, move and remove', true),
    seen: async (page) => {
      await page.tree.waitFor({ role: 'button', name: 'Add pictures', within: overlay });
      const [first = ''] = await focusFirst(page);
      await page.pressKey('Delete');
      await page.tree.waitUntilGone({ role: 'listitem', name: first, within: overlay });
      await page.tree.click({ role: 'button', name: 'Undo', within: overlay });
      await page.tree.waitFor({ role: 'listitem', name: first, within: overlay });
    },
  },
  action: {
    row: 'Action button',
    change: async (options) => {
      await options.tree.focus({ role: 'combobox', name: 'Action button', within: form });
      await options.pressKey('ArrowDown');
      await options.tree.waitFor({ role: 'combobox', name: 'Action button', value: 'Copy link', within: form });
    },
    seen: async (page) => {
      const [first = ''] = await focusFirst(page);
      const within = { role: 'listitem', name: first, within: overlay };
      await page.tree.waitFor({ role: 'button', name: 'Copy link', within });
    },
  },
  rescanEvery: {
    row: 'Look again by the clock',
    change: async (options) => {
      await turn(options, 'Look again by the clock', true);
      await type(options, 'Seconds between two looks', 5);
    },
    seen: async (page) => {
      const { name } = await page.tree.waitFor({ role: 'status', name: /^\d+ pictures$/, within: overlay });
      // Neither a change of the document nor a request, by which a gallery would hear of it.
      await page.evaluate(`void (() => {
        const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><circle r="99"/></svg>';
        const rule = 'h1 { background-image: url("data:image/svg+xml,' + encodeURIComponent(picture) + '") }';
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(rule);
        document.adoptedStyleSheets = [sheet];
      })()`);
      const more = `${Number.parseInt(name, 10) + 1} pictures`;
      await page.tree.waitFor({ role: 'status', name: more, within: overlay });
    },
  },
  customCss: {
    row: 'Own styles',
    change: async (options) => {
      await options.tree.focus({ role: 'textbox', name: 'Own styles', within: form });
      await options.typeText('.lg-card { outline-offset: 7px }');
      await options.tree.waitFor({ role: 'textbox', name: 'Own styles', value: /7px/, within: form });
    },
    seen: (page) => untilIs(page, "getComputedStyle(root.querySelector('.lg-card')).outlineOffset", '7px'),
  },
  keys: {
    change: async (options) => {
      await options.evaluate("void (location.hash = 'shortcuts')");
      const button = { role: 'button', name: /^Change the key of Like/, within: form };
      await options.tree.click(button);
      await options.tree.waitFor({ ...button, pressed: true });
      await options.pressKey('y');
      await options.tree.waitFor({ name: /“Like” is Y now/ });
    },
    seen: async (page) => {
      await focusFirst(page);
      await page.pressKey('y');
      await page.tree.waitFor(counted('Liked', 1));
    },
  },
};
