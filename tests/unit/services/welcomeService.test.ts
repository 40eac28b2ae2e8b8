import { expect, test } from 'vitest';
import { createWelcomeService } from '../../../lib/services/welcomeService.ts';
import { fakeLocalStorage } from '../../support/fakeLocalStorage.ts';

const address = 'chrome-extension://id/welcome.html';

function aWelcome({
  development = false,
  url = 'https://a.example/',
}: { development?: boolean; url?: string | Error } = {}) {
  const storage = fakeLocalStorage();
  const opened: string[] = [];
  let told = 0;
  const service = createWelcomeService({
    storage,
    version: '0.2.0',
    isDevelopment: async () => development,
    address,
    addressOf: async () => {
      if (url instanceof Error) throw url;
      return url;
    },
    openPage: async (page) => void opened.push(page),
    tell: async () => told++,
  });
  return { service, storage, opened, told: () => told };
}

test.each([
  { isNew: true, development: false, opens: [address], seen: '0.2.0' },
  { isNew: false, development: false, opens: [], seen: undefined },
  { isNew: true, development: true, opens: [], seen: '0.2.0' },
])('new: $isNew, from a folder: $development: $opens', async ({ isNew, development, opens, seen }) => {
  const { service, storage, opened } = aWelcome({ development });
  await service.greet(isNew);
  expect(opened).toEqual(opens);
  expect(storage.stored.get('newsSeen')).toBe(seen);
});

test.each([
  [address, true],
  ['https://a.example/', false],
  [`${address}?x`, false],
  [new Error('No tab with this id.'), false],
])('the shortcut over %s: %s', async (url, isHere) => {
  const { service, told } = aWelcome({ url });
  expect(await service.toggle(1)).toBe(isHere);
  expect(told()).toBe(isHere ? 1 : 0);
});
