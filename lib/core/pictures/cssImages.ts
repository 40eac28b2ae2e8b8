/** One image of a CSS value; the URL is as written. */
export interface CssImage {
  readonly url: string;
  /** Pixels per CSS pixel, from `image-set()`. */
  readonly density?: number;
  /** From `type()` in `image-set()`. */
  readonly mediaType?: string;
}

type Option = { -readonly [name in keyof CssImage]: CssImage[name] };

interface OpenFunction {
  readonly isSet: boolean;
  /** The options of the innermost `image-set()` around, this function included. */
  readonly options: Option[] | null;
}

/** Pixels per CSS pixel in one unit. */
const resolutionUnits = new Map([
  ['x', 1],
  ['dppx', 1],
  ['dpi', 1 / 96],
  ['dpcm', 2.54 / 96],
]);

const openParenthesis = 0x28;
const backslash = 0x5c;

/**
 * The images in the value of a CSS property that takes them (CSS Images 4), one list for each picture: the options of
 * an `image-set()` are one picture, everything else is a picture of its own. Gradients and keywords give nothing.
 * Reads any text in linear time and never throws.
 */
export function parseCssImages(value: string): CssImage[][] {
  const pictures: Option[][] = [];
  const open: OpenFunction[] = [];
  let position = 0;
  /** The option that a resolution or `type()` would belong to. */
  let option: Option | undefined;

  const add = (url: string): void => {
    if (url === '') return;
    option = { url };
    const options = open.at(-1)?.options;
    if (options) options.push(option);
    else pictures.push([option]);
  };
  const close = (): void => {
    const closed = open.pop();
    if (closed?.isSet && closed.options?.length) pictures.push(closed.options);
  };
  const readString = (): string => {
    const quote = value.charAt(position);
    const start = position + 1;
    let end = value.indexOf(quote, start);
    while (end >= 0 && isEscaped(value, end, start)) end = value.indexOf(quote, end + 1);
    if (end < 0) end = value.length;
    position = end + 1;
    return withoutEscapes(value.slice(start, end));
  };
  /** Reads up to and with the parenthesis that ends `url(` or `type(`; the text may be quoted or not. */
  const readArgument = (): string => {
    while (value.charCodeAt(position) <= 0x20) position++;
    const isString = isQuote(value.charCodeAt(position));
    const text = isString ? readString() : '';
    const start = position;
    while (position < value.length && value.charAt(position) !== ')') {
      position += value.charCodeAt(position) === backslash ? 2 : 1;
    }
    position++;
    return isString ? text : withoutEscapes(value.slice(start, position - 1).trim());
  };

  while (position < value.length) {
    const code = value.charCodeAt(position);
    const inSet = open.at(-1)?.isSet === true;
    if (isQuote(code)) {
      const text = readString();
      if (inSet) add(text);
    } else if (!isNameCode(code)) {
      position++;
      if (code === openParenthesis) open.push({ isSet: false, options: open.at(-1)?.options ?? null });
      else if (code === openParenthesis + 1) close();
    } else {
      const start = position;
      while (isNameCode(value.charCodeAt(position))) position++;
      const name = value.slice(start, Math.min(position, start + 32)).toLowerCase();
      if (value.charCodeAt(position) !== openParenthesis) {
        const [, number, unit] = /^(\d*\.?\d+)([a-z]+)$/.exec(name) ?? [];
        const scale = resolutionUnits.get(unit ?? '');
        if (option && inSet && scale !== undefined) option.density = Number(number) * scale;
        continue;
      }
      position++;
      if (name === 'url' || name === 'src') add(readArgument());
      else if (name === 'type') {
        const mediaType = readArgument();
        if (option && inSet) option.mediaType = mediaType;
      } else {
        const isSet = name.endsWith('image-set');
        open.push({ isSet, options: isSet ? [] : (open.at(-1)?.options ?? null) });
      }
    }
  }
  // What is still open ends with the value, as CSS syntax has it.
  while (open.length > 0) close();
  return pictures;
}

function isEscaped(value: string, position: number, start: number): boolean {
  let first = position;
  while (first > start && value.charCodeAt(first - 1) === backslash) first--;
  return (position - first) % 2 === 1;
}

function withoutEscapes(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replaceAll(/\\(?:([0-9a-f]{1,6})\s?|\n|([^]))/gi, (_, hex?: string, other?: string) => {
    if (hex === undefined) return other ?? '';
    const point = parseInt(hex, 16);
    const isCharacter = point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
    return isCharacter ? String.fromCodePoint(point) : '\uFFFD';
  });
}

function isQuote(code: number): boolean {
  return code === 0x22 || code === 0x27;
}

/** Letters, digits, `-`, `_`, `.` and whatever is not ASCII: enough to tell function names and resolutions. */
function isNameCode(code: number): boolean {
  const letter = code | 0x20;
  return (
    (letter >= 0x61 && letter <= 0x7a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x2d ||
    code === 0x2e ||
    code === 0x5f ||
    code >= 0x80
  );
}
