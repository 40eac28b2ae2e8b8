import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseSync } from 'vite';

/** A node of the syntax tree (ESTree), as far as it is looked at. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly [name: string]: unknown;
}

/** A text name, or several by what they begin and end with. */
export type AskedName = string | { readonly start: string; readonly end: string };

export interface AskedText {
  readonly name: AskedName;
  /** Names of the values that are put in; `null` where the source does not list them. */
  readonly values: readonly string[] | null;
  readonly place: string;
}

export interface SourceTexts {
  /** What `text`, `textPieces` and `<RichText>` are called with. */
  readonly asked: readonly AskedText[];
  /** Every string that may be a name: texts are also named in tables. */
  readonly strings: ReadonlySet<string>;
  readonly templates: readonly { readonly start: string; readonly end: string }[];
  /** Places where `Intl` is told a language of its own, or none. */
  readonly otherLanguages: readonly string[];
  /** Words that people would read as they stand in the source. */
  readonly hardCoded: readonly { readonly words: string; readonly place: string }[];
}

const FOLDERS = ['components', 'entrypoints', 'lib'];
/** Where messages of programs are refused, which says to programmers what is wrong with them. */
const BETWEEN_PROGRAMS = /^lib[/\\](?:protocol|services[/\\]thumbnailsService)/;
/** Attributes and properties that people read or hear. */
const READ =
  /^(?:aria-(?:label|description|valuetext|roledescription|placeholder)|title|placeholder|alt|label|hint|word|words|message|problem|reason|removeLabel|empty|heading|line|badge)$/;
const ASKING = new Set(['text', 'textPieces']);
/** Names of people and licences. */
const NAMES = /^(?:author|licence)$/;
/** Errors for programmers: whoever shows them says what they are. */
const FOR_PROGRAMMERS = new Set(['Error', 'RangeError', 'TypeError', 'DOMException', 'SyntaxError']);
/** Codes of failures that no person causes: the sentence says to a programmer what the message lacks. */
const CODES_FOR_PROGRAMMERS =
  /^(?:no-reply|unknown-message|message-too-large|sender-not-allowed|private-window|page-failed|invalid-message)$/;
/** Two words and a space between, of which the first begins a sentence. */
const PROSE = /^[“"]?[A-Z][\p{L}’'-]*[,:]? +[\p{L}“(]/u;
const WORD = /\p{L}{2}/u;

/** Everything in the sources that has to do with texts. */
export function readSourceTexts(): SourceTexts {
  const found = {
    asked: [] as AskedText[],
    strings: new Set<string>(),
    templates: [] as { start: string; end: string }[],
    otherLanguages: [] as string[],
    hardCoded: [] as { words: string; place: string }[],
  };
  for (const path of sourcePaths()) readFile(path, found);
  return found;
}

function sourcePaths(): string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() && /\.tsx?$/.test(entry.name) ? [join(entry.parentPath, entry.name)] : [],
    ),
  );
}

interface Found {
  readonly asked: AskedText[];
  readonly strings: Set<string>;
  readonly templates: { start: string; end: string }[];
  readonly otherLanguages: string[];
  readonly hardCoded: { words: string; place: string }[];
}

