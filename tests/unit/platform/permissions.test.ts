import { beforeEach, expect, test, vi } from 'vitest';
import { hasPatterns, requestOrigins, requestPatterns } from '../../../lib/platform/permissions.ts';

const permissions = vi.hoisted(() => ({
  contains: vi.fn<(permissions: { origins: string[] }) => Promise<boolean>>(),
  request: vi.fn<(permissions: { origins: string[] }) => Promise<boolean>>(),
  onAdded: { addListener: vi.fn() },
}));
vi.mock('../../../lib/platform/browser.ts', () => ({ browser: { permissions } }));

beforeEach(() => {
  permissions.contains.mockReset().mockResolvedValue(true);
  permissions.request.mockReset().mockResolvedValue(true);
});

test('origins are asked for as sites, each once', async () => {
  expect(await requestOrigins(['https://a.example:8443', 'https://a.example', 'http://b.example', 'null', ''])).toBe(
    true,
  );
  expect(permissions.request).toHaveBeenCalledWith({ origins: ['https://a.example/*', 'http://b.example/*'] });
});

test('patterns are asked for as they are, in the same turn as the press', async () => {
  const asked = requestPatterns(['https://*/*']);
  expect(permissions.request).toHaveBeenCalledWith({ origins: ['https://*/*'] });
  permissions.request.mockResolvedValue(false);
  expect(await asked).toBe(true);
  expect(await requestPatterns(['https://*/*'])).toBe(false);
});

test('whether patterns are held', async () => {
  expect(await hasPatterns(['https://a.example/*'])).toBe(true);
  permissions.contains.mockResolvedValue(false);
  expect(await hasPatterns(['https://a.example/*', 'https://b.example/*'])).toBe(false);
  expect(permissions.contains).toHaveBeenLastCalledWith({ origins: ['https://a.example/*', 'https://b.example/*'] });
  expect(await hasPatterns([])).toBe(true);
});
