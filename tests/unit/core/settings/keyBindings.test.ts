import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  chordCaps,
  chordsFor,
  chordsOf,
  COMMANDS,
  DEFAULT_KEYS,
  keyBindings,
  type Command,
  type CommandName,
  type KeyBindings,
  type PressedKey,
} from '../../../../lib/core/settings/keyBindings.ts';

function press(key: string, code: string, modifiers: Partial<PressedKey> = {}): PressedKey {
  return { key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...modifiers };
}

const DEFAULT_BINDINGS = keyBindings();

/** What runs, as every view looks it up. */
function commandOf(pressed: PressedKey, bindings: KeyBindings = DEFAULT_BINDINGS): Command | undefined {
  return chordsFor(pressed)
    .map((chord) => bindings.get(chord))
    .find((name) => name !== undefined);
}

const shift = { shiftKey: true };
const ctrl = { ctrlKey: true };
const command = { metaKey: true };
const alt = { altKey: true };

/** Places of what is no letter, on a US keyboard. */
const SIGNS: Readonly<Record<string, readonly [code: string, shiftKey: boolean]>> = {
  '+': ['Equal', true],
  '=': ['Equal', false],
  '-': ['Minus', false],
  '/': ['Slash', false],
  '?': ['Slash', true],
  '1': ['Digit1', false],
};

/** The press behind a chord on a US keyboard. */
function pressOf(chord: string): PressedKey {
  const [, mod, altKey, shiftKey, name = ''] = /^(Mod\+)?(Alt\+)?(Shift\+)?(.+)$/s.exec(chord) ?? [];
  const held = { ctrlKey: mod !== undefined, altKey: altKey !== undefined, shiftKey: shiftKey !== undefined };
  if (name === 'Space') return press(' ', 'Space', held);
  if (name.length > 1) return press(name, name, held);
  if (/[a-z]/.test(name)) return press(held.shiftKey ? name.toUpperCase() : name, `Key${name.toUpperCase()}`, held);
  const [code, shifted] = SIGNS[name] ?? ['', false];
  return press(name, code, { ...held, shiftKey: shifted });
}

const defaults = COMMANDS.flatMap((name) => DEFAULT_KEYS[name].map((chord: string) => ({ name, chord })));

test.each(defaults)('$chord runs $name', ({ name, chord }) => {
  expect(commandOf(pressOf(chord))).toBe(name);
});

test('no two commands have the same key', () => {
  expect(DEFAULT_BINDINGS.size).toBe(defaults.length);
});

const letters = defaults.filter(({ chord }) => /(?:^|\+)[a-z]$/.test(chord));

test.each(letters)('$chord runs $name at its place on a Cyrillic keyboard too', ({ name, chord }) => {
  const pressed = pressOf(chord);
  const cyrillic = pressed.shiftKey ? 'Я' : 'я';
  expect(commandOf({ ...pressed, key: cyrillic })).toBe(name);
});

describe('keyboards of the world', () => {
  test.each<[string, PressedKey, CommandName | undefined]>([
    ['Caps Lock', press('P', 'KeyP'), 'like'],
    ['Caps Lock and Shift', press('p', 'KeyP', shift), undefined],
    ['a letter with Shift', press('P', 'KeyP', shift), undefined],
    ['a Cyrillic letter with Shift', press('З', 'KeyP', shift), undefined],
    ['Ctrl+Shift+Z', press('Z', 'KeyZ', { ...ctrl, ...shift }), 'redo'],
    ['Command+Shift+Z on a Mac', press('z', 'KeyZ', { ...command, ...shift }), 'redo'],
    ['Command+Z on a Mac', press('z', 'KeyZ', command), 'undo'],
    ['Ctrl+Z on a Russian keyboard', press('я', 'KeyZ', ctrl), 'undo'],
    ['Ctrl+Shift+Z on a Russian keyboard', press('Я', 'KeyZ', { ...ctrl, ...shift }), 'redo'],
    ['a foreign modifier', press('p', 'KeyP', alt), undefined],
    ['Ctrl with a letter that has a command alone', press('p', 'KeyP', ctrl), undefined],
    ['Z on a German keyboard, where Y is', press('z', 'KeyY'), 'zoom'],
    ['Y on a German keyboard, where Z is', press('y', 'KeyZ'), undefined],
    ['A on a French keyboard, where Q is', press('a', 'KeyQ'), 'autoAdvance'],
    ['; on a Dvorak keyboard, where Z is', press(';', 'KeyZ'), undefined],
    ['/ on a German keyboard, with Shift', press('/', 'Digit7', shift), 'search'],
    ['/ on a Hebrew keyboard, where Q is', press('/', 'KeyQ'), 'search'],
    ['? on a German keyboard', press('?', 'Minus', shift), 'keys'],
    ['? behind AltGr', press('?', 'KeyW'), 'keys'],
    ['+ without Shift on a German keyboard', press('+', 'BracketRight'), 'zoomIn'],
    ['+ of the number pad', press('+', 'NumpadAdd'), 'zoomIn'],
    ['1 on a French keyboard, with Shift', press('1', 'Digit1', shift), 'act'],
    ['Shift+1, which is !', press('!', 'Digit1', shift), undefined],
    ['1 with Ctrl, which is the browser’s', press('1', 'Digit1', ctrl), undefined],
    ['an Arabic 1', press('١', 'Digit1'), 'act'],
    ['a Thai letter where 1 is', press('ๅ', 'Digit1'), 'act'],
    ['an Arabic 1 with Shift', press('١', 'Digit1', shift), undefined],
    ['an Arabic question mark', press('؟', 'Slash', shift), 'keys'],
    ['an Arabic letter where / is', press('ظ', 'Slash'), 'search'],
    ['two letters on one Arabic key', press('لا', 'KeyC'), 'compare'],
    ['a vowel sign of a Thai keyboard', press('ี', 'KeyU'), 'clear'],
    ['a Korean letter', press('ㅔ', 'KeyP'), 'like'],
    ['ł, behind AltGr on a Polish keyboard', press('ł', 'KeyL'), undefined],
    ['€, behind AltGr', press('€', 'KeyU'), undefined],
    ['ı on a Turkish keyboard', press('ı', 'KeyI'), undefined],
    ['ü on a German keyboard', press('ü', 'BracketLeft'), undefined],
    ['Alt+Left', press('ArrowLeft', 'ArrowLeft', alt), 'moveEarlier'],
    ['Enter of the number pad', press('Enter', 'NumpadEnter'), 'preview'],
    ['a key that is dead', press('Dead', 'KeyL'), undefined],
    ['a key of an input method', press('Process', 'KeyL'), undefined],
    ['a key nobody knows', press('Unidentified', ''), undefined],
  ])('%s', (_, pressed, name) => {
    expect(commandOf(pressed)).toBe(name);
  });
});

