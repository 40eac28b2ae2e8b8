import { describe, expect, test, vi } from 'vitest';
import { CodedError } from '../../../../lib/core/codedError.ts';
import type { SyncStatus } from '../../../../lib/core/sync/syncStatus.ts';
import type { Client } from '../../../../lib/protocol/client.ts';
import { createPopupSync, needsOptions } from '../../../../lib/state/popup/popupSync.ts';
import { createSyncReading } from '../../../../lib/state/syncReading.ts';
import { ACCOUNT, aSyncModel, aSyncResult, aSyncStatus } from '../../../support/sync/syncModels.ts';

const NO_SERVER = aSyncStatus({ account: null, last: null, syncedAt: null, nextAt: null, unsent: null });
const ADDRESS = 'https://cloud.example/dav';

function typed(edge: Parameters<typeof aSyncModel>[0] = {}) {
  const made = aSyncModel({ status: NO_SERVER, ...edge });
  made.model.change({ address: ` ${ADDRESS}/ `, user: ' me ', password: ' s3cret ' });
  return made;
}

describe('reading', () => {
  test('the latest counts, whichever is answered last', async () => {
    const answers: ((status: SyncStatus) => void)[] = [];
    const client = {
      request: () => new Promise((answer) => answers.push(answer)),
    } as unknown as Client;
    const reading = createSyncReading({ client, wait: async () => {}, report: vi.fn() });
    const reads = [reading.read(), reading.read()];
    const [first, second] = [aSyncStatus({ unsent: 2 }), aSyncStatus({ unsent: 1 })];
    answers[1]?.(second);
    answers[0]?.(first);
    await Promise.all(reads);
    expect(reading.status.value).toBe(second);
  });

  test('a failure is said, and gone when it has been read', async () => {
    let fails = true;
    const client = {
      async request() {
        if (fails) throw new CodedError('storage-unavailable', '');
        return NO_SERVER;
      },
    } as unknown as Client;
    const reading = createSyncReading({ client, wait: async () => {}, report: vi.fn() });
    await reading.read();
    expect(reading.problem.value).toMatch(/library cannot be opened/);
    fails = false;
    await reading.read();
    expect(reading.problem.value).toBeNull();
    expect(reading.status.value).toBe(NO_SERVER);
  });

  test('a background that was killed is asked again', async () => {
    const request = vi.fn().mockRejectedValueOnce(new CodedError('no-reply', '')).mockResolvedValue(NO_SERVER);
    const reading = createSyncReading({ client: { request }, wait: async () => {}, report: vi.fn() });
    await reading.read();
    expect(reading.status.value).toBe(NO_SERVER);
  });
});

describe('the form', () => {
  test('says nothing of a field before it was left with something in it', () => {
    const { model } = aSyncModel({ status: NO_SERVER });
    expect(model.form.value).toMatchObject({ kind: 'webdav', address: '', deviceName: 'Firefox on Linux' });
    model.leave('address');
    model.change({ address: 'cloud' });
    expect(model.formProblems.value).toEqual({});
    model.leave('address');
    expect(model.formProblems.value).toEqual({ address: 'This is not the address of a server: cloud' });
    model.change({ address: 'http://cloud.example/dav' });
    expect(model.formProblems.value.address).toMatch(/must begin with https/);
    model.change({ address: 'https://me:x@cloud.example/dav' });
    expect(model.formProblems.value.address).toMatch(/Leave user and password out/);
    model.change({ address: ADDRESS });
    expect(model.formProblems.value).toEqual({});
  });

  test('with something wrong in it asks nobody, and says all of it', () => {
    const { model, patterns, asked } = aSyncModel({ status: NO_SERVER });
    model.change({ isEncrypted: true, passphrase: 'short', again: 'other' });
    expect(model.connect()).toBe('incomplete');
    expect(model.formProblems.value).toEqual({
      address: 'Give the address of your server.',
      passphrase: 'Use at least 8 characters.',
      again: 'The two are not the same.',
    });
    model.change({ isEncrypted: false });
    expect(Object.keys(model.formProblems.value)).toEqual(['address']);
    expect([patterns, asked]).toEqual([[], []]);
  });
});

