interface WrongRequest {
  /** What is wrong with it, and where. */
  readonly what: string;
  readonly request: unknown;
}

type Path = readonly (string | number)[];

const kinds: readonly (readonly [kind: string, value: unknown])[] = [
  ['null', null],
  ['a boolean', true],
  ['a number', 0.5],
  ['not a number', Number.NaN],
  ['a text', '\u0000'],
  ['a list', [[]]],
  ['an object', { x: 1 }],
];

/** Everything of a request that can be made wrong by itself: each field of another kind, each object with one too many, and what is no such object at all. */
export function wrongRequests(valid: unknown): readonly WrongRequest[] {
  return [
    ...places(valid).flatMap((path) => {
      const present = at(valid, path);
      const others = kinds.filter(([, value]) => kindOf(value) !== kindOf(present) || Number.isNaN(value));
      return [
        ...others.map(([kind, value]) => ({
          what: `${kind} as ${said(path)}`,
          request: withValue(valid, path, value),
        })),
        ...(isRecord(present) ? [{ what: `a field too many in ${said(path)}`, request: withExtra(valid, path) }] : []),
      ];
    }),
    ...fieldsOf(valid).map((name) => {
      const { [name]: _, ...rest } = valid as Record<string, unknown>;
      return { what: `no ${name}`, request: rest };
    }),
  ];
}

/** The request with own fields that are inherited elsewhere, in each of its objects. */
export function pollutingRequest(valid: unknown): unknown {
  const text = JSON.stringify(valid ?? {}).replaceAll(
    /\{(?=(")?)/g,
    (_, more: string | undefined) =>
      `{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}${more ? ',' : ''}`,
  );
  return JSON.parse(text);
}

export function nested(depth: number): unknown {
  return depth === 0 ? 'x' : { member: nested(depth - 1) };
}

function places(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, member]) => places(member, [...path, name]))];
}

function fieldsOf(value: unknown): string[] {
  return isRecord(value) ? Object.keys(value) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return kindOf(value) === 'object';
}

function kindOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
}

function said(path: Path): string {
  return path.length === 0 ? 'the request' : path.join('.');
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, name) => (inner as Record<string, unknown>)[name], value);
}

function withExtra(value: unknown, path: Path): unknown {
  return withValue(value, path, { ...(at(value, path) as object), surplus: 1 });
}

function withValue(value: unknown, [name, ...rest]: Path, replacement: unknown): unknown {
  if (name === undefined) return replacement;
  if (Array.isArray(value)) {
    return value.map((member: unknown, index) =>
      String(index) === String(name) ? withValue(member, rest, replacement) : member,
    );
  }
  const record = value as Record<string, unknown>;
  return { ...record, [name]: withValue(record[name], rest, replacement) };
}
