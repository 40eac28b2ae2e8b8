import { describe, expect, test, vi } from 'vitest';
import { CodedError } from '../../../../lib/core/codedError.ts';
import { anImportModel, aPastImport, aSummary } from '../../../support/exportModels.ts';

const file = new File(['{}'], 'backup.json');

/** A model that has read a file and shows what it would do. */
async function planned() {
  const made = anImportModel();
  made.model.read([file]);
  made.works[0]?.planned(aSummary());
  await vi.waitFor(() => expect(made.model.status.value.kind).toBe('planned'));
  return made;
}

async function imported() {
  const made = await planned();
  made.model.apply();
  made.works[1]?.done(aPastImport);
  await vi.waitFor(() => expect(made.model.status.value.kind).toBe('done'));
  return made;
}

describe('an import', () => {
  test('is read first, and written only when it is wanted', async () => {
    const { model, works } = await planned();
    expect(model.status.value).toEqual({ kind: 'planned', summary: aSummary() });
    expect(works.map(({ stage }) => stage)).toEqual(['reading']);
    model.apply();
    model.apply();
    expect(works.map(({ stage, file: given }) => [stage, given])).toEqual([
      ['reading', file],
      ['writing', file],
    ]);
  });
  test('tells how far it is', () => {
    const { model, works } = anImportModel();
    model.read([file]);
    works[0]?.progress({ stage: 'reading', share: 0.4, entries: 5200 });
    expect(model.status.value).toMatchObject({ kind: 'working', fileName: 'backup.json', share: 0.4, entries: 5200 });
  });
  test('that is put away cannot be written', async () => {
    const { model, works } = await planned();
    model.dismiss();
    model.apply();
    expect(model.status.value).toEqual({ kind: 'idle' });
    expect(works).toHaveLength(1);
  });
  test('is of one file at a time', async () => {
    const { model, works } = anImportModel();
    model.read([file, file]);
    expect(model.status.value).toMatchObject({ kind: 'failed', message: expect.stringMatching(/one file at a time/) });
    model.read([file]);
    model.read([file]);
    expect(works).toHaveLength(1);
  });
  test('of a bad file says why', async () => {
    const { model, works } = anImportModel();
    model.read([file]);
    works[0]?.fail(new CodedError('invalid-import', 'Line 1 is no JSON.'));
    await vi.waitFor(() =>
      expect(model.status.value).toEqual({
        kind: 'failed',
        fileName: 'backup.json',
        stage: 'reading',
        message: 'Line 1 is no JSON. Nothing was changed.',
      }),
    );
  });
  test('can be cancelled while it is read', async () => {
    const { model } = anImportModel();
    model.read([file]);
    model.cancel();
    expect(model.status.value).toMatchObject({ kind: 'working', isCancelling: true });
    await vi.waitFor(() => expect(model.status.value).toMatchObject({ kind: 'cancelled', stage: 'reading' }));
  });
  test('cancelled while it is written is over when all is taken back', async () => {
    const { model, works } = await planned();
    model.apply();
    model.cancel();
    expect(works[1]?.signal.aborted).toBe(true);
    await vi.waitFor(() => expect(model.status.value).toMatchObject({ kind: 'cancelled', stage: 'writing' }));
    expect(model.last.value).toBeNull();
  });
});

test('a cancelled import that cannot be taken back has failed, and says so', async () => {
  const { model, works } = await planned();
  model.apply();
  works[1]?.progress({ stage: 'undoing', share: 0.5, entries: 60 });
  works[1]?.fail(new CodedError('storage-full', 'It could not be taken back yet.'));
  model.cancel();
  await vi.waitFor(() =>
    expect(model.status.value).toMatchObject({ kind: 'failed', message: 'It could not be taken back yet.' }),
  );
});

describe('taking back', () => {
  test('what was just imported', async () => {
    const { model, works } = await imported();
    expect(model.last.value).toEqual(aPastImport);
    model.undo();
    works[2]?.undone(2);
    await vi.waitFor(() => expect(model.status.value).toEqual({ kind: 'undone', fileName: 'backup.json', kept: 2 }));
    expect(model.last.value).toBeNull();
  });
  test('what was imported before the page was opened', async () => {
    const { model, works } = anImportModel({ last: aPastImport });
    await model.load();
    expect(model.last.value).toEqual(aPastImport);
    model.undo();
    expect(works.map(({ stage }) => stage)).toEqual(['undoing']);
  });
  test('fails with a sentence, and can be tried again', async () => {
    const { model, works, past } = await imported();
    past.last = aPastImport;
    model.undo();
    works[2]?.fail(new CodedError('storage-full', ''));
    await vi.waitFor(() => expect(model.status.value).toMatchObject({ kind: 'failed', stage: 'undoing' }));
    await vi.waitFor(() => expect(model.last.value).toEqual(aPastImport));
    model.undo();
    expect(works).toHaveLength(4);
  });
  test('what was interrupted, at the start', async () => {
    const { model } = anImportModel({ recovered: aPastImport });
    await model.load();
    expect(model.recovered.value).toEqual(aPastImport);
    expect(model.last.value).toBeNull();
    model.dismissRecovered();
    expect(model.recovered.value).toBeNull();
  });
});
