/** No message is larger: what a page can make us send must not fill the background's memory. */
const MAX_MESSAGE_CHARACTERS = 1_048_576;
const MAX_DEPTH = 12;

/**
 * Whether a value that arrived as a message is larger than a message may be, in characters of its strings and names and a
 * few for each value, or deeper than any we send. Stops counting as soon as it knows.
 */
export function isTooLarge(message: unknown, limit: number = MAX_MESSAGE_CHARACTERS): boolean {
  let left = limit;
  const pending: { value: unknown; depth: number }[] = [{ value: message, depth: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, depth } = next;
    left -= 4;
    if (typeof value === 'string') left -= value.length;
    if (left < 0 || depth > MAX_DEPTH) return true;
    if (typeof value !== 'object' || value === null) continue;
    // Bytes, which Firefox lets through, would be one entry each.
    if ((value as ArrayLike<unknown>).length * 4 > left) return true;
    for (const [name, member] of Object.entries(value)) {
      left -= name.length;
      if (left < 0) return true;
      pending.push({ value: member, depth: depth + 1 });
    }
  }
  return false;
}