describe('connecting', () => {
  test('asks for the site within the press, then the server, and forgets what was typed', async () => {
    const { model, patterns, asked, background } = typed({
      answer: async () => {
        background.status = aSyncStatus();
      },
    });
    expect(model.connect()).toBe('begun');
    expect(patterns).toEqual([['https://cloud.example/*']]);
    expect(model.connecting.value).toEqual({ kind: 'asking' });
    await vi.waitFor(() => expect(model.connecting.value).toEqual({ kind: 'connected' }));
    expect(asked).toEqual([
      [
        'sync.connect',
        {
          account: {
            kind: 'webdav',
            address: ADDRESS,
            user: 'me',
            password: ' s3cret ',
            passphrase: null,
            person: null,
            deviceName: 'Firefox on Linux',
            everyMinutes: 15,
          },
        },
      ],
    ]);
    expect(model.status.value?.account).not.toBeNull();
    expect(model.form.value).toMatchObject({ address: '', password: '' });
    model.dismiss();
    expect(model.connecting.value).toEqual({ kind: 'typing' });
  });

  test('encrypts with the passphrase, on the machine of this name', async () => {
    const { model, asked } = typed();
    model.change({ isEncrypted: true, passphrase: 'correct horse', again: 'correct horse', deviceName: '  ' });
    model.connect();
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    expect(asked[0]?.[1]).toMatchObject({
      account: { passphrase: 'correct horse', deviceName: 'Firefox on Linux' },
    });
  });

  test.for([
    ['couchdb', '  Mia \t Berg ', 'Mia Berg'],
    ['couchdb', 'é'.repeat(200), 'é'.repeat(100)],
    ['couchdb', ' ', null],
    // Such a server keeps nobody apart.
    ['webdav', 'Mia', null],
  ] as const)('as the person of this name, or alone: %s, %j', async ([kind, person, expected]) => {
    const { model, asked } = typed();
    model.change({ kind, person });
    model.connect();
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    expect(asked[0]?.[1]).toMatchObject({ account: { kind, person: expected } });
  });

  test('is checking until the server has answered, and begins once', async () => {
    let answer = (): void => {};
    const { model, asked, patterns } = typed({ answer: () => new Promise<void>((resolve) => (answer = resolve)) });
    model.connect();
    await vi.waitFor(() => expect(model.connecting.value).toEqual({ kind: 'checking' }));
    expect(model.connect()).toBe('begun');
    answer();
    await vi.waitFor(() => expect(model.connecting.value).toEqual({ kind: 'connected' }));
    expect([asked.length, patterns.length]).toEqual([1, 1]);
  });

  test('without the permission sends nothing, and keeps what was typed', async () => {
    const { model, asked } = typed({ agree: async () => false });
    model.connect();
    await vi.waitFor(() =>
      expect(model.connecting.value).toMatchObject({
        kind: 'failed',
        message: expect.stringMatching(/^Without your permission cloud\.example cannot be reached/),
      }),
    );
    expect(asked).toEqual([]);
    expect(model.form.value.password).toBe(' s3cret ');
    model.change({ user: 'you' });
    expect(model.connecting.value).toEqual({ kind: 'typing' });
  });

  test('says exactly what is wrong', async () => {
    const { model, reported } = typed({
      answer: async () => {
        throw new CodedError('sync-credentials', 'cloud.example refuses the user name or the password.');
      },
    });
    model.connect();
    await vi.waitFor(() =>
      expect(model.connecting.value).toEqual({
        kind: 'failed',
        code: 'sync-credentials',
        message: 'cloud.example refuses the user name or the password.',
      }),
    );
    expect(model.form.value.password).toBe(' s3cret ');
    expect(reported).toEqual([]);
  });

  test('asks for the passphrase where the library there is encrypted', async () => {
    const { model } = typed({
      answer: async () => {
        throw new CodedError('sync-passphrase', 'The library is encrypted.');
      },
    });
    model.connect();
    await vi.waitFor(() => expect(model.form.value.isEncrypted).toBe(true));
  });

  test('a browser that cannot ask is said and reported', async () => {
    const { model, reported } = typed({ agree: () => Promise.reject(new Error('no press')) });
    model.connect();
    await vi.waitFor(() => expect(model.connecting.value).toMatchObject({ kind: 'failed', code: 'internal' }));
    expect(reported).toHaveLength(1);
  });

  test('asks for no site that no pattern can name', async () => {
    const { model, patterns, asked } = typed();
    model.change({ address: 'http://[::1]:5984/likes' });
    model.connect();
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    expect(patterns).toEqual([]);
  });
});

