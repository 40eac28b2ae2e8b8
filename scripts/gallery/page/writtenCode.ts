import type { PropName } from './propControls.ts';

/** A value, and the TypeScript that makes the same. */
export interface Written {
  readonly value: unknown;
  readonly code: string;
  /** What the code uses, by the module it comes from: paths are from the project's root. */
  readonly imports?: Readonly<Record<string, readonly string[]>>;
  /** Statements that the code needs before it. */
  readonly declares?: readonly string[];
}

/** Characters of a line. */
const ROOM = 100;
/** How the galleries lie: the seed component's row. */
export const ROW_STYLE = { display: 'flex', flexWrap: 'wrap', gap: '16px', blockSize: '100%' } as const;
/** What the second gallery of the example is given. */
export const BLANK = { label: 'Blank' } as const;

const ALWAYS_IMPORTED = {
  preact: ['render'],
  './components/gallery/LikeableGallery.tsx': ['LikeableGallery'],
} as const;
const STYLES = "import './components/gallery/LikeableGallery.css';";

/** Plain data with its code. */
export function plain(value: unknown): Written {
  return { value, code: literal(value) };
}

/** Plain data as it is written in TypeScript; what is `undefined` in an object is left out. */
export function literal(value: unknown, indent = ''): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const isList = Array.isArray(value);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  const parts = (inner: string): string[] =>
    isList
      ? value.map((entry) => literal(entry, inner))
      : Object.entries(value)
          .filter(([, entry]) => entry !== undefined)
          .map(([name, entry]) => `${/^[a-z_$][\w$]*$/i.test(name) ? name : quoted(name)}: ${literal(entry, inner)}`);
  const short = parts('').join(', ');
  const inOneLine = isList || short === '' ? `${open}${short}${close}` : `${open} ${short} ${close}`;
  const isTable = isList && value.length > 1 && value.some((entry) => typeof entry === 'object' && entry !== null);
  if (!inOneLine.includes('\n') && !isTable && indent.length + inOneLine.length <= ROOM) return inOneLine;
  const inner = `${indent}  `;
  return `${open}\n${parts(inner)
    .map((part) => `${inner}${part},\n`)
    .join('')}${indent}${close}`;
}

/** A module that shows the example with these properties. */
export function exampleCode(given: ReadonlyMap<PropName, Written>): string {
  const written = [...given.values()];
  const declared = written.flatMap(({ declares = [] }) => declares);
  const scope = given.has('keyScope') ? ' ref={row}' : '';
  return [
    ...importLines(written),
    '',
    ...declared.flatMap((statement) => [statement, '']),
    'render(',
    `  <div${scope} style={${literal(ROW_STYLE)}}>`,
    ...element(given, '    '),
    ...element(new Map(Object.entries(BLANK).map(([name, value]) => [name, plain(value)])), '    '),
    '  </div>,',
    '  document.body,',
    ');',
    '',
  ].join('\n');
}

function importLines(written: readonly Written[]): string[] {
  const names = new Map<string, Set<string>>();
  for (const imports of [ALWAYS_IMPORTED, ...written.map((one) => one.imports ?? {})]) {
    for (const [from, used] of Object.entries(imports)) {
      names.set(from, new Set([...(names.get(from) ?? []), ...used]));
    }
  }
  const lines = [...names].map(([from, used]) => ({
    from,
    line: `import { ${[...used].toSorted().join(', ')} } from '${from}';`,
  }));
  const isPackage = ({ from }: { readonly from: string }): boolean => !from.startsWith('.');
  return [
    ...lines.filter(isPackage).map(({ line }) => line),
    STYLES,
    ...lines.filter((one) => !isPackage(one)).map(({ line }) => line),
  ];
}

function element(given: ReadonlyMap<string, Written>, indent: string): string[] {
  const attributes = [...given].map(([name, { value, code }]) => attribute(name, value, code));
  const short = `${indent}<LikeableGallery ${attributes.join(' ')} />`;
  if (!short.includes('\n') && short.length <= ROOM) return [short];
  const inner = `${indent}  `;
  const lines = attributes.flatMap((one) => one.split('\n')).map((line) => `${inner}${line}`);
  return [`${indent}<LikeableGallery`, ...lines, `${indent}/>`];
}

function attribute(name: string, value: unknown, code: string): string {
  if (value === true && code === 'true') return name;
  if (typeof value === 'string' && code === quoted(value) && /^[^"\\&{}<>\n]*$/.test(value))
    return `${name}="${value}"`;
  return `${name}={${code}}`;
}

function quoted(value: string): string {
  const inner = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner}'`;
}
