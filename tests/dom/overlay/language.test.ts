import { afterEach, expect, test, vi } from 'vitest';
import { createOverlayHost } from '../../../components/overlay/host/overlayHost.ts';
import { DEFAULT_SETTINGS } from '../../../lib/core/settings/gallerySettings.ts';
import { RichText } from '../../../components/ui/RichText.tsx';
import { text } from '../../../lib/core/text.ts';

const catalogue = vi.hoisted(() => ({
  language: 'ar',
  extension_name: 'معرض',
  gallery_liked: 'أعجبني: {caption}.',
}));
vi.mock('../../../lib/core/englishCatalogue.ts', () => ({
  messageOf: (name: string) => (catalogue as Record<string, string>)[name] ?? '',
}));

let host: ReturnType<typeof createOverlayHost> | undefined;

afterEach(() => {
  host?.close();
  document.documentElement.dir = '';
});

test.each(['', 'ltr', 'rtl'])(
  'the gallery is written in the direction of its own texts in a page of dir="%s"',
  (dir) => {
    document.documentElement.dir = dir;
    let panel: Element | undefined;
    host = createOverlayHost({
      css: '',
      mode: 'open',
      panel: { ...DEFAULT_SETTINGS, dock: 'full' },
      draw: (dialog) => (panel = dialog),
      onClose: () => undefined,
      onLost: () => undefined,
    });
    host.open();
    expect(panel?.getAttribute('lang')).toBe('ar');
    expect(panel && getComputedStyle(panel).direction).toBe('rtl');
  },
);

test('what others have written keeps its direction inside of a text', () => {
  const said = '\u2068Ridge, 2026\u2069';
  expect(text('gallery_liked', { caption: 'Ridge, 2026' })).toBe(`أعجبني: ${said}.`);
  expect(RichText({ name: 'gallery_liked', values: { caption: 'Ridge, 2026' } })).toEqual(['أعجبني: ', said, '.']);
});
