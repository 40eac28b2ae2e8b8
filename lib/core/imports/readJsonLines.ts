import { countEntries, lineAt, MAX_ENTRY, tooLong, type ImportEntry } from './importEntry.ts';
import { jsonEntries, type Reading } from './jsonEntry.ts';
import { parseJson } from './parseJson.ts';
import { isHead } from './readJson.ts';
import { text } from '../text.ts';

/** Reads JSON Lines: on each line an entry as in a JSON file. A line that cannot be read is left out. */
export async function* readJsonLines(lines: AsyncIterable<string>, reading: Reading): AsyncGenerator<ImportEntry> {
  const count = countEntries();
  let number = 0;
  for await (const line of linesOf(lines)) {
    number++;
    if (line.text !== null && line.text.trim() === '') continue;
    count();
    const place = lineAt(number);
    const parsed = line.text === null ? { problem: tooLong() } : parseJson(line.text);
    if ('problem' in parsed) {
      yield { place, reason: line.ended ? parsed.problem : text('import_breaks_off') };
    } else if (!isHead(parsed.value)) yield* jsonEntries(parsed.value, place, reading, { own: false });
  }
}

interface Line {
  /** `null` when it is too long. */
  readonly text: string | null;
  /** By a line feed, not by the end of the file. */
  readonly ended: boolean;
}

async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<Line> {
  let parts: string[] = [];
  let length = 0;
  const keep = (part: string): void => {
    length += part.length;
    if (length <= MAX_ENTRY) parts.push(part);
    else parts = [];
  };
  const take = (ended: boolean): Line => {
    const line = { text: length <= MAX_ENTRY ? parts.join('') : null, ended };
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', start)) {
      keep(chunk.slice(start, end));
      yield take(true);
      start = end + 1;
    }
    keep(chunk.slice(start));
  }
  if (length > 0) yield take(false);
}
