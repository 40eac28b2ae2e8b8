import { foldText } from '../foldText.ts';
import type { Like } from '../judging/like.ts';
import { hostOf } from './likeFacts.ts';

/** Words of one Like at most, and characters of one word. */
const MAX_WORDS = 40;
const MAX_WORD = 32;
/** Characters of each text in which words are looked for. */
const MAX_TEXT = 4000;
/** Words that one search takes at most. */
const MAX_TYPED = 16;

const runs = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
/** Scripts that are written, or looked for, without spaces between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+/gu;
/** Hashes and serial numbers, as addresses are full of: nobody types them. */
const serial = /^(?:\d{9,}|(?=.*\d)[\da-f]{10,}|(?=.*\d).{20,})$/;
const single = /^[a-z\d]$/;

/**
 * The distinct words by which a Like is found, folded: of caption, tags, file name, hosts, page title and note. Scripts
 * without spaces give every two characters that stand together, and the last of each run.
 */
export function wordsOf({ caption, tags, url, page, note }: Like): string[] {
  const fields = [
    // How many words of each are taken before the rest of any.
    { most: 16, words: wordsIn(caption) },
    { most: 10, words: wordsIn(tags.join('\n')) },
    { most: 8, words: fileWords(url) },
    { most: 6, words: [...hostWords(url), ...hostWords(page.url)] },
    { most: 10, words: wordsIn(page.title) },
    { most: 10, words: wordsIn(note) },
  ];
  const words = new Set<string>();
  for (const field of fields) for (const word of field.words.slice(0, field.most)) words.add(word);
  for (const field of fields) for (const word of field.words.slice(field.most)) words.add(word);
  return [...words].slice(0, MAX_WORDS);
}

/** The beginnings of words that a person looks for, folded; a Like is found when each of them begins one of its words. */
export function typedWords(text: string): string[] {
  const typed = new Set(text.slice(0, MAX_TEXT).split(/\s+/).flatMap(wordsTyped));
  return [...typed]
    .filter((word) => ![...typed].some((longer) => longer !== word && longer.startsWith(word)))
    .slice(0, MAX_TYPED);
}

function wordsTyped(typed: string): string[] {
  if (/^https?:\/\/./i.test(typed)) return [...hostWords(typed), ...fileWords(typed)];
  // The endings of hosts and files are in most addresses, and so in none of the words kept.
  const host = /^(?:www\.)?((?:[\p{L}\p{N}_-]+\.)*[\p{L}\p{N}_-]+)\.\p{L}*$/u.exec(typed);
  return segmentsOf(host?.[1] ?? typed).flatMap(({ text, isUnspaced }) => {
    if (!isUnspaced) return [text.slice(0, MAX_WORD)];
    // What was typed need not end where a run ends.
    const pairs = pairsOf(text);
    return pairs.length > 1 ? pairs.slice(0, -1) : pairs;
  });
}

function wordsIn(text: string): string[] {
  return segmentsOf(text).flatMap(({ text: word, isUnspaced }) => {
    if (isUnspaced) return pairsOf(word);
    return single.test(word) || serial.test(word) ? [] : [word.slice(0, MAX_WORD)];
  });
}

interface Segment {
  readonly text: string;
  readonly isUnspaced: boolean;
}

function segmentsOf(text: string): Segment[] {
  // Composed again: taken apart, Korean syllables and voiced kana would be several characters.
  const folded = foldText(text.slice(0, MAX_TEXT)).normalize('NFC');
  const segments: Segment[] = [];
  for (const [run] of folded.matchAll(runs)) {
    let end = 0;
    for (const { 0: match, index } of run.matchAll(unspaced)) {
      if (index > end) segments.push({ text: run.slice(end, index), isUnspaced: false });
      segments.push({ text: match, isUnspaced: true });
      end = index + match.length;
    }
    if (end < run.length) segments.push({ text: run.slice(end), isUnspaced: false });
  }
  return segments;
}

/** Every two characters that stand together, and the last one. */
function pairsOf(run: string): string[] {
  const characters = Array.from(run);
  return characters.map((character, index) => `${character}${characters[index + 1] ?? ''}`);
}

function hostWords(address: string): string[] {
  const host = hostOf(address);
  const dot = host.lastIndexOf('.');
  return wordsIn(dot < 0 ? host : host.slice(0, dot));
}

function fileWords(address: string): string[] {
  const path = /^https?:\/\/[^/?#]*([^?#]*)/i.exec(address.slice(0, MAX_TEXT))?.[1] ?? '';
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[a-z\d]{1,5}$/i, '');
  return wordsIn(decoded(name));
}

function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
