import { afterEach, expect, test, vi } from 'vitest';
import { createExportFiles } from '../../../lib/platform/exportFiles.ts';

const root = () => navigator.storage.getDirectory();
let ids = 0;

function filesOf(changes: Partial<Parameters<typeof createExportFiles>[0]> = {}) {
  const save = vi.fn(async () => {});
  const files = createExportFiles({ root, locks: navigator.locks, newId: () => `export${++ids}`, save, ...changes });
  return { files, save };
}

async function foldersThere(): Promise<string[]> {
  const names: string[] = [];
  for await (const name of (await (await root()).getDirectoryHandle('exports', { create: true })).keys())
    names.push(name);
  return names;
}

afterEach(async () => {
  await filesOf().files.sweep();
});

test('what is written piece by piece is one file, which goes when the export is over', async () => {
  const { files, save } = filesOf();
  const folder = await files.open();
  const [one, other] = [await folder.create(), await folder.create()];
  for (const piece of [[1, 2], [3]]) await one.write(new Uint8Array(piece));
  await other.write(new Uint8Array([9]));
  const [first, second] = [await one.close(), await other.close()];
  expect([...(await first.bytes())]).toEqual([1, 2, 3]);
  expect([...(await second.bytes())]).toEqual([9]);
  const { signal } = new AbortController();
  await folder.save([{ name: 'x', file: first }], signal);
  expect(save).toHaveBeenCalledWith([{ name: 'x', file: first }], signal);
  await folder.discard();
  expect(await foldersThere()).toEqual([]);
});

test('an export that is given up leaves nothing, however far it is', async () => {
  const folder = await filesOf().files.open();
  const file = await folder.create();
  await file.write(new Uint8Array(1000));
  await folder.discard();
  expect(await foldersThere()).toEqual([]);
});

test('what was left behind goes with the next export, what another page is at stays', async () => {
  const left = await (await root()).getDirectoryHandle('exports', { create: true });
  await (await left.getDirectoryHandle('left-behind', { create: true })).getFileHandle('1', { create: true });
  const other = await filesOf().files.open();
  const file = await other.create();
  await file.write(new Uint8Array([1]));
  const folder = await filesOf().files.open();
  expect(await foldersThere()).toEqual([expect.stringMatching(/^export/), expect.stringMatching(/^export/)]);
  expect((await file.close()).size).toBe(1);
  await other.discard();
  await folder.discard();
  expect(await foldersThere()).toEqual([]);
});

test('where there is no such storage, files are made in memory', async () => {
  const { files } = filesOf({ root: () => Promise.reject(new DOMException('Not here.', 'SecurityError')) });
  const folder = await files.open();
  const file = await folder.create();
  await file.write(new Uint8Array([1]));
  await file.write(new Uint8Array([2]));
  expect([...(await (await file.close()).bytes())]).toEqual([1, 2]);
  await folder.discard();
  await files.sweep();
});

test('a full disk is told of in a sentence', async () => {
  const write = vi
    .spyOn(FileSystemWritableFileStream.prototype, 'write')
    .mockRejectedValue(new DOMException('Full.', 'QuotaExceededError'));
  const folder = await filesOf().files.open();
  const file = await folder.create();
  await expect(file.write(new Uint8Array([1]))).rejects.toMatchObject({
    code: 'export-failed',
    message: expect.stringMatching(/^The disk is full: .* Nothing of it was kept, .* Free some space/),
  });
  write.mockRestore();
  await folder.discard();
  expect(await foldersThere()).toEqual([]);
});

test('where the folder cannot be made, files are made in memory, and no lock is left', async () => {
  const broken = async () => {
    const folder = await (await root()).getDirectoryHandle('exports', { create: true });
    return {
      getDirectoryHandle: async () => ({
        keys: () => folder.keys(),
        getDirectoryHandle: () => Promise.reject(new DOMException('Full.', 'QuotaExceededError')),
      }),
    } as unknown as FileSystemDirectoryHandle;
  };
  const folder = await filesOf({ root: broken }).files.open();
  const file = await folder.create();
  await file.write(new Uint8Array([7]));
  expect((await file.close()).size).toBe(1);
  await expect.poll(async () => (await navigator.locks.query()).held).toEqual([]);
});
