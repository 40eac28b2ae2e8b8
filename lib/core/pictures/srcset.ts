/** One image candidate string of a `srcset`; the URL is as written, not resolved. */
export interface SrcsetCandidate {
  readonly url: string;
  /** Pixels, from a `w` descriptor. */
  readonly width?: number;
  /** Pixels, from an `h` descriptor, which is valid beside `w` only. */
  readonly height?: number;
  /** Pixels per CSS pixel, from an `x` descriptor. */
  readonly density?: number;
}

/** What the descriptors of one candidate have said so far. */
interface Descriptors {
  width?: number;
  height?: number;
  density?: number;
  wrong: boolean;
}

/** What nearly all descriptors are. */
const plainWidth = /^[1-9]\d{0,8}w$/;

const comma = 0x2c;
const openParenthesis = 0x28;
const closeParenthesis = 0x29;

/** All candidates of a `srcset` value, in its order; see `srcsetCandidates`. */
export function parseSrcset(value: string): SrcsetCandidate[] {
  return [...srcsetCandidates(value)];
}

/**
 * The "parse a srcset attribute" algorithm of the HTML standard, to the letter: commas and parentheses belong to URLs,
 * a candidate with a wrong descriptor is dropped and the rest kept. Lazy, so that a caller can pause between
 * candidates; time is linear in the length; never throws.
 */
export function* srcsetCandidates(value: string): Generator<SrcsetCandidate> {
  const end = value.length;
  let position = 0;
  for (;;) {
    while (position < end && (isSpace(value.charCodeAt(position)) || value.charCodeAt(position) === comma)) position++;
    if (position === end) return;

    const urlStart = position;
    while (position < end && !isSpace(value.charCodeAt(position))) position++;
    let urlEnd = position;
    while (value.charCodeAt(urlEnd - 1) === comma) urlEnd--;

    const said: Descriptors = { wrong: false };
    if (urlEnd === position) position = readDescriptors(value, position, said);
    const { wrong, ...size } = said;
    if (!wrong && (size.height === undefined || size.width !== undefined)) {
      yield { url: value.slice(urlStart, urlEnd), ...size };
    }
  }
}

/** The standard's descriptor tokenizer; returns the position after the candidate. */
function readDescriptors(value: string, start: number, said: Descriptors): number {
  const end = value.length;
  let position = start;
  let tokenStart = -1;
  let inParentheses = false;
  for (; position < end; position++) {
    const code = value.charCodeAt(position);
    if (inParentheses) {
      inParentheses = code !== closeParenthesis;
    } else if (code === comma || isSpace(code)) {
      if (tokenStart >= 0) addDescriptor(value.slice(tokenStart, position), said);
      tokenStart = -1;
      if (code === comma) return position + 1;
    } else {
      if (tokenStart < 0) tokenStart = position;
      inParentheses = code === openParenthesis;
    }
  }
  if (tokenStart >= 0) addDescriptor(value.slice(tokenStart), said);
  return end;
}

/** The standard's descriptor parser. */
function addDescriptor(descriptor: string, said: Descriptors): void {
  if (plainWidth.test(descriptor) && said.width === undefined && said.density === undefined) {
    said.width = Number(descriptor.slice(0, -1));
    return;
  }
  const [, digits, unit] = /^(-?(?:\d+|\d*\.\d+)(?:e[+-]?\d+)?)([wxh])$/i.exec(descriptor) ?? [];
  const number = Number(digits);
  const { width, height, density } = said;
  if (unit === 'x') {
    said.wrong ||= !(number >= 0 && number < Infinity) || (width ?? height ?? density) !== undefined;
    said.density = Math.abs(number);
  } else {
    const whole = digits !== undefined && /^\d+$/.test(digits) && number > 0 && density === undefined;
    said.wrong ||= !whole || (unit === 'w' ? width : unit === 'h' ? height : 0) !== undefined;
    if (unit === 'w') said.width = number;
    else said.height = number;
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d || code === 0x0c;
}
