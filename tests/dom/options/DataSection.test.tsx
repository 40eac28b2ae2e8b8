import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { DataSection } from '../../../components/options/DataSection.tsx';
import { DeletionBanner } from '../../../components/options/DeletionBanner.tsx';
import { CodedError } from '../../../lib/core/codedError.ts';
import { axeViolations } from '../../support/axeInPage.ts';
import { aDataModel } from '../../support/dataModels.ts';
import { showSection } from './showSection.tsx';

beforeEach(async () => {
  document.documentElement.lang = 'en';
  await page.viewport(1280, 800);
});
afterEach(cleanup);

function show(edge: Parameters<typeof aDataModel>[0] = {}, busy = false) {
  const made = aDataModel(edge);
  showSection(
    <>
      <DeletionBanner model={made.model} />
      <DataSection model={made.model} settings={made.settings} busy={busy} />
    </>,
  );
  return made;
}

const part = (name: string) => page.getByRole('region', { name });

test('says what is stored, and how much it takes', async () => {
  show();
  const space = part('Space used');
  await expect
    .element(space.getByRole('row', { name: 'Pictures with their judgements 12,408 about 21.3 MB' }))
    .toBeVisible();
  await expect.element(space.getByRole('row', { name: 'Thumbnails 9,112 about 84 MB' })).toBeVisible();
  await expect.element(space.getByRole('row', { name: 'Offline copies 32 41.3 MB' })).toBeVisible();
  await expect.element(space.getByText('In all 151 MB on this disk; the browser gives at most 12 GB.')).toBeVisible();
});

describe('a copy of one’s own', () => {
  test.for([
    [{}, 'Last exported on November 18, 2026, 12,001 pictures. 407 pictures have changed since.'],
    [{ since: 0 }, 'Last exported on November 18, 2026, 12,001 pictures. Nothing has changed since.'],
    [{ last: null, since: 1 }, 'Never exported. 1 picture is in no file yet.'],
    [{ last: null, since: 0 }, 'There is nothing to copy yet.'],
  ] as const)('%j', async ([edge, sentence]) => {
    show(edge);
    await expect.element(part('A copy of your own').getByText(sentence)).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'Export…' })).toHaveAttribute('href', '#export');
  });
});

describe('permissions', () => {
  test('each says what it is for', async () => {
    const { model } = show();
    const terms = part('What it may do').getByRole('term');
    await expect.element(terms.first()).toBeVisible();
    expect(terms.elements()).toHaveLength(model.permissions.length);
    expect(part('What it may do').getByRole('definition').elements()).toHaveLength(model.permissions.length);
  });

  test('sites are named with what they are for, and taken back', async () => {
    show();
    const sites = page.getByRole('list', { name: 'Sites you have let it into' });
    await expect.element(sites.getByText('To mark judged pictures in its pages')).toBeVisible();
    await sites.getByRole('button', { name: 'Take back the access to frames.example' }).click();
    await expect.element(sites).toHaveTextContent('All sitesTo read pictures and frames from itTake back');
    await expect.element(sites).toHaveFocus();
    await sites.getByRole('button', { name: 'Take back the access to All sites' }).click();
    await expect.element(sites).toHaveTextContent('None.');
  });
});

test('private windows are kept when that is wished for', async () => {
  const { changed } = show({ allowedInPrivate: false });
  const keep = page.getByRole('switch', { name: 'Keep what is judged in private windows', checked: false });
  await expect.element(keep).toHaveAccessibleDescription(/^Your browser does not let Likeable Gallery/);
  await keep.click();
  expect(changed).toEqual([{ privateWindows: true }]);
});

describe('deleting everything', () => {
  const button = page.getByRole('button', { name: 'Delete everything…' });
  const dialog = page.getByRole('dialog', { name: 'Delete everything?' });

  test('asks once, says what goes and what stays, and can be undone', async () => {
    const { asked } = show();
    await button.click();
    await expect.element(dialog.getByText(/^12,408 pictures leave this browser/)).toBeVisible();
    await expect.element(dialog.getByText(/^Files that you have exported stay/)).toBeVisible();
    expect(await axeViolations()).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect.element(button).toHaveFocus();
    expect(asked).toEqual([]);

    await button.click();
    await dialog.getByRole('checkbox', { name: 'My settings and actions too' }).click();
    await dialog.getByRole('button', { name: 'Delete everything' }).click();
    await expect.element(page.getByText(/^12,408 pictures were deleted.*until you close this page\.$/)).toBeVisible();
    const undo = page.getByRole('button', { name: 'Undo' });
    await expect.element(undo).toHaveFocus();
    expect(await axeViolations()).toEqual([]);
    await undo.click();
    await expect.element(page.getByText('Everything is back as it was.')).toBeVisible();
    expect(asked).toEqual([
      ['library.deleteAll', { settings: false }],
      ['library.restore', undefined],
    ]);
  });

  test('can be made final', async () => {
    const { asked } = show();
    await button.click();
    await dialog.getByRole('button', { name: 'Delete everything' }).click();
    await page.getByRole('button', { name: 'Delete for good now' }).click();
    await expect.element(page.getByText('It is gone for good.')).toBeVisible();
    expect(page.getByRole('button', { name: 'Undo' }).query()).toBeNull();
    expect(asked.map(([name]) => name)).toEqual(['library.deleteAll', 'library.forget']);
  });

  test('waits for an export that runs', async () => {
    show({}, true);
    await expect.element(page.getByText('An export or import is running. It has to end first.')).toBeVisible();
    await expect.element(button).toHaveAttribute('aria-disabled', 'true');
    button.element().dispatchEvent(new MouseEvent('click', { bubbles: true }));
    expect(dialog.query()).toBeNull();
  });

  test('that fails says so', async () => {
    show({ answer: () => Promise.reject(new CodedError('no-reply', '')) });
    await button.click();
    await dialog.getByRole('button', { name: 'Delete everything' }).click();
    await expect.element(page.getByRole('alert')).toMatchTextContent(/did not answer/);
    expect(page.getByRole('button', { name: 'Undo' }).query()).toBeNull();
  });
});

const states: Readonly<Record<string, Parameters<typeof aDataModel>[0]>> = {
  usual: {},
  empty: { totals: { liked: 0, disliked: 0, cleared: 0 }, patterns: [], last: null, since: 0 },
  unreadable: { space: new CodedError('storage-unavailable', '') },
  'a site with a long name': { patterns: [`*://${'photographs-of-ridges.'.repeat(9)}example/*`] },
};

test.for(Object.entries(states))('axe finds nothing: %s', async ([, edge]) => {
  const { model } = show(edge);
  await vi.waitFor(() => expect(model.copy.value).not.toBeNull());
  expect(await axeViolations()).toEqual([]);
});

test.for(Object.entries(states))('fits 360 pixels: %s', async ([, edge]) => {
  await page.viewport(360, 640);
  const { model } = show(edge);
  await vi.waitFor(() => expect(model.copy.value).not.toBeNull());
  const main = page.getByRole('main').element();
  expect(main.scrollWidth).toBe(main.clientWidth);
});
