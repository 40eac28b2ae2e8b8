import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ActionsSection } from '../../../components/options/ActionsSection.tsx';
import type { ActionResult } from '../../../lib/core/actions/actions.ts';
import { createActionsModel } from '../../../lib/state/options/createActionsModel.ts';
import { axeViolations } from '../../support/axeInPage.ts';
import { aSettingsModel } from '../../support/settingsModel.ts';
import { showSection } from './showSection.tsx';

const hook = {
  id: 'action-hook',
  label: 'Hook',
  icon: 'Send',
  key: 'k',
  does: 'post',
  template: 'http://127.0.0.1:8000/in',
} as const;
const look = {
  id: 'action-look',
  label: 'Look up',
  icon: 'Search',
  key: null,
  does: 'open',
  template: 'https://b.example/?q={url}',
} as const;

interface Edges {
  readonly actions?: readonly object[];
  readonly action?: string;
  readonly allowed?: boolean;
  /** What the person answers to the browser's question. */
  readonly grants?: boolean;
  readonly result?: ActionResult;
}

function show({ actions = [hook, look], action = 'download', allowed = true, grants = true, result }: Edges = {}) {
  const settings = aSettingsModel({ actions, gallery: { action } });
  const request = vi.fn(async () => grants);
  const perform = vi.fn(async () => result ?? { ok: true as const, answer: '<b>stored</b>' });
  let ids = 0;
  const model = createActionsModel({
    settings,
    has: async () => allowed,
    request,
    perform,
    readSample: async () => null,
    newOperationId: () => `operation-${++ids}`,
    report: (error) => reportError(error),
  });
  document.title = 'Actions';
  showSection(<ActionsSection model={model} keys={{}} problem={null} />);
  return { settings, request, perform };
}

beforeEach(async () => {
  document.documentElement.lang = 'en';
  await page.viewport(1000, 900);
});
afterEach(cleanup);

const row = (name: string) => page.getByRole('listitem', { name, exact: true });
const dialog = page.getByRole('dialog');
const field = (name: string) => dialog.getByRole('textbox', { name, exact: true });
const button = (name: string) => dialog.getByRole('button', { name, exact: true });
const labels = (settings: ReturnType<typeof aSettingsModel>) => settings.all.value?.actions.map(({ label }) => label);

test('the cards’ button does any of the actions, the person’s own as well, or none', async () => {
  const { settings } = show();
  const choice = page.getByRole('combobox', { name: /^Button on each picture/ });
  await choice.selectOptions('Hook');
  expect(settings.all.value?.gallery.action).toBe('action-hook');
  await choice.selectOptions('Search by image: TinEye');
  expect(settings.all.value?.gallery.action).toBe('search-tineye');
  await choice.selectOptions('No button');
  expect(settings.all.value?.gallery.action).toBe('');
});

