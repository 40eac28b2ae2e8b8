import { cleanup, render } from '@testing-library/preact';
import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { Popup } from '../../../components/popup/Popup.tsx';
import { keysOf } from '../../../components/ui/ShortcutKeys.tsx';
import '../../../components/popup/popup.css';
import type { PopupPage } from '../../../lib/state/popup/createPopupModel.ts';
import { axeViolations } from '../../support/axeInPage.ts';
import { aSyncResult, aSyncStatus } from '../../support/sync/syncModels.ts';
import { fakePopupModel, recentPictures, summary } from './fakePopupModel.ts';

beforeEach(async () => {
  document.documentElement.lang = 'en';
  document.title = 'Likeable Gallery';
  await page.viewport(360, 600);
});
afterEach(cleanup);

const refusals: readonly [Extract<PopupPage, { kind: 'refused' }>['refusal'], RegExp][] = [
  ['closed', /^Browsers keep extensions off this page/],
  ['pdf', /PDF/],
  ['private', /^No tab of its own in a private window/],
  ['file', /“Allow access to file URLs”/],
  ['not-asked', /press the toolbar button again/],
];

const refusalsWithTab = [
  ['xml', /^This page is XML/],
  ['hidden', /^This page hides all that is in it/],
] as const;

const states: Readonly<Record<string, Parameters<typeof fakePopupModel>[0]>> = {
  'a page with pictures': {},
  looking: { page: { kind: 'looking' }, library: null },
  'no pictures': { page: summary({ liked: 0, disliked: 0, unrated: 0 }) },
  'everything judged': { page: summary({ liked: 0, disliked: 3, unrated: 0 }) },
  failed: { page: { kind: 'failed', message: 'The library did not answer.' } },
  'library problem': { library: null, libraryProblem: 'The library cannot be opened.' },
  'no shortcut': { shortcut: '' },
  news: { news: { version: '0.2', line: 'news_0_2' } },
  'a warning': { warning: 'The disk is full. What was saved before is safe; free some space, then try again.' },
  'a warning on a page that is refused': { warning: 'Not saved.', page: { kind: 'refused', refusal: 'pdf' } },
  'nothing judged': { recent: [] },
  'a few judgements': { recent: recentPictures(2) },
  'marks on': { site: { name: 'frames.example', marks: true, disliked: 'dimmed' } },
  'a site with a long name': {
    site: { name: `${'photographs-of-ridges.'.repeat(6)}example`, marks: true, disliked: 'hidden' },
  },
  'no site': { site: null },
  synced: { sync: aSyncStatus() },
  syncing: { sync: aSyncStatus({ run: { phase: 'sending', received: 1, sent: 2 } }) },
  'not synced': {
    sync: aSyncStatus({
      last: aSyncResult({ problem: { code: 'sync-unreachable', message: 'cloud.example cannot be reached.' } }),
    }),
  },
  'not synced, on a page that is refused': {
    sync: aSyncStatus({ last: aSyncResult({ problem: { code: 'sync-busy', message: 'It is busy.' } }) }),
    page: { kind: 'refused', refusal: 'closed' },
  },
  'sync unknown': { sync: null },
  'settings unknown': { site: { name: 'frames.example', marks: null, disliked: 'shown' }, badge: null },
  ...Object.fromEntries(
    [...refusals, ...refusalsWithTab].map(([refusal]) => [refusal, { page: { kind: 'refused', refusal } as const }]),
  ),
};

describe('the main button', () => {
  test('opens the gallery, and tells its shortcut apart from its name', async () => {
    const model = fakePopupModel();
    render(<Popup model={model} />);
    const button = page.getByRole('button', { name: 'Open gallery', exact: true });
    await expect.element(button).toHaveAttribute('aria-keyshortcuts', 'Alt+Shift+L');
    await expect.element(button).toHaveTextContent('Open galleryAltShiftL');
    await button.click();
    expect(model.calls).toEqual(['openGallery']);
  });

  test('works on a page without pictures', async () => {
    const model = fakePopupModel(states['no pictures']);
    render(<Popup model={model} />);
    await page.getByRole('button', { name: 'Open gallery' }).click();
    expect(model.calls).toEqual(['openGallery']);
  });

  test('shows no keys when there is no shortcut; once that is certain, a word says that one can be chosen', async () => {
    const current = signal<PopupPage>({ kind: 'looking' });
    render(<Popup model={{ ...fakePopupModel({ shortcut: '' }), page: current }} />);
    const button = page.getByRole('button', { name: 'Open gallery' });
    await expect.element(button).toHaveTextContent('Open gallery');
    await expect.element(button).not.toHaveAttribute('aria-keyshortcuts');
    expect(page.getByText(/No shortcut is set/).query()).toBeNull();
    current.value = summary({});
    await expect.element(page.getByText(/No shortcut is set. You can choose one/)).toBeVisible();
  });

  test.for([
    ['Alt+Shift+L', ['Alt', 'Shift', 'L']],
    ['Ctrl+Shift+Period', ['Ctrl', 'Shift', 'Period']],
    ['⌥⇧L', ['⌥', '⇧', 'L']],
    ['⌃⌘F12', ['⌃', '⌘', 'F12']],
    ['F9', ['F9']],
    ['', []],
  ] as const)('the keys of %s', ([shortcut, keys]) => expect(keysOf(shortcut)).toEqual(keys));
});

