import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { picturesCode, LIST_FORMS, PICTURE_FORMS } from '../../../scripts/gallery/page/pictureChoices.ts';
import { controlOf, PROP_NAMES, type PropName } from '../../../scripts/gallery/page/propControls.ts';
import { exampleCode, literal, plain, type Written } from '../../../scripts/gallery/page/writtenCode.ts';

const root = resolve(import.meta.dirname, '../../..');

test('the command serves the page and its sources on the loopback, and ends when it is told to', async () => {
  const command = spawn(process.execPath, ['scripts/gallery.ts', '--no-open', '--port', '5199'], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(command, 'exit');
  try {
    const [line] = (await once(createInterface(command.stdout), 'line')) as [string];
    expect(line).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const page = await fetch(line);
    expect(page.headers.get('content-type')).toMatch('text/html');
    const [, main = ''] = /<script type="module" src="([^"]*main\.tsx[^"]*)"/.exec(await page.text()) ?? [];
    const script = await fetch(new URL(main, line));
    expect(script.headers.get('content-type')).toMatch('javascript');
    expect(await script.text()).toContain('createGalleryPage');
    const photograph = await fetch(new URL('/photographs/coffee.avif', line));
    expect(photograph.headers.get('content-type')).toBe('image/avif');
  } finally {
    command.kill('SIGTERM');
  }
  await exited;
}, 60_000);

test('literals are written as TypeScript, in lines that are not too long', () => {
  expect(literal(["it's", 1, null, true])).toBe("['it\\'s', 1, null, true]");
  expect(literal({ a: undefined, 'b-c': { d: [] } })).toBe("{ 'b-c': { d: [] } }");
  expect(
    literal([
      ['a', 'b'],
      ['c', 'd'],
    ]),
  ).toBe("[\n  ['a', 'b'],\n  ['c', 'd'],\n]");
  const long = literal({ words: Array.from({ length: 30 }, (_, index) => `word ${index}`) });
  expect(Math.max(...long.split('\n').map(({ length }) => length))).toBeLessThan(120);
});

/** Something for every property, as its control could choose it; `turn` goes through what there is to choose from. */
function somethingFor(name: PropName, turn: number): Written {
  const { control } = controlOf(name);
  const parts = { log: () => undefined, row: { current: null } };
  switch (control.kind) {
    case 'examples':
      return (control.examples[turn % control.examples.length] ?? control.examples[0]).write(parts);
    case 'pictures':
      return {
        value: null,
        ...picturesCode({
          form: PICTURE_FORMS[turn % PICTURE_FORMS.length] ?? 'URL',
          count: 12,
          as: LIST_FORMS[turn % LIST_FORMS.length] ?? 'list',
        }),
      };
    case 'switch':
      return plain(turn % 2 === 0);
    case 'choice':
      return plain(control.choices[turn % control.choices.length]);
    case 'number':
      return plain(control.max);
    case 'text':
      return plain(turn % 2 === 0 ? 'a "b" \'c\' {d}' : 'plain');
    case 'button':
      return plain({ label: 'More', variant: 'primary', interactive: false });
    case 'keys':
      return plain({ like: ['q'] });
    case 'setting':
      return plain(SETTINGS[name as keyof typeof SETTINGS][turn % 2]);
  }
}

const SETTINGS = {
  interactive: [true, false],
  layout: ['grid', 'justified'],
  columns: [[2, 3], { xs: 2, md: 3 }],
  cardWidth: [120, 300],
  gap: [20, [20, 8]],
  captions: ['hidden', 'overlay'],
  autoAdvance: [true, false],
  allowPreview: [true, false],
  preview: [true, false],
  showShareButton: [true, false],
  showDownloadButton: [true, false],
} as const satisfies { readonly [Name in PropName]?: readonly unknown[] };

test('the code that is shown compiles, whatever is chosen', async () => {
  const cache = join(root, 'node_modules/.cache/likeable-gallery');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'example-'));
  try {
    // Twice, so that a form is given in several ways.
    for (let turn = 0; turn < 2 * PICTURE_FORMS.length; turn++) {
      const code = exampleCode(new Map(PROP_NAMES.map((name) => [name, somethingFor(name, turn)])));
      await writeFile(join(folder, `example${turn}.tsx`), code);
    }
    await writeFile(
      join(folder, 'env.d.ts'),
      "declare module '*?raw' {\n  const text: string;\n  export default text;\n}\n",
    );
    const config = {
      extends: resolve(root, 'tsconfig/base.json'),
      compilerOptions: {
        lib: ['ES2024', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
        types: ['vite/client'],
        // Its paths are those of a file at the project's root.
        rootDirs: ['.', root],
      },
      include: ['./*.tsx', './env.d.ts', resolve(root, 'tsconfig/env.d.ts')],
    };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const said = await new Promise<string>((answered) => {
      execFile(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], (_, output) =>
        answered(output),
      );
    });
    expect(said).toBe('');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 120_000);
