import { describe, expect, test, vi } from 'vitest';
import { CodedError } from '../../../../lib/core/codedError.ts';
import { anAccountSettingsModel, type AccountSettingsEdge } from '../../../support/sync/syncModels.ts';

async function loaded(edge: AccountSettingsEdge = {}) {
  const made = anAccountSettingsModel(edge);
  await made.model.load();
  return made;
}

/** Answers that come when the test says. */
function heldAnswers() {
  const held: PromiseWithResolvers<void>[] = [];
  const answer = (name: string): Promise<void> => {
    if (name === 'accountSettings.read') return Promise.resolve();
    const given = Promise.withResolvers<void>();
    held.push(given);
    return given.promise;
  };
  return { held, answer };
}

test('is unknown until it has been read', async () => {
  const { model } = anAccountSettingsModel({ isOn: true });
  expect(model.isOn.value).toBeNull();
  await model.load();
  expect(model.isOn.value).toBe(true);
});

test('a reading that fails is said, and may be tried again', async () => {
  let fails = true;
  const { model, reported } = await loaded({
    isOn: true,
    answer: async () => {
      if (fails) throw new CodedError('no-reply', '');
    },
  });
  expect(model.isOn.value).toBeNull();
  expect(model.problem.value).toMatch(/did not answer/);
  expect(reported).toHaveLength(1);
  fails = false;
  await model.load();
  expect([model.isOn.value, model.problem.value]).toEqual([true, null]);
});

describe('setting', () => {
  test('is shown at once', async () => {
    const edge: AccountSettingsEdge = {};
    const { model, asked } = await loaded(edge);
    model.set(true);
    expect(model.isOn.value).toBe(true);
    await vi.waitFor(() => expect(edge.isOn).toBe(true));
    expect([asked, model.problem.value]).toEqual([[true], null]);
  });

  test.each([
    [new CodedError('storage-full', 'QuotaExceededError'), /^Your settings are too large for the browser’s account/],
    [new CodedError('no-reply', ''), /did not answer/],
    [new Error('odd'), /unforeseen.*odd/],
  ])('goes back where it fails, and says why: %s', async (failure, words) => {
    const { model, reported } = await loaded({
      answer: async (name) => {
        if (name === 'accountSettings.set') throw failure;
      },
    });
    model.set(true);
    await vi.waitFor(() => expect(model.problem.value).toMatch(words));
    expect(model.isOn.value).toBe(false);
    expect(reported).toEqual([failure]);
    model.dismiss();
    expect(model.problem.value).toBeNull();
  });

  test('the latest of several counts', async () => {
    const { held, answer } = heldAnswers();
    const { model } = await loaded({ answer });
    model.set(true);
    model.set(false);
    held[0]?.reject(new CodedError('storage-full', ''));
    await Promise.resolve();
    expect([model.isOn.value, model.problem.value]).toEqual([false, null]);
    held[1]?.resolve();
    await vi.waitFor(() => expect(model.isOn.value).toBe(false));
    expect(model.problem.value).toBeNull();
  });

  test('goes back to what was set before, not to what was read first', async () => {
    const { held, answer } = heldAnswers();
    const { model } = await loaded({ answer });
    model.set(true);
    held[0]?.resolve();
    await vi.waitFor(() => expect(model.isOn.value).toBe(true));
    await new Promise((resolve) => setTimeout(resolve));
    model.set(false);
    held[1]?.reject(new CodedError('no-reply', ''));
    await vi.waitFor(() => expect(model.problem.value).not.toBeNull());
    expect(model.isOn.value).toBe(true);
  });
});
