import { expect, test, vi } from 'vitest';
import { CodedError } from '../../../lib/core/codedError.ts';
import {
  changeSettings,
  readExtensionSettings,
  type SettingsChanges,
} from '../../../lib/core/settings/extensionSettings.ts';
import { createExtensionSettingsModel } from '../../../lib/state/createExtensionSettingsModel.ts';
import type { Client } from '../../../lib/protocol/client.ts';

/** A background that holds settings and answers each change when it is told to. */
function someModel() {
  let held = readExtensionSettings(null);
  const waiting: { changes: SettingsChanges; settle: (error?: Error) => void }[] = [];
  const report = vi.fn();
  const client = {
    request: (name: string, request: { changes: SettingsChanges }) =>
      name === 'settings.read'
        ? Promise.resolve(held)
        : new Promise((resolve, reject) => {
            waiting.push({
              changes: request.changes,
              settle(error) {
                if (error !== undefined) return reject(error);
                held = changeSettings(held, request.changes);
                resolve(held);
              },
            });
          }),
  } as unknown as Client;
  return {
    model: createExtensionSettingsModel({ client, report }),
    report,
    held: () => held,
    sent: () => waiting.map(({ changes }) => changes),
    async settle(error?: Error) {
      waiting.at(-1)?.settle(error);
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

test('a change shows at once, and what follows while it is stored goes in one more', async () => {
  const { model, sent, settle, held } = someModel();
  await model.load();
  model.change({ gallery: { dockWidth: 304 } });
  model.change({ gallery: { dockWidth: 305 }, sites: { 'a.example': { marks: true } } });
  model.change({ gallery: { fit: 'contain' }, sites: { 'a.example': { disliked: 'dimmed' } } });
  expect(model.all.value?.gallery).toMatchObject({ dockWidth: 305, fit: 'contain' });
  expect(sent()).toEqual([{ gallery: { dockWidth: 304 } }]);
  await settle();
  // What is not stored yet is not undone by the answer to what is.
  expect(model.all.value?.gallery).toMatchObject({ dockWidth: 305, fit: 'contain' });
  expect(sent().slice(1)).toEqual([
    { gallery: { dockWidth: 305, fit: 'contain' }, sites: { 'a.example': { marks: true, disliked: 'dimmed' } } },
  ]);
  await settle();
  expect(held()).toEqual(model.all.value);
});

test('what could not be stored is said, kept, and goes along with the next', async () => {
  const { model, sent, settle, report, held } = someModel();
  await model.load();
  model.change({ badge: true });
  await settle(new CodedError('storage-full', 'Full.'));
  expect(model.problem.value).toMatch(/\.$/);
  expect(report).toHaveBeenCalledOnce();
  await model.load();
  expect(model.all.value?.badge).toBe(true);
  expect(model.problem.value).not.toBeNull();
  model.change({ gallery: { dockWidth: 303 } });
  expect(sent().at(-1)).toEqual({ badge: true, gallery: { dockWidth: 303 } });
  await settle();
  expect(model.problem.value).toBeNull();
  expect(held()).toMatchObject({ badge: true, gallery: { dockWidth: 303 } });
});

test('a site that begins anew, and is changed before that is stored, has nothing of before', async () => {
  const { model, settle, held } = someModel();
  await model.load();
  model.change({ sites: { 'a.example': { marks: true, disliked: 'hidden' } } });
  await settle();
  model.change({ badge: true });
  model.change({ sites: { 'a.example': null } });
  model.change({ sites: { 'a.example': { gallery: { dockWidth: 301 } } } });
  await settle();
  await settle();
  expect(held().sites).toEqual({ 'a.example': { gallery: { dockWidth: 301 }, marks: false, disliked: 'shown' } });
});

test('what was read before a change, and is answered after it, does not undo it', async () => {
  const held = readExtensionSettings(null);
  const { promise: read, resolve: answerRead } = Promise.withResolvers<typeof held>();
  const request = (name: string, { changes }: { changes: SettingsChanges } = { changes: {} }) =>
    name === 'settings.read' ? read : Promise.resolve(changeSettings(held, changes));
  const model = createExtensionSettingsModel({ client: { request } as unknown as Client, report: vi.fn() });
  const loading = model.load();
  model.change({ gallery: { customCss: 'a' } });
  await vi.waitFor(() => expect(model.all.value?.gallery.customCss).toBe('a'));
  answerRead(held);
  await loading;
  expect(model.all.value?.gallery.customCss).toBe('a');
});
