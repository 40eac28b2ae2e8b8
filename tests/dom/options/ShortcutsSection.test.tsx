import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cleanup } from '@testing-library/preact';
import { page, userEvent } from 'vitest/browser';
import { SettingsFile } from '../../../components/options/SettingsFile.tsx';
import { ShortcutsSection } from '../../../components/options/ShortcutsSection.tsx';
import { readExtensionSettings } from '../../../lib/core/settings/extensionSettings.ts';
import { settingsFileText } from '../../../lib/core/settings/settingsFile.ts';
import { axeViolations } from '../../support/axeInPage.ts';
import { aSettingsModel } from '../../support/settingsModel.ts';
import { showSection } from './showSection.tsx';

afterEach(cleanup);

const action = { id: '1', label: 'Send it', icon: 'Send', key: 'q', does: 'open', template: 'https://a.example/' };
const keyOf = (command: string) => page.getByRole('button', { name: `Change the key of ${command}`, exact: true });

describe('shortcuts', () => {
  function show(shortcut = 'Alt+Shift+L') {
    const settings = aSettingsModel({ actions: [action] });
    const openBrowserShortcuts = vi.fn();
    showSection(<ShortcutsSection {...{ settings, shortcut, openBrowserShortcuts }} />);
    return { settings, openBrowserShortcuts };
  }

  test('a command gets another key, which is taken from the one that had it', async () => {
    const { settings } = show();
    await keyOf('Like').click();
    await userEvent.keyboard('x');
    await expect.element(page.getByRole('status')).toHaveTextContent('“Like” is X now. It was taken from “Dislike”.');
    expect(settings.all.value?.gallery.keys).toEqual({ like: ['x'], dislike: [] });
    await page.getByRole('button', { name: 'Give “Like” its key back' }).click();
    expect(settings.all.value?.gallery.keys).toEqual({ dislike: [] });
    await page.getByRole('button', { name: 'Give “Dislike” its key back' }).click();
    expect(settings.all.value?.gallery.keys).toEqual({});
  });

  test('an action’s key is not taken from it, Escape leaves everything as it was', async () => {
    const { settings } = show();
    await keyOf('Like').click();
    await userEvent.keyboard('q');
    await expect.element(page.getByRole('status').getByText(/Send it/)).toBeVisible();
    await keyOf('Like').click();
    await userEvent.keyboard('{Escape}');
    await expect.element(keyOf('Like')).toHaveAttribute('aria-pressed', 'false');
    expect(settings.all.value?.gallery.keys).toEqual({});
  });

  test('whoever goes elsewhere no longer gives a key', async () => {
    const { settings } = show();
    await keyOf('Like').click();
    await page.getByRole('button', { name: 'Change in the browser' }).click();
    await userEvent.keyboard('y');
    expect(settings.all.value?.gallery.keys).toEqual({});
  });

  test('the list is narrowed down by what commands are called', async () => {
    show();
    await page.getByRole('searchbox', { name: 'Search commands' }).fill('zoom');
    await expect.element(keyOf('Zoom in')).toBeVisible();
    expect(keyOf('Like').elements()).toEqual([]);
    await page.getByRole('searchbox', { name: 'Search commands' }).fill('qqq');
    await expect.element(page.getByText('No command is called that.')).toBeVisible();
  });

  test.each([
    ['Alt+Shift+L', 'Shift'],
    ['', 'No key'],
  ])('the browser’s own shortcut is "%s"', async (shortcut, shown) => {
    const { openBrowserShortcuts } = show(shortcut);
    await expect.element(page.getByRole('region', { name: 'In the browser' }).getByText(shown)).toBeVisible();
    await page.getByRole('button', { name: 'Change in the browser' }).click();
    expect(openBrowserShortcuts).toHaveBeenCalledOnce();
  });

  test('axe finds nothing', async () => {
    show();
    await keyOf('Like').click();
    await userEvent.keyboard('y');
    expect(await axeViolations()).toEqual([]);
  });
});

describe('the file of settings', () => {
  const own = readExtensionSettings({ gallery: { gap: [3, 3] }, sites: { 'a.example': { marks: true } }, badge: true });
  const saved: { file: Blob; name: string }[] = [];
  beforeEach(() => void saved.splice(0));

  function show() {
    const settings = aSettingsModel({ sites: { 'b.example': { disliked: 'hidden' } } });
    showSection(<SettingsFile settings={settings} saveFile={(file, name) => saved.push({ file, name })} />);
    return settings;
  }
  const choose = (content: string) =>
    page.getByLabelText('Settings file').upload(new File([content], 'mine.json', { type: 'application/json' }));

  test('is saved with all settings, and says what it would change before it does', async () => {
    const settings = show();
    const before = settings.all.value;
    await page.getByRole('button', { name: 'Save settings' }).click();
    expect(saved[0]?.name).toMatch(/^likeable-gallery-settings-\d{4}-\d\d-\d\d\.json$/);
    expect(JSON.parse((await saved[0]?.file.text()) ?? '')).toMatchObject({ settings: before });

    await choose(settingsFileText(own, ''));
    await expect.element(page.getByText(/“mine.json” would change 2 settings, 2 sites/)).toBeVisible();
    expect(settings.all.value).toEqual(before);
    await page.getByRole('button', { name: 'Use these settings' }).click();
    expect(settings.all.value).toEqual(own);
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(settings.all.value).toEqual(before);
  });

  test.each([
    ['{', /cannot be read as JSON\. Nothing was changed\./],
    ['{"format":"likeable-gallery","likes":[]}', /holds no settings of Likeable Gallery/],
    ['{"format":"likeable-gallery-settings","version":9,"settings":{}}', /by a newer version/],
  ])('%s is refused in words', async (content, words) => {
    const settings = show();
    const before = settings.all.value;
    await choose(content);
    await expect.element(page.getByText(words)).toBeVisible();
    expect(settings.all.value).toEqual(before);
  });
});