test('an action is defined, with what is wrong said while it is typed, and what would be sent shown', async () => {
  const { settings, request } = show({ actions: [], allowed: false });
  await page.getByRole('button', { name: 'Add' }).click();
  await expect.element(field('Label')).toHaveFocus();
  await expect.element(field('Address')).not.toHaveAttribute('aria-invalid');
  await field('Address').click();
  await field('Label').click();
  await expect.element(field('Address')).toHaveAttribute('aria-invalid', 'true');
  await button('Save').click();
  await expect.element(dialog.getByRole('alert')).toHaveTextContent('Type a label.');
  await field('Label').fill('My model');
  await dialog.getByRole('radio', { name: 'Bot' }).click({ force: true });
  await dialog.getByRole('radio', { name: 'Call a Gradio app' }).click();
  await field('Address').fill('javascript:alert(1)');
  await expect.element(dialog.getByText(/begins with http/)).toBeVisible();
  await expect.element(field('Address')).toHaveAttribute('aria-invalid', 'true');
  await field('Address').fill('http://gradio.example/call?from=');
  await dialog.getByRole('button', { name: '{page}' }).click();
  await expect.element(field('Address')).toHaveValue('http://gradio.example/call?from={page}');
  await expect.element(dialog.getByText(/^Plain http: on its way to gradio\.example/)).toBeVisible();
  await expect.element(dialog.getByText(/^When you save, the browser asks/)).toBeVisible();
  const example = dialog.getByRole('region', { name: 'Example' });
  await expect.element(example).toMatchTextContent(/from=https%3A%2F%2Fframes\.example/);
  await expect.element(example).toMatchTextContent(/\{ "data": \[ \{ "image": "https:/);

  await button('Change the key: none').click();
  await userEvent.keyboard('x');
  await expect.element(dialog.getByText(/^X belongs to “Dislike”/)).toBeVisible();
  await userEvent.keyboard('q');
  await expect.element(button('No key')).toBeVisible();
  await button('Save').click();
  await expect.element(row('My model')).toBeVisible();
  expect(request).toHaveBeenCalledExactlyOnceWith(['http://gradio.example/*']);
  expect(settings.all.value?.actions).toEqual([
    {
      id: 'operation-1',
      label: 'My model',
      icon: 'Bot',
      key: 'q',
      does: 'gradio',
      template: 'http://gradio.example/call?from={page}',
    },
  ]);
});

test('without the permission it is not kept, and that is said', async () => {
  const { settings } = show({ actions: [], grants: false });
  await page.getByRole('button', { name: /^Send to a webhook/ }).click();
  await button('Save').click();
  await expect.element(dialog.getByRole('alert')).toMatchTextContent(/^Not saved: without your permission/);
  expect(settings.all.value?.actions).toEqual([]);
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
});

test.each<[ActionResult, RegExp]>([
  [{ ok: true, answer: '<b>stored</b>' }, /^It was sent\. The server answered: <b>stored<\/b>$/],
  [{ ok: true, answer: '' }, /^It was sent\. The server answered nothing\.$/],
  [{ ok: false, failure: { kind: 'refused', status: 404, answer: 'No hook' } }, /^The server answered 404: No hook$/],
  [{ ok: false, failure: { kind: 'unreachable' } }, /^The server could not be reached\.$/],
])('tried out, it says what came of it as text: %o', async (result, sentence) => {
  const { perform } = show({ result });
  await row('Hook').getByRole('button', { name: 'Edit' }).click();
  await button('Try it').click();
  await expect.element(dialog.getByText(sentence)).toBeVisible();
  expect(dialog.element().querySelector('b')).toBeNull();
  expect(perform).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ template: hook.template }),
    expect.objectContaining({ picture: expect.objectContaining({ caption: 'Espresso, red cup' }) as unknown }),
  );
});

test('one that may not send any more says so, and can be allowed', async () => {
  const { request } = show({ allowed: false });
  await expect.element(row('Hook').getByText('Not allowed yet')).toBeVisible();
  expect(row('Look up').getByText('Not allowed yet').query()).toBeNull();
  await row('Hook').getByRole('button', { name: 'Allow…' }).click();
  expect(request).toHaveBeenCalledWith(['http://127.0.0.1/*']);
});

test('they are put in order, doubled and deleted, and a deleted one comes back as it was', async () => {
  const { settings } = show({ action: 'action-hook' });
  await row('Hook').getByRole('button', { name: 'Move down' }).click();
  expect(labels(settings)).toEqual(['Look up', 'Hook']);
  await row('Hook').getByRole('button', { name: 'Duplicate' }).click();
  expect(labels(settings)).toEqual(['Look up', 'Hook', 'Hook']);
  expect(settings.all.value?.actions.map(({ key }) => key)).toEqual([null, 'k', null]);
  await row('Hook').first().getByRole('button', { name: 'Delete' }).click();
  expect(labels(settings)).toEqual(['Look up', 'Hook']);
  expect(settings.all.value?.gallery.action).toBe('download');
  await expect.element(page.getByRole('button', { name: 'Add' })).toHaveFocus();
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(labels(settings)).toEqual(['Look up', 'Hook', 'Hook']);
  expect(settings.all.value?.gallery.action).toBe('action-hook');
});

test('axe finds nothing in the list, nor in the dialog', async () => {
  show({ allowed: false });
  await expect.element(row('Hook').getByText('Not allowed yet')).toBeVisible();
  expect(await axeViolations()).toEqual([]);
  await row('Hook').getByRole('button', { name: 'Edit' }).click();
  await expect.element(button('Try it')).toBeVisible();
  expect(await axeViolations()).toEqual([]);
});

test.each([360, 2560])('nothing sticks out at %d pixels', async (width) => {
  await page.viewport(width, 900);
  show({ allowed: false });
  await expect.element(row('Hook').getByText('Not allowed yet')).toBeVisible();
  const main = document.querySelector('.lg-options-main');
  expect(main?.scrollWidth).toBeLessThanOrEqual(main?.clientWidth ?? 0);
  await row('Hook').getByRole('button', { name: 'Edit' }).click();
  const body = dialog.element();
  expect(body.scrollWidth).toBeLessThanOrEqual(body.clientWidth);
});