describe('this page', () => {
  test('in numbers', async () => {
    render(<Popup model={fakePopupModel({ page: summary({ liked: 1203, disliked: 9, unrated: 116 }) })} />);
    const region = page.getByRole('region', { name: 'This page' });
    await expect.element(region.getByRole('heading', { name: 'Pictures of the week 47' })).toBeVisible();
    await expect.element(region.getByText('1,328 found')).toBeVisible();
    expect(figures()).toEqual({ Liked: '1,203', Disliked: '9', Unrated: '116' });
  });

  test('its title is text, set apart from the text around', async () => {
    render(<Popup model={fakePopupModel({ page: summary({ title: '<b>\u202Eevil</b>' }) })} />);
    const title = page.getByText('<b>\u202Eevil</b>');
    await expect.element(title).toBeVisible();
    expect(title.element().tagName).toBe('BDI');
  });

  test('nothing moves when the numbers arrive, nor when there are none', async () => {
    const current = signal<PopupPage>({ kind: 'looking' });
    render(<Popup model={{ ...fakePopupModel(), page: current }} />);
    await expect.element(page.getByText('Looking for pictures')).toBeVisible();
    expect(figures()).toEqual({ Liked: '', Disliked: '', Unrated: '' });
    const before = places();
    current.value = summary({});
    await expect.element(page.getByText('148 found')).toBeVisible();
    expect(places()).toEqual(before);
    current.value = summary({ liked: 0, disliked: 0, unrated: 0 });
    await expect.element(page.getByText('No pictures on this page')).toBeVisible();
    expect(figures()).toEqual({});
    expect(places()).toEqual(before);
  });

  test('a failure is said at once, with what to do', async () => {
    render(<Popup model={fakePopupModel(states['failed'])} />);
    await expect.element(page.getByRole('alert')).toMatchTextContent(/The library did not answer..*looks again/);
    await expect.element(page.getByRole('button', { name: 'Open gallery' })).toBeVisible();
  });

  test.for(refusals)('refused (%s): one sentence why, and the library instead', async ([refusal, words]) => {
    const model = fakePopupModel({ page: { kind: 'refused', refusal } });
    render(<Popup model={model} />);
    await expect.element(page.getByRole('status')).toMatchTextContent(words);
    expect(page.getByRole('button', { name: 'Open gallery' }).query()).toBeNull();
    await page.getByRole('button', { name: 'Open library' }).click();
    await page.getByRole('button', { name: 'Export' }).click();
    expect(model.calls).toEqual(['openLibrary', 'openExport']);
  });
});

describe('a tab of its own', () => {
  test.for(refusalsWithTab)('is the way where no gallery can lie over the page (%s)', async ([refusal, words]) => {
    const model = fakePopupModel({ page: { kind: 'refused', refusal } });
    render(<Popup model={model} />);
    await expect.element(page.getByRole('status')).toMatchTextContent(words);
    await page.getByRole('button', { name: 'Open gallery in a tab' }).click();
    await page.getByRole('button', { name: 'Open library' }).click();
    expect(model.calls).toEqual(['openInTab', 'openLibrary']);
  });

  test('is a way out beside the main one everywhere else', async () => {
    const model = fakePopupModel();
    render(<Popup model={model} />);
    await page.getByRole('button', { name: 'Or in a tab of its own' }).click();
    expect(model.calls).toEqual(['openInTab']);
  });
});

