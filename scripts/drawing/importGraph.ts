import { globSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { parseSync } from 'vite';

/** What one room imports of another. */
export interface Import {
  readonly from: string;
  readonly to: string;
  /** Whether types are all of it: nothing of the other is built into it. */
  readonly typesOnly: boolean;
}

export interface ImportGraph {
  /** Every folder of `entrypoints`, `components` and `lib` that holds sources. */
  readonly rooms: readonly string[];
  readonly imports: readonly Import[];
}

/** Who imports whom, as the sources under `root` say; static and dynamic imports, and what is exported anew. */
export function readImportGraph(root: string): ImportGraph {
  const files = globSync('{entrypoints,components,lib}/*/**/*.{ts,tsx}', { cwd: root })
    .map((file) => file.replaceAll(sep, '/'))
    .toSorted();
  const valueOf = new Map<string, boolean>();
  for (const file of files) {
    for (const { path, isType } of importsOf(root, file)) {
      const pair = `${roomOf(file)} ${roomOf(path)}`;
      valueOf.set(pair, (valueOf.get(pair) ?? false) || !isType);
    }
  }
  const imports = [...valueOf].map(([pair, isValue]) => {
    const [from = '', to = ''] = pair.split(' ');
    return { from, to, typesOnly: !isValue };
  });
  return { rooms: [...new Set(files.map(roomOf))], imports: imports.filter(({ from, to }) => from !== to) };
}

function importsOf(root: string, file: string): { path: string; isType: boolean }[] {
  const source = readFileSync(join(root, file), 'utf8');
  const { module, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  const found = [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      specifier: moduleRequest.value,
      isType: entries.length > 0 && entries.every((entry) => entry.isType),
    })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.map((entry) => ({ specifier: entry.moduleRequest?.value ?? '', isType: entry.isType })),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) => ({
      specifier: source.slice(moduleRequest.start + 1, moduleRequest.end - 1),
      isType: false,
    })),
  ];
  return found
    .filter(({ specifier }) => /^\.\.?\//.test(specifier) && /\.tsx?$/.test(specifier))
    .map(({ specifier, isType }) => ({
      path: relative(root, join(root, posix.dirname(file), specifier)).replaceAll(sep, '/'),
      isType,
    }));
}

/** The first two folders: what lies deeper belongs to the room. */
function roomOf(file: string): string {
  return file.split('/').slice(0, 2).join('/');
}
