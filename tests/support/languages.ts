import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalogue } from './catalogues.ts';
import { extensionDir, type BrowserKind } from './extensionTest.ts';

export interface TranslatedBuild {
  readonly extensionDir: string;
  /** The message of a name, as the build has it. */
  readonly say: (name: string) => string;
}

/**
 * A copy of the shipped build that has a language, whether the extension has it yet or not: where there is no catalogue,
 * English texts stand for it that say so.
 */
export async function buildIn(language: string, kind: BrowserKind, folder: string): Promise<TranslatedBuild> {
  const copy = join(folder, 'extension');
  await cp(extensionDir(kind, 'shipped'), copy, { recursive: true });
  const locales = join(copy, '_locales');
  const file = join(locales, language.replace('-', '_'), 'messages.json');
  const own = await readFile(file, 'utf8').catch(() => null);
  const catalogue =
    own === null ? standIn(await read(join(locales, 'en', 'messages.json')), language) : JSON.parse(own);
  if (own === null) {
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(file, JSON.stringify(catalogue));
  }
  return { extensionDir: copy, say: (name) => (catalogue as Catalogue)[name]?.message ?? name };
}

async function read(path: string): Promise<Catalogue> {
  return JSON.parse(await readFile(path, 'utf8')) as Catalogue;
}

function standIn(english: Catalogue, language: string): Catalogue {
  const messages = Object.entries(english).map(([name, { message }]) => {
    const said = name === 'language' ? language : name.startsWith('extension_') ? message : `${language} ${message}`;
    return [name, { message: said }] as const;
  });
  return Object.fromEntries(messages);
}