describe('the library', () => {
  test('is a link with its total, export another', async () => {
    const model = fakePopupModel();
    render(<Popup model={model} />);
    const library = page.getByRole('link', { name: 'Library 12,408 pictures' });
    await expect.element(library).toHaveAttribute('href', 'options.html#library');
    await library.click();
    await page.getByRole('link', { name: 'Export' }).click();
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    expect(model.calls).toEqual(['openLibrary', 'openExport', 'openSettings']);
  });

  test('may be opened in a window of one’s choice', () => {
    const model = fakePopupModel();
    render(<Popup model={model} />);
    let left: boolean | undefined;
    const keepHere = (event: Event): void => {
      left = !event.defaultPrevented;
      event.preventDefault();
    };
    addEventListener('click', keepHere, { once: true });
    const press = new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true });
    page
      .getByRole('link', { name: /^Library/ })
      .element()
      .dispatchEvent(press);
    expect(left).toBe(true);
    expect(model.calls).toEqual([]);
  });

  test('why it cannot be read is said at once', async () => {
    render(<Popup model={fakePopupModel(states['library problem'])} />);
    await expect.element(page.getByRole('alert')).toHaveTextContent('The library cannot be opened.');
    await expect.element(page.getByRole('link', { name: 'Library', exact: true })).toBeVisible();
  });
});

describe('last judgements', () => {
  test('say what they are, and open in the library', async () => {
    const model = fakePopupModel();
    render(<Popup model={model} />);
    const region = page.getByRole('region', { name: 'Last judgements' });
    expect(
      region
        .getByRole('button')
        .elements()
        .map((button) => button.getAttribute('aria-label')),
    ).toEqual([
      'Ridge 1, liked',
      'Ridge 2, liked',
      'Ridge 3, liked',
      'Ridge 4, disliked',
      'Ridge 5, liked',
      'Ridge 6, liked',
    ]);
    await region.getByRole('button', { name: 'Ridge 4, disliked' }).click();
    expect(model.calls).toEqual([`openPicture ${'3'.repeat(64)}`]);
  });

  test('nothing moves when they arrive, nor when there are none', async () => {
    const recent = signal<ReturnType<typeof recentPictures> | null>(null);
    render(<Popup model={{ ...fakePopupModel(), recent }} />);
    const before = places();
    recent.value = [];
    await expect.element(page.getByText(/^Nothing judged yet/)).toBeVisible();
    expect(places()).toEqual(before);
    recent.value = recentPictures(6);
    await expect.element(page.getByRole('button', { name: 'Ridge 1, liked' })).toBeVisible();
    expect(places()).toEqual(before);
  });
});

test('what went wrong before is said at once', async () => {
  render(<Popup model={fakePopupModel(states['a warning on a page that is refused'])} />);
  await expect.element(page.getByRole('alert')).toHaveTextContent('Not saved.');
});

test('news are one line, told more of or taken away', async () => {
  const model = fakePopupModel(states['news']);
  render(<Popup model={model} />);
  const line = page.getByRole('region', { name: 'After the update' });
  await expect.element(line).toMatchTextContent(/^New in 0\.2:/);
  await line.getByRole('button', { name: 'What is new' }).click();
  await line.getByRole('button', { name: 'Dismiss' }).click();
  expect(model.calls).toEqual(['openNews', 'dismissNews']);
});

describe('this site', () => {
  test('marks are switched on, and then disliked pictures have a choice', async () => {
    const choices = signal({ name: 'frames.example', marks: false, disliked: 'shown' as const });
    const model = fakePopupModel();
    render(<Popup model={{ ...model, site: { ...model.site, choices } }} />);
    const region = page.getByRole('region', { name: 'On frames.example' });
    const marks = region.getByRole('switch', { name: 'Mark judged pictures in pages', checked: false });
    await expect.element(marks).toHaveAccessibleDescription('Asks for access to this site');
    expect(region.getByRole('radio').query()).toBeNull();
    await marks.click();
    choices.value = { ...choices.peek(), marks: true };
    await region.getByRole('radio', { name: 'Dimmed' }).click();
    await region.getByRole('switch', { name: 'Mark judged pictures in pages', checked: true }).click();
    expect(model.calls).toEqual(['setMarks true', 'setDisliked dimmed', 'setMarks false']);
  });

  test('the number on the button is switched for all sites', async () => {
    const model = fakePopupModel({ badge: true });
    render(<Popup model={model} />);
    await page.getByRole('switch', { name: /^Number of likes/, checked: true }).click();
    expect(model.calls).toEqual(['setBadge false']);
  });

  test('leads to everything that can be set for it', async () => {
    const model = fakePopupModel();
    render(<Popup model={model} />);
    await page.getByRole('button', { name: 'All settings of this site' }).click();
    expect(model.calls).toEqual(['openSettings frames.example']);
  });

  test('is not pressed before it is known', async () => {
    const model = fakePopupModel(states['settings unknown']);
    render(<Popup model={model} />);
    for (const name of [/^Mark judged/, /^Number of likes/]) {
      const found = page.getByRole('switch', { name });
      await expect.element(found).toHaveAttribute('aria-disabled', 'true');
      found.element().dispatchEvent(new MouseEvent('click', { bubbles: true }));
    }
    expect(model.calls).toEqual([]);
  });

  test('pages of no site have nothing to set', () => {
    render(<Popup model={fakePopupModel({ site: null })} />);
    expect(page.getByRole('switch').query()).toBeNull();
  });
});

