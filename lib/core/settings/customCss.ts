/**
 * A person's own style rules: brought into a form that reaches nothing outside of one element, and that no browser makes a
 * request for. What cannot be told to be harmless is left out, declaration by declaration; nothing that is kept can hold an
 * address (CSS Syntax 3, CSS Nesting 1).
 */
export interface CustomCss {
  /** For a style sheet; empty when there is nothing to say. */
  readonly css: string;
  /** What was left out, and why, in the order of the lines. */
  readonly problems: readonly CssProblem[];
  /** What was kept, for whoever can ask a browser whether it knows it. */
  readonly declarations: readonly CssPiece[];
  readonly selectors: readonly CssPiece[];
}

export interface CssPiece {
  /** Counted from 1. */
  readonly line: number;
  readonly text: string;
}

export interface CssProblem {
  readonly line: number;
  /**
   * `request`: it would load something. `unknown`: a function or at-rule that is not among the harmless ones. `escape`: a
   * backslash outside of quotes. `unclosed`: a bracket, quote or comment that does not end. `stray`: one that has not begun.
   * `incomplete`: neither a rule nor `property: value`.
   */
  readonly kind: 'request' | 'unknown' | 'escape' | 'unclosed' | 'stray' | 'incomplete';
  /** The piece concerned, as it was written. */
  readonly what: string;
}

/** The panel of the gallery over a page. */
export const PANEL_SCOPE = '.lg-panel';

/** @param scope a selector: every rule counts for what is in there, and declarations outside of rules for it itself. */
export function scopedCss(css: string, scope: string): CustomCss {
  const reading = new CssReading(tokensOf(css));
  const body = reading.contents(0);
  const { problems, declarations, selectors, keyframes } = reading;
  const scoped = body === '' ? '' : `${scope}{${body}}`;
  return { css: scoped + keyframes.join(''), problems, declarations, selectors };
}

const LOADING = new Set(
  (
    'url src image image-set -webkit-image-set cross-fade -webkit-cross-fade ' +
    '@import @font-face @namespace @charset @counter-style @document'
  ).split(' '),
);

const FUNCTIONS = new Set(
  (
    'var env calc min max clamp round mod rem abs sign ' +
    'rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark ' +
    'linear-gradient radial-gradient conic-gradient ' +
    'repeating-linear-gradient repeating-radial-gradient repeating-conic-gradient ' +
    'translate translatex translatey rotate scale scalex scaley skew skewx skewy matrix perspective ' +
    'blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia ' +
    'cubic-bezier steps linear minmax repeat fit-content inset circle ellipse polygon path counter counters ' +
    'not is where has nth-child nth-last-child nth-of-type lang dir selector style'
  ).split(' '),
);

/** At-rules whose block holds the same as the one around. */
const GROUPS = new Set(['@media', '@supports', '@container', '@starting-style']);

interface Token {
  readonly kind: 'space' | 'word' | 'function' | 'at' | 'string' | 'open' | 'close' | 'sign' | 'bad';
  readonly text: string;
  readonly line: number;
}