test('whatever is pressed has a chord, and Shift never runs what the same key runs without it, but for signs', () => {
  const anyKey = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
    fc.constantFrom('Enter', 'ArrowLeft', ' ', 'я', 'P', 'p', 'F13'),
  );
  const anyCode = fc.constantFrom('', 'KeyP', 'KeyL', 'Digit1', 'Slash', 'Equal', 'constructor', '__proto__');
  fc.assert(
    fc.property(anyKey, anyCode, fc.boolean(), fc.boolean(), (key, code, ctrlKey, altKey) => {
      const [plain, shifted] = [false, true].map((shiftKey) =>
        chordsFor(press(key, code, { ctrlKey, altKey, shiftKey })),
      );
      expect(plain?.length).toBeGreaterThan(0);
      for (const chord of plain ?? []) expect(chord).toMatch(/^(?:Mod\+)?(?:Alt\+)?[^]+$/);
      if (/^[a-z]$/i.test(key)) expect(shifted?.some((chord) => plain?.includes(chord))).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

describe('keys that were changed', () => {
  test('a command keeps its keys until it gets others', () => {
    const bindings = keyBindings({ like: ['y'] });
    expect(chordsOf(bindings, 'like')).toEqual(['y']);
    expect(bindings.get('p')).toBeUndefined();
    expect(chordsOf(bindings, 'dislike')).toEqual(['x']);
  });

  test('a key is taken from the command that had it', () => {
    const bindings = keyBindings({ share: ['p'] });
    expect(bindings.get('p')).toBe('share');
    expect(chordsOf(bindings, 'like')).toEqual(['l']);
  });

  test('a command whose only key was taken has none', () => {
    const bindings = keyBindings({ like: ['x'] });
    expect(bindings.get('x')).toBe('like');
    expect(chordsOf(bindings, 'dislike')).toEqual([]);
  });

  test('a command whose keys were taken away has none', () => {
    const bindings = keyBindings({ like: [] });
    expect(chordsOf(bindings, 'like')).toEqual([]);
    expect([...bindings.values()]).not.toContain('like');
  });

  test('two commands swap their keys', () => {
    const bindings = keyBindings({ like: ['x'], dislike: ['p'] });
    expect([bindings.get('x'), bindings.get('p'), bindings.get('l')]).toEqual(['like', 'dislike', undefined]);
  });

  test('whatever is changed, a key has one owner, and what was given to one command alone is its own', () => {
    const someChanges = fc.dictionary(
      fc.constantFrom(...COMMANDS),
      fc.array(fc.constantFrom<string[]>('p', 'x', 'Mod+z', 'Enter', 'F2', '+', '1')),
    );
    fc.assert(
      fc.property(someChanges, (changes) => {
        const bindings = keyBindings(changes);
        const owned = COMMANDS.flatMap((name) => chordsOf(bindings, name));
        expect(owned.toSorted()).toEqual([...bindings.keys()].toSorted());
        expect(new Set(owned).size).toBe(owned.length);
        for (const [chord, name] of bindings) {
          const givenTo = COMMANDS.filter((other) => changes[other]?.includes(chord));
          if (givenTo.length > 0) expect(givenTo).toContain(name);
          else expect(DEFAULT_KEYS[name as CommandName]).toContain(chord);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

test.each([
  { chord: 'p', caps: ['P'] },
  { chord: '+', caps: ['+'] },
  { chord: 'Mod++', caps: ['Ctrl', '+'] },
  { chord: 'Mod+Shift+z', caps: ['Ctrl', 'Shift', 'Z'] },
  { chord: 'Alt+ArrowLeft', caps: ['Alt', '←'] },
  { chord: 'Space', caps: ['Space'] },
  { chord: 'constructor', caps: ['constructor'] },
  { chord: '__proto__', caps: ['__proto__'] },
])('$chord is shown as $caps', ({ chord, caps }) => {
  expect(chordCaps(chord)).toEqual(caps);
});