describe('sync', () => {
  const region = page.getByRole('region', { name: 'Sync' });

  test('is set up in the options', async () => {
    const model = fakePopupModel();
    render(<Popup model={model} />);
    const link = region.getByRole('link', { name: 'Set up sync' });
    await expect.element(link).toHaveAttribute('href', 'options.html#sync');
    await link.click();
    expect(model.calls).toEqual(['openSync']);
  });

  test('says when it was last, and syncs at a press', async () => {
    const model = fakePopupModel({ sync: aSyncStatus() });
    render(<Popup model={model} />);
    await region.getByRole('button', { name: 'Synced 3 minutes ago Sync now' }).click();
    expect(model.calls).toEqual(['syncNow']);
  });

  test('is said while it runs and when it is over, with the focus kept', async () => {
    const model = fakePopupModel();
    const status = signal(aSyncStatus());
    render(<Popup model={{ ...model, sync: { ...model.sync, status } }} />);
    const button = region.getByRole('button');
    button.element().focus();
    status.value = aSyncStatus({ run: { phase: 'sending', received: 0, sent: 1 } });
    await expect.element(region.getByRole('status')).toHaveTextContent('Syncing…');
    await expect.element(button).toHaveAttribute('aria-disabled', 'true');
    button.element().dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(model.calls).toEqual([]);
    status.value = aSyncStatus();
    await expect.element(region.getByRole('status')).toHaveTextContent('Synced 3 minutes ago');
    await expect.element(button).toHaveFocus();
  });

  test('a problem is said, and tried again', async () => {
    const model = fakePopupModel(states['not synced']);
    render(<Popup model={model} />);
    await expect.element(region.getByRole('alert')).toHaveTextContent('cloud.example cannot be reached.');
    await region.getByRole('button', { name: /Sync now$/ }).click();
    expect(model.calls).toEqual(['syncNow']);
  });

  test('a problem that another try would meet again leads to the options', async () => {
    const problem = { code: 'sync-credentials', message: 'It refuses the password.' } as const;
    const model = fakePopupModel({ sync: aSyncStatus({ last: aSyncResult({ problem }) }) });
    render(<Popup model={model} />);
    await region.getByRole('button', { name: /Settings$/ }).click();
    expect(model.calls).toEqual(['openSync']);
  });

  test('nothing moves when it is known', async () => {
    const model = fakePopupModel();
    const status = signal<ReturnType<typeof aSyncStatus> | null>(null);
    render(<Popup model={{ ...model, sync: { ...model.sync, status } }} />);
    const before = places();
    for (const known of [aSyncStatus({ account: null }), aSyncStatus()]) {
      status.value = known;
      await expect.element(region).toMatchTextContent(/[Ss]ync/);
      expect(places()).toEqual(before);
    }
  });

  test('nothing is said where nobody answers', () => {
    render(<Popup model={fakePopupModel({ sync: null, syncProblem: 'The library did not answer.' })} />);
    expect(region.query()).toBeNull();
  });
});

test.for(Object.entries(states))('axe finds nothing: %s', async ([, state]) => {
  render(<Popup model={fakePopupModel(state)} />);
  expect(await axeViolations()).toEqual([]);
});

test.for(Object.entries(states))('fits its 360 pixels: %s', ([, state]) => {
  render(<Popup model={fakePopupModel(state)} />);
  expect(document.documentElement.scrollWidth).toBe(360);
});

function figures(): Record<string, string | null | undefined> {
  const terms = page.getByRole('term').elements();
  return Object.fromEntries(terms.map((term) => [term.textContent, term.nextElementSibling?.textContent]));
}

/** Where what does not depend on the page's pictures lies. */
function places(): number[] {
  const nav = page.getByRole('navigation').element().getBoundingClientRect();
  return [nav.top, nav.bottom, document.documentElement.scrollHeight];
}
