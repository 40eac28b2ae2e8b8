import { beforeAll, describe, expect, test } from 'vitest';
import {
  changePassphrase,
  isEncrypted,
  openEncryption,
  Undecryptable,
  type Encryption,
  type KeyFiles,
} from '../../../lib/sync/encryption.ts';
import { codeOf } from './problems.ts';

const host = 'cloud.example';
const bytes = new TextEncoder().encode('Likes, a line each');
const path = 'aaaaaaaa/000000000001-000000000002';

function inMemory(): KeyFiles & { readonly files: Map<string, string>; writes: number } {
  const files = new Map<string, string>();
  return {
    files,
    writes: 0,
    read: async () => new Map(files),
    async write(name, json) {
      this.writes++;
      files.set(name, json);
    },
  };
}

describe('a library of one passphrase', () => {
  const keyFiles = inMemory();
  let encryption: Encryption;
  let sealed: Uint8Array<ArrayBuffer>;
  beforeAll(async () => {
    encryption = await openEncryption({ passphrase: 'Zu\u0308rich', keyFiles, host });
    sealed = await encryption.encrypt(bytes, path);
  });

  test('is read on another machine, however its keyboard composes letters', async () => {
    const other = await openEncryption({ passphrase: 'Z\u00fcrich', keyFiles, host });
    expect(other.keyId).toBe(encryption.keyId);
    expect(await other.decrypt(sealed, path)).toEqual(bytes);
    expect(keyFiles.writes).toBe(1);
  });

  test('never writes the same bytes twice', async () => {
    expect(await encryption.encrypt(bytes, path)).not.toEqual(sealed);
  });

  test('is not read where it does not belong', async () => {
    await expect(encryption.decrypt(sealed, 'bbbbbbbb/000000000001-000000000002')).rejects.toThrow(Undecryptable);
  });

  test('is not read after a change of any byte', async () => {
    for (let index = 0; index < sealed.length; index++) {
      const changed = sealed.slice();
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(await codeOf(encryption.decrypt(changed, path))).toBe('sync-not-understood');
    }
  });

  test('is not read cut off', async () => {
    for (const length of [0, 1, 8, 20, 36, sealed.length - 1]) {
      await expect(encryption.decrypt(sealed.slice(0, length), path)).rejects.toThrow(Undecryptable);
    }
  });

  test('refuses another passphrase, and writes nothing', async () => {
    expect(await codeOf(openEncryption({ passphrase: 'zurich', keyFiles, host }))).toBe('sync-passphrase');
    expect(keyFiles.writes).toBe(1);
  });

  test('is known as encrypted', async () => {
    expect(await isEncrypted(keyFiles)).toBe(true);
    expect(await isEncrypted(inMemory())).toBe(false);
  });
});

test('a change of the passphrase leaves what is encrypted as it is', async () => {
  const keyFiles = inMemory();
  const before = await openEncryption({ passphrase: 'old', keyFiles, host });
  const sealed = await before.encrypt(bytes, path);
  expect(await codeOf(changePassphrase({ from: 'wrong', to: 'new', keyFiles, host }))).toBe('sync-passphrase');
  await changePassphrase({ from: 'old', to: 'new', keyFiles, host });
  expect(keyFiles.files.size).toBe(1);
  const after = await openEncryption({ passphrase: 'new', keyFiles, host });
  expect(await after.decrypt(sealed, path)).toEqual(bytes);
  expect(await codeOf(openEncryption({ passphrase: 'old', keyFiles, host }))).toBe('sync-passphrase');
  // As after one that was broken off.
  await changePassphrase({ from: 'old', to: 'new', keyFiles, host });
});

test('two machines that begin at once read each other', async () => {
  const keyFiles = inMemory();
  const [a, b] = await Promise.all([
    openEncryption({ passphrase: 'p', keyFiles, host }),
    openEncryption({ passphrase: 'p', keyFiles, host }),
  ]);
  expect(keyFiles.files.size).toBe(2);
  expect(await a.decrypt(await b.encrypt(bytes, path), path)).toEqual(bytes);
  expect(await b.decrypt(await a.encrypt(bytes, path), path)).toEqual(bytes);
});

test('two machines that begin at once with two passphrases say so', async () => {
  const keyFiles = inMemory();
  const [a, b] = await Promise.all([
    openEncryption({ passphrase: 'p', keyFiles, host }),
    openEncryption({ passphrase: 'q', keyFiles, host }),
  ]);
  expect(await codeOf(a.decrypt(await b.encrypt(bytes, path), path))).toBe('sync-passphrase');
});

describe('key files that are none', () => {
  test.each([
    '',
    '{',
    'null',
    '[]',
    '{"format":"likeable-gallery-key","version":2}',
    '{"format":"likeable-gallery-key","version":1,"keyId":"../../etc","iterations":1,"salt":"","iv":"","wrapped":""}',
    '{"format":"likeable-gallery-key","version":1,"keyId":"0123456789abcdef","iterations":1e12,"salt":"","iv":"","wrapped":""}',
    '{"format":"likeable-gallery-key","version":1,"keyId":"0123456789abcdef","iterations":1,"salt":"=","iv":"","wrapped":""}',
  ])('%s', async (json) => {
    const keyFiles = inMemory();
    keyFiles.files.set('0123456789abcdef.json', json);
    expect(await codeOf(openEncryption({ passphrase: 'p', keyFiles, host }))).toBe('sync-not-understood');
    expect(keyFiles.writes).toBe(0);
  });

  test('do not hide those that are', async () => {
    const keyFiles = inMemory();
    const before = await openEncryption({ passphrase: 'p', keyFiles, host });
    keyFiles.files.set('0000000000000000.json', '{"cut');
    expect((await openEncryption({ passphrase: 'p', keyFiles, host })).keyId).toBe(before.keyId);
  });
});