export function readFile(path: string, found: Found, code: string = readFileSync(path, 'utf8')): void {
  const { program, errors } = parseSync(path, code);
  /** Others call something else so, too. */
  const asksForTexts = /from '[^']*\btext\.ts'/.test(code);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message ?? ''}`);
  walk(program as unknown as Node, []);

  function place({ start }: Node): string {
    return `${relative('.', path)}:${code.slice(0, start).split('\n').length}`;
  }

  function walk(node: Node, parents: readonly Node[]): void {
    if (node.type.startsWith('TS') && node.type !== 'TSAsExpression' && node.type !== 'TSSatisfiesExpression') {
      if (node.type !== 'TSNonNullExpression') return;
    }
    if (/^(?:Import|Export(?:All|Named))Declaration$/.test(node.type) && node['source']) return;
    if (node.type === 'JSXText') hard(String(node['value']), node);
    if (node.type === 'Literal' && typeof node['value'] === 'string') {
      found.strings.add(node['value']);
      literal(node['value'], node, parents);
    }
    if (node.type === 'TemplateLiteral') template(node, parents);
    if (node.type === 'CallExpression') call(node);
    if (node.type === 'NewExpression') format(node);
    if (node.type === 'JSXOpeningElement') element(node);
    for (const [key, value] of Object.entries(node)) {
      if (key === 'key' && node.type === 'Property' && !node['computed']) continue;
      for (const child of Array.isArray(value) ? value : [value]) {
        if (isNode(child)) walk(child, [...parents, node]);
      }
    }
  }

  function template(node: Node, parents: readonly Node[]): void {
    const quasis = (node['quasis'] as readonly { value: { cooked: string } }[]).map(({ value }) => value.cooked);
    found.templates.push({ start: quasis[0] ?? '', end: quasis.at(-1) ?? '' });
    // A value in it is a word of the sentence.
    literal(quasis.join('x'), node, parents, quasis.join(''));
  }

  function literal(words: string, node: Node, parents: readonly Node[], written = words): void {
    // The data of an SVG path are letters and numbers.
    if (isName(parents.at(-1)) || !WORD.test(written) || /^M[\dx -]/.test(words) || isForProgrammers(parents)) return;
    if (PROSE.test(words) || (isRead(parents) && isShown(written))) hard(words, node);
  }

  /** Beside names of things in code, which have no capital and no space, or are of one word with hyphens. */
  function isShown(words: string): boolean {
    return /\s/.test(words.trim()) || /^[A-Z]/.test(words);
  }

  function hard(words: string, node: Node): void {
    if (WORD.test(words) && !BETWEEN_PROGRAMS.test(path))
      found.hardCoded.push({ words: words.trim().replaceAll(/\s+/g, ' '), place: place(node) });
  }

  function call(node: Node): void {
    const { name } = node['callee'] as { name?: string };
    if (!asksForTexts || name === undefined || !ASKING.has(name)) return;
    const [first, second] = node['arguments'] as readonly (Node | undefined)[];
    const values = second === undefined ? [] : propertyNames(second);
    for (const asked of namesIn(first)) found.asked.push({ name: asked, values, place: place(node) });
  }

  function format(node: Node): void {
    const { object } = node['callee'] as { object?: { name?: string } };
    const [language] = node['arguments'] as readonly (Node | undefined)[];
    if (object?.name !== 'Intl' || language?.type === 'CallExpression') return;
    if (language?.type !== 'Identifier' || language['name'] === 'undefined') found.otherLanguages.push(place(node));
  }

  function element(node: Node): void {
    if ((node['name'] as { name?: string }).name !== 'RichText') return;
    const attributes = node['attributes'] as readonly { name: { name: string }; value: Node & { expression?: Node } }[];
    const value = (name: string) => attributes.find((attribute) => attribute.name.name === name)?.value;
    const values = propertyNames(value('values')?.expression);
    const name = value('name');
    for (const asked of namesIn(name?.expression ?? name))
      found.asked.push({ name: asked, values, place: place(node) });
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** The names that an expression can come to, where it says them. */
function namesIn(node: Node | undefined): AskedName[] {
  if (node?.type === 'Literal' && typeof node['value'] === 'string') return [node['value']];
  if (node?.type === 'ConditionalExpression') {
    return [...namesIn(node['consequent'] as Node), ...namesIn(node['alternate'] as Node)];
  }
  if (node?.type !== 'TemplateLiteral') return [];
  const quasis = (node['quasis'] as readonly { value: { cooked: string } }[]).map(({ value }) => value.cooked);
  return [{ start: quasis[0] ?? '', end: quasis.at(-1) ?? '' }];
}

function propertyNames(node: Node | undefined): readonly string[] | null {
  if (node?.type !== 'ObjectExpression') return null;
  const properties = node['properties'] as readonly { type: string; key?: { name?: string } }[];
  if (properties.some(({ type, key }) => type !== 'Property' || key?.name === undefined)) return null;
  return properties.flatMap(({ key }) => key?.name ?? []);
}

/** Directly a child of an element, or what something is called for people. */
function isRead(parents: readonly Node[]): boolean {
  for (const parent of parents.toReversed()) {
    switch (parent.type) {
      case 'ConditionalExpression':
      case 'LogicalExpression':
      case 'TemplateLiteral':
        continue;
      case 'JSXExpressionContainer':
        if (parents[parents.indexOf(parent) - 1]?.type !== 'JSXAttribute') return true;
        continue;
      case 'JSXAttribute':
        return READ.test((parent['name'] as { name: string }).name);
      case 'Property':
        return READ.test((parent['key'] as { name?: string }).name ?? '');
      default:
        return false;
    }
  }
  return false;
}

function isName(parent: Node | undefined): boolean {
  return parent?.type === 'Property' && NAMES.test((parent['key'] as { name?: string }).name ?? '');
}

function isForProgrammers(parents: readonly Node[]): boolean {
  return parents.some((parent) => {
    if (parent.type !== 'NewExpression') return isLog(parent);
    const { name } = parent['callee'] as { name?: string };
    if (name !== undefined && FOR_PROGRAMMERS.has(name)) return true;
    const [code] = parent['arguments'] as readonly (Node | undefined)[];
    return name === 'CodedError' && typeof code?.['value'] === 'string' && CODES_FOR_PROGRAMMERS.test(code['value']);
  });
}

function isLog({ type, callee }: Node): boolean {
  return type === 'CallExpression' && (callee as { object?: { name?: string } }).object?.name === 'console';
}