/** Runs of what names are made of: whatever stands before a bracket in them is no less than a function's name. */
const TOKEN =
  /(?<space>(?:[ \t\n]|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/)+)|(?<string>"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*')|(?<function>[-\w\u{80}-\u{10ffff}]+\()|(?<at>@[-\w\u{80}-\u{10ffff}]*)|(?<word>[-\w\u{80}-\u{10ffff}]+)|(?<open>[([{])|(?<close>[)\]}])|(?<bad>\/\*[^]*|["'][^\n]*|\\.?)|(?<sign>[^])/gu;

/** The whole of an address without quotes, whose signs mean nothing. */
const BARE_ADDRESS = /\s*(?!["'\s])(?:[^)\\]|\\[^])*\)?/y;

function tokensOf(css: string): Token[] {
  const text = css.replaceAll(/\r\n?|\f/g, '\n').replaceAll('\0', '\uFFFD');
  const tokens: Token[] = [];
  let line = 1;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    let [whole] = match;
    const kind = Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined)?.[0] as Token['kind'];
    if (kind === 'function' && /^url\($/i.test(whole)) {
      BARE_ADDRESS.lastIndex = TOKEN.lastIndex;
      const [address = ''] = BARE_ADDRESS.exec(text) ?? [];
      // With quotes it is a function like others.
      if (address !== '') {
        whole += address;
        TOKEN.lastIndex += address.length;
        tokens.push({ kind: 'bad', text: whole, line });
        line += whole.split('\n').length - 1;
        continue;
      }
    }
    // A comment parts what stands around it, as it does in the browser.
    tokens.push({ kind, text: kind === 'space' ? ' ' : whole, line });
    line += whole.split('\n').length - 1;
  }
  return tokens;
}

/** Blocks within blocks; nobody writes more, and each takes some of the stack. */
const DEEPEST = 32;

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

class CssReading {
  readonly problems: CssProblem[] = [];
  readonly declarations: CssPiece[] = [];
  readonly selectors: CssPiece[] = [];
  readonly keyframes: string[] = [];
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** Rules and declarations up to the brace that closes them, which is left to be read. */
  contents(depth: number): string {
    let body = '';
    for (let token = this.#peek(); token !== undefined; token = this.#peek()) {
      if (token.kind === 'close') {
        if (token.text === '}' && depth > 0) return body;
        this.#problem(token, 'stray');
        this.#at++;
      } else if (token.kind === 'space' || token.text === ';') {
        this.#at++;
      } else {
        body += this.#rule(depth);
      }
    }
    return body;
  }

  /** One rule, declaration or at-rule with all that belongs to it; empty when it is left out. */
  #rule(depth: number): string {
    const start = this.#at;
    const isHarmless = this.#prelude();
    const end = this.#peek();
    const head = this.#tokens.slice(start, this.#at);
    const first = head[0] ?? end;
    if (first === undefined) return '';
    const text = joined(head);
    if (text === '') this.#problem(first, 'incomplete');
    if (end?.text === '{') {
      this.#at++;
      return this.#block(first, text, end, isHarmless && text !== '' && this.#mayHaveBlock(first, text), depth);
    }
    if (end?.text === ';') this.#at++;
    if (!isHarmless) return '';
    const [, name = ''] = /^(-?[-\w]+)\s*:/.exec(text) ?? [];
    if (first.kind === 'at') this.#problem(first, LOADING.has(first.text.toLowerCase()) ? 'request' : 'unknown');
    else if (name === '' || text.endsWith(':')) this.#problem({ ...first, text }, 'incomplete');
    else {
      this.declarations.push({ line: first.line, text });
      return `${text};`;
    }
    return '';
  }

  #block(first: Token, text: string, brace: Token, isKept: boolean, depth: number): string {
    const kept = [this.declarations.length, this.selectors.length, this.keyframes.length] as const;
    const isKeyframes = isKept && /^@keyframes$/i.test(first.text);
    const isSelector = isKept && first.kind !== 'at';
    if (isSelector) this.selectors.push({ line: first.line, text });
    const selectorsBefore = this.selectors.length;
    const body = depth < DEEPEST ? this.contents(depth + 1) : this.#skipped(brace);
    // Steps of an animation are no selectors.
    if (isKeyframes) this.selectors.length = selectorsBefore;
    const isClosed = this.#peek()?.text === '}';
    if (isClosed) this.#at++;
    else if (isKept) this.#problem({ ...brace, text: `${text} {` }, 'unclosed');
    if (isKept && isClosed) {
      if (!isKeyframes) return `${text}{${body}}`;
      this.keyframes.push(`${text}{${body}}`);
      return '';
    }
    [this.declarations.length, this.selectors.length, this.keyframes.length] = kept;
    return '';
  }

  /** Passes over everything up to the end of the block. */
  #skipped(brace: Token): string {
    this.#problem(brace, 'unknown');
    let open = 1;
    for (; this.#peek(); this.#at++) {
      const text = this.#peek()?.text;
      if (text === '{') open++;
      else if (text === '}' && --open === 0) break;
    }
    return '';
  }

  #mayHaveBlock(first: Token, text: string): boolean {
    if (first.kind === 'at') {
      const name = first.text.toLowerCase();
      if (GROUPS.has(name) || name === '@keyframes') return true;
      this.#problem(first, LOADING.has(name) ? 'request' : 'unknown');
      return false;
    }
    // A property of one's own may hold a block, which then is none of rules.
    if (!/^--[-\w]*\s*:/.test(text)) return true;
    this.#problem({ ...first, text }, 'incomplete');
    return false;
  }

  /** Goes on to the sign that ends a declaration or begins a block; answers whether all before it may stay. */
  #prelude(): boolean {
    const open: Token[] = [];
    let isHarmless = true;
    let isFirst = true;
    const leaveOut = (token: Token, kind: CssProblem['kind']): void => {
      // One reason is enough.
      if (isHarmless) this.#problem(token, kind);
      isHarmless = false;
    };
    for (let token = this.#peek(); token !== undefined; token = this.#peek()) {
      const { kind, text } = token;
      const expected = CLOSING[open.at(-1)?.text.slice(-1) ?? ''];
      if (open.length === 0 && (text === ';' || text === '{' || text === '}')) break;
      // An end that is missing is not to swallow the rules that follow.
      if (text === '}' || (text === '{' && open.length > 0)) break;
      if (kind === 'bad') leaveOut(token, badKind(text));
      else if (kind === 'at' && !isFirst) leaveOut(token, 'incomplete');
      else if (kind === 'function') {
        const name = text.slice(0, -1).toLowerCase();
        if (LOADING.has(name)) leaveOut(token, 'request');
        else if (!FUNCTIONS.has(name)) leaveOut(token, 'unknown');
        open.push(token);
      } else if (kind === 'open') open.push(token);
      else if (kind === 'close') {
        if (text !== expected) leaveOut(token, 'stray');
        open.pop();
      }
      if (kind !== 'space') isFirst = false;
      this.#at++;
    }
    const [unclosed] = open;
    if (unclosed) leaveOut(unclosed, 'unclosed');
    return isHarmless;
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #problem({ line, text }: Token, kind: CssProblem['kind']): void {
    this.problems.push({ line, kind, what: text.trim().slice(0, 40) });
  }
}

function badKind(text: string): CssProblem['kind'] {
  if (text.startsWith('\\')) return 'escape';
  return /^url/i.test(text) ? 'request' : 'unclosed';
}

function joined(tokens: readonly Token[]): string {
  return tokens
    .map(({ text }) => text)
    .join('')
    .trim();
}