describe('a server that is there', () => {
  async function connected(edge: Parameters<typeof aSyncModel>[0] = {}) {
    const made = aSyncModel(edge);
    await made.model.load();
    return made;
  }

  test('is put into the form to be changed, without what pages may not see, and keeps its interval', async () => {
    const { model, asked } = await connected({
      status: aSyncStatus({ account: { ...ACCOUNT, everyMinutes: 60, deviceName: 'Attic' } }),
    });
    model.beginChange();
    expect(model.isChanging.value).toBe(true);
    expect(model.form.value).toMatchObject({
      address: 'https://cloud.example/remote.php/dav/files/me',
      user: 'me',
      password: '',
      isEncrypted: true,
      passphrase: '',
      deviceName: 'Attic',
    });
    model.change({ passphrase: 'correct horse', again: 'correct horse' });
    model.connect();
    await vi.waitFor(() => expect(model.isChanging.value).toBe(false));
    expect(asked[0]?.[1]).toMatchObject({ account: { everyMinutes: 60, deviceName: 'Attic' } });
    expect(asked[0]?.[1]).toMatchObject({ account: { person: null } });
    model.beginChange();
    model.endChange();
    expect(model.isChanging.value).toBe(false);
    expect(model.form.value.address).toBe('');
  });

  test('is changed as the person who judges there', async () => {
    const { model, asked } = await connected({
      status: aSyncStatus({ account: { ...ACCOUNT, kind: 'couchdb', person: 'Mia', isEncrypted: false } }),
    });
    model.beginChange();
    expect(model.form.value).toMatchObject({ kind: 'couchdb', person: 'Mia' });
    model.connect();
    await vi.waitFor(() => expect(asked[0]?.[1]).toMatchObject({ account: { person: 'Mia' } }));
  });

  test('is synced, stopped, asked about and forgotten by one request each', async () => {
    const { model, asked } = await connected();
    const steps: readonly (readonly [() => void, string, unknown])[] = [
      [model.run, 'sync.run', undefined],
      [model.cancel, 'sync.cancel', undefined],
      [() => model.answerDeletions(false), 'sync.answerDeletions', { isAgreed: false }],
      [() => model.changeInterval(60), 'sync.change', { everyMinutes: 60 }],
      [model.disconnect, 'sync.disconnect', undefined],
    ];
    for (const [begin, ...request] of steps) {
      begin();
      await vi.waitFor(() => expect(asked.at(-1)).toEqual(request));
      await vi.waitFor(() => expect(model.pending.value).toBeNull());
    }
    expect(asked).toHaveLength(steps.length);
  });

  test('one request at a time', async () => {
    let answer = (): void => {};
    const { model, asked } = await connected({ answer: () => new Promise<void>((resolve) => (answer = resolve)) });
    model.run();
    model.run();
    expect(model.pending.value).toBe('run');
    answer();
    await vi.waitFor(() => expect(model.pending.value).toBeNull());
    expect(asked).toHaveLength(1);
  });

  test('its interval is shown at once, and as it was when it could not be kept', async () => {
    const { model } = await connected({ answer: () => Promise.reject(new CodedError('storage-full', '')) });
    model.changeInterval(360);
    expect(model.status.value?.account?.everyMinutes).toBe(360);
    await vi.waitFor(() => expect(model.problem.value).toMatch(/disk is full/));
    expect(model.status.value?.account?.everyMinutes).toBe(15);
    model.dismiss();
    expect(model.problem.value).toBeNull();
  });

  test('its passphrase is changed, or it is said why not', async () => {
    const good = await connected();
    expect(await good.model.changePassphrase('correct horse')).toBe(true);
    expect(good.asked).toEqual([['sync.change', { passphrase: 'correct horse' }]]);
    const bad = await connected({
      answer: () => Promise.reject(new CodedError('sync-unreachable', 'cloud.example cannot be reached.')),
    });
    expect(await bad.model.changePassphrase('correct horse')).toBe(false);
    expect(bad.model.problem.value).toBe('cloud.example cannot be reached.');
  });

  test('is let in again within the press, and synced', async () => {
    const { model, patterns, asked } = await connected();
    model.allow();
    expect(patterns).toEqual([['https://cloud.example/*']]);
    await vi.waitFor(() => expect(asked).toEqual([['sync.run', undefined]]));
    const refused = await connected({ agree: async () => false });
    refused.model.allow();
    await vi.waitFor(() => expect(refused.model.problem.value).toMatch(/^Without your permission/));
    expect(refused.asked).toEqual([]);
  });
});

describe('the popup', () => {
  test('syncs, and says why it could not begin', async () => {
    const request = vi.fn(async (name: string) => {
      if (name === 'sync.read') return aSyncStatus() as never;
      throw new CodedError('no-reply', '');
    });
    const client: Client = { request };
    const report = vi.fn();
    const reading = createSyncReading({ client, wait: async () => {}, report });
    const sync = createPopupSync({ client, reading, now: () => 0, report });
    await sync.load();
    sync.run();
    await vi.waitFor(() => expect(sync.problem.value).toMatch(/did not answer/));
    expect(request.mock.calls.map(([name]) => name)).toEqual(['sync.read', 'sync.run', 'sync.read']);
  });

  test.each([
    [aSyncStatus(), false],
    [aSyncStatus({ deletions: 300 }), true],
    [aSyncStatus({ last: aSyncResult({ problem: { code: 'sync-unreachable', message: '' } }) }), false],
    [aSyncStatus({ last: aSyncResult({ problem: { code: 'sync-busy', message: '' } }) }), false],
    [aSyncStatus({ last: aSyncResult({ problem: { code: 'sync-permission', message: '' } }) }), true],
    [aSyncStatus({ last: aSyncResult({ problem: { code: 'sync-credentials', message: '' } }) }), true],
  ])('leads to the options where only they can mend it: %#', (status, leads) => {
    expect(needsOptions(status)).toBe(leads);
  });
});
