import { afterEach, describe, expect, test, vi } from 'vitest';
import { createGalleryActions } from '../../../components/actions/galleryActions.tsx';
import { actionChoices } from '../../../lib/core/actions/actionChoices.ts';
import { BUILT_IN_ACTIONS, type BuiltInAction } from '../../../lib/core/actions/actions.ts';
import { galleryItems } from '../../../lib/core/pictures/galleryItem.ts';
import { DEFAULT_SETTINGS } from '../../../lib/core/settings/gallerySettings.ts';

/** Of a gallery over a page there is no source page, and of others no place in a page. */
const ELSEWHERE: Readonly<Record<'over a page' | 'elsewhere', BuiltInAction>> = {
  'over a page': 'openPage',
  elsewhere: 'showInPage',
};

afterEach(() => {
  Reflect.deleteProperty(navigator, 'clipboard');
});

function actionsFor(place: keyof typeof ELSEWHERE) {
  const say = vi.fn();
  const actions = createGalleryActions({
    perform: () => Promise.resolve({ ok: true, answer: '' }),
    allow: () => Promise.resolve('allowed'),
    begin: () => ({ advance: vi.fn(), end: vi.fn() }),
    say,
    newOperationId: () => 'o',
    wait: () => Promise.resolve(),
    report: (error) => expect.unreachable(String(error)),
    download: vi.fn(),
    ...(place === 'over a page' ? { showInPage: vi.fn() } : {}),
  });
  return { ...actions.props(DEFAULT_SETTINGS, []), say };
}

describe.each(['over a page', 'elsewhere'] as const)('in a gallery %s', (place) => {
  test('every action that everyone has is in the menu, and does something', () => {
    const { menu, commands } = actionsFor(place);
    const labels = actionChoices([]).flatMap(({ id, kind, label }) =>
      kind === 'built-in' && id !== ELSEWHERE[place] ? [label] : [],
    );
    expect(menu.map(({ label }) => label)).toEqual(expect.arrayContaining(labels));
    // Tagging is the gallery's own.
    const idle = menu.filter(({ command }) => command !== 'tag' && commands[command] === undefined);
    expect(idle.map(({ command }) => command)).toEqual([]);
    expect(labels).toHaveLength(BUILT_IN_ACTIONS.length - 1);
  });
});

test.each([
  ['action:copyLink', 'https://a.example/1.jpg\nhttps://a.example/2.jpg'],
  ['action:copyMarkdown', '![One](https://a.example/1.jpg)\n![](https://a.example/2.jpg)'],
  ['action:copyHtml', '<img src="https://a.example/1.jpg" alt="One">\n<img src="https://a.example/2.jpg" alt="">'],
] as const)('%s copies a line for each picture that has an address', async (command, copied) => {
  const writeText = vi.fn(() => Promise.resolve());
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
  const items = galleryItems([
    { image: 'https://a.example/1.jpg', caption: 'One' },
    { image: 'https://a.example/2.jpg', caption: '' },
    { image: 'data:image/png;base64,AAAA', caption: 'Three' },
  ]);
  const { commands, say } = actionsFor('elsewhere');
  commands[command]?.(items);
  await vi.waitFor(() => expect(say).toHaveBeenCalledWith({ tone: 'info', message: '2 copied' }));
  expect(writeText).toHaveBeenCalledExactlyOnceWith(copied);
});
