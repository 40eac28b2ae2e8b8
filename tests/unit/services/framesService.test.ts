import { expect, test, vi } from 'vitest';
import { createFramesService } from '../../../lib/services/framesService.ts';

function aService(requestOrigins: (origins: readonly string[]) => Promise<boolean>, results: unknown[] = []) {
  const openPopup = vi.fn(async () => {});
  const report = vi.fn();
  const service = createFramesService({ runInFrames: async () => results, requestOrigins, openPopup, report });
  return { service, openPopup, report };
}

test('takes what our script has answered, and nothing else', async () => {
  const reading = { origin: 'https://b.example', isDirect: true, images: [] };
  const { service } = aService(async () => true, [reading, 'a stranger’s answer', 7, { origin: 'https://c.example' }]);
  expect(await service.read(1)).toEqual([reading]);
});

test('the person is asked before anything else happens, as browsers want it', () => {
  const requestOrigins = vi.fn(async () => false);
  const { service } = aService(requestOrigins);
  service.allow(1, ['https://b.example']);
  expect(requestOrigins).toHaveBeenCalledWith(['https://b.example']);
});

test('where only a page of ours may ask, it opens', async () => {
  const { service, openPopup } = aService(async () => {
    throw new Error('permissions.request may only be called from a user input handler');
  });
  service.allow(7, ['https://b.example']);
  await vi.waitFor(() => expect(openPopup).toHaveBeenCalledWith(7));
});

test('a person who refuses is asked no further', async () => {
  const asked = Promise.resolve(false);
  const { service, openPopup, report } = aService(() => asked);
  service.allow(7, ['https://b.example']);
  await asked;
  expect(openPopup).not.toHaveBeenCalled();
  expect(report).not.toHaveBeenCalled();
});
