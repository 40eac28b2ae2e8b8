/** Characters of one message's entries, well under what a message may have. */
const mostCharacters = 400_000;

/** Splits what is sent into as many messages as that takes; an entry that is too long by itself gets one of its own. */
export function* inMessages<Entry>(
  entries: Iterable<Entry>,
  mostEntries: number,
  charactersOf: (entry: Entry) => number,
): Generator<Entry[]> {
  let message: Entry[] = [];
  let characters = 0;
  for (const entry of entries) {
    const size = charactersOf(entry);
    if (message.length > 0 && (message.length === mostEntries || characters + size > mostCharacters)) {
      yield message;
      message = [];
      characters = 0;
    }
    message.push(entry);
    characters += size;
  }
  if (message.length > 0) yield message;
}
