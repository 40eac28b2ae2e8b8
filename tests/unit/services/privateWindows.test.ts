import { expect, test } from 'vitest';
import { createPrivateWindows } from '../../../lib/services/privateWindows.ts';

test.each([
  { incognito: true, privateWindows: false, outcome: 'private-window' },
  { incognito: true, privateWindows: true, outcome: 'kept' },
  { incognito: false, privateWindows: false, outcome: 'kept' },
])('private: $incognito, wanted: $privateWindows: $outcome', async ({ incognito, privateWindows, outcome }) => {
  const windows = createPrivateWindows({ readSettings: async () => ({ privateWindows }) });
  const refused = windows.refuse({ kind: 'content', incognito }).then(
    () => 'kept',
    (error: { readonly code: string }) => error.code,
  );
  expect(await refused).toBe(outcome);
});

test('an ordinary window need not wait for the settings', async () => {
  const windows = createPrivateWindows({ readSettings: () => Promise.reject(new Error('unreadable')) });
  await expect(windows.refuse({ kind: 'content' })).resolves.toBeUndefined();
});
