import type { CodedError } from '../codedError.ts';
import type { JsonValue } from '../pictures/galleryImage.ts';
import { invalidImport, MAX_DEPTH, MAX_ENTRY, tooDeep, tooLong } from './importEntry.ts';
import { closes, opens } from './parseJson.ts';
import { text } from '../text.ts';

/** A part of a JSON document that is worth looking at. */
export type JsonPiece =
  /** A member of the document's object that is no list of pictures. */
  | { readonly name: string; readonly value: JsonValue }
  /** An item of a list of pictures, or why it was left out. */
  | { readonly item: JsonValue }
  | { readonly problem: string };

export interface JsonSplitter {
  /** @throws {CodedError} `invalid-import` where the text is not JSON. */
  write(json: string): JsonPiece[];
  /** @throws {CodedError} `invalid-import` when the document is not complete. */
  end(): void;
}

/** Names of members that hold a list of pictures, or the object that holds it. */
const listNames = new Set(['likes', 'value', 'data', 'images', 'pictures', 'photos', 'items', 'gallery', 'root']);
/** Objects that hold the list, one within the other. */
const MAX_HOLDERS = 4;

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;
const braceOpen = 0x7b;
const bracketOpen = 0x5b;
const braceClose = 0x7d;
const bracketClose = 0x5d;

type Expected = 'value' | 'value or end' | 'name' | 'name or end' | 'colon' | 'comma or end' | 'nothing';

/**
 * Splits a JSON document that arrives in pieces: finds the list of pictures in it, and each item of the list, without
 * ever holding more than one. The items themselves are parsed by the platform. (Streaming parsers from elsewhere lose
 * U+FEFF in texts, and take several times as long.)
 */
export function createJsonSplitter(): JsonSplitter {
  /** `true` for a list of pictures, `false` for an object that may hold one. */
  const holders: boolean[] = [];
  let expected: Expected = 'value';
  let name = '';
  let items = 0;

  /** The value being collected, and what of it lies in former pieces of the text. */
  let collecting: 'name' | 'member' | 'item' | null = null;
  let parts: string[] = [];
  let collected = 0;
  let kind: 'container' | 'string' | 'word' = 'word';
  let depth = 0;
  let inString = false;
  let escaped = false;
  let problem: string | null = null;

  return {
    write(json) {
      const pieces: JsonPiece[] = [];
      let index = 0;
      while (index < json.length) {
        if (collecting !== null) {
          const end = endOfValue(json, index);
          keep(json, index, end < 0 ? json.length : end);
          if (end < 0) break;
          index = end;
          finish(pieces);
        } else {
          const code = json.charCodeAt(index);
          if (!isSpace(code)) structure(code);
          // What begins a value is part of it.
          if (collecting === null) index++;
        }
      }
      return pieces;
    },
    end() {
      if (expected !== 'nothing' || collecting !== null) {
        throw invalidImport(
          items === 0 ? text('import_json_incomplete') : text('import_json_incomplete_after', { number: items }),
        );
      }
    },
  };

  function structure(code: number): void {
    switch (expected) {
      case 'value or end':
        if (code === bracketClose) return close(true);
        return value(code);
      case 'value':
        return value(code);
      case 'name or end':
        if (code === braceClose) return close(false);
        return memberName(code);
      case 'name':
        return memberName(code);
      case 'colon':
        if (code !== colon) throw notJson();
        expected = 'value';
        return;
      case 'comma or end': {
        const inList = holders.at(-1) === true;
        if (code === comma) expected = inList ? 'value' : 'name';
        else if (code === (inList ? bracketClose : braceClose)) close(inList);
        else throw notJson();
        return;
      }
      case 'nothing':
        throw notJson();
    }
  }

  function memberName(code: number): void {
    if (code !== quote) throw notJson();
    collect('name', code);
  }

  function value(code: number): void {
    const holder = holders.at(-1);
    if (holder === true) return collect('item', code);
    const mayHold = holder === undefined || (listNames.has(name) && holders.length < MAX_HOLDERS);
    if (mayHold && code === bracketOpen) {
      holders.push(true);
      expected = 'value or end';
    } else if (mayHold && code === braceOpen) {
      holders.push(false);
      expected = 'name or end';
    } else collect('member', code);
  }

  function close(list: boolean): void {
    if (holders.pop() !== list) throw notJson();
    expected = holders.length === 0 ? 'nothing' : 'comma or end';
  }

  function collect(what: typeof collecting, code: number): void {
    collecting = what;
    kind = code === quote ? 'string' : opens(code) ? 'container' : 'word';
    parts = [];
    collected = 0;
    depth = 0;
    inString = false;
    escaped = false;
    problem = null;
  }

  /** Where the value that is being collected ends, or -1 when it goes on in the next piece. */
  function endOfValue(json: string, start: number): number {
    for (let index = start; index < json.length; index++) {
      const code = json.charCodeAt(index);
      if (escaped) escaped = false;
      else if (inString) {
        if (code === backslash) escaped = true;
        else if (code === quote) {
          inString = false;
          if (kind === 'string') return index + 1;
        }
      } else if (kind === 'word') {
        if (code === comma || closes(code) || isSpace(code)) return index;
      } else if (code === quote) inString = true;
      else if (opens(code)) {
        if (++depth > MAX_DEPTH) problem ??= tooDeep();
      } else if (closes(code) && --depth === 0) return index + 1;
    }
    return -1;
  }

  function keep(json: string, start: number, end: number): void {
    collected += end - start;
    if (collected > MAX_ENTRY) problem ??= tooLong();
    if (problem === null) parts.push(json.slice(start, end));
    else parts = [];
  }

  function finish(pieces: JsonPiece[]): void {
    const what = collecting;
    collecting = null;
    expected = what === 'name' ? 'colon' : holders.length === 0 ? 'nothing' : 'comma or end';
    if (what === 'item') items++;
    if (problem !== null) {
      if (what === 'item') pieces.push({ problem });
      // Whatever is so large is no name and no member that we know.
      else name = '';
      return;
    }
    const parsed = parse(parts.join(''));
    parts = [];
    if (what === 'item') pieces.push({ item: parsed });
    else if (what === 'name') name = typeof parsed === 'string' ? parsed : '';
    else pieces.push({ name: holders.length === 1 ? name : '', value: parsed });
  }

  function parse(json: string): JsonValue {
    try {
      return JSON.parse(json) as JsonValue;
    } catch (error) {
      throw notJson(error);
    }
  }

  function notJson(cause?: unknown): CodedError {
    return invalidImport(
      items === 0 ? text('import_json_invalid') : text('import_json_invalid_after', { number: items }),
      cause,
    );
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
