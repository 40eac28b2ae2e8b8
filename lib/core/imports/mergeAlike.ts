import type { Like } from '../judging/like.ts';
import { mergeLikes } from '../judging/mergeLikes.ts';

/** With `mergeLikes` made one of those that are the same picture; `values` go along, the first of each. */
export function mergeAlike<Value>(entries: readonly { readonly like: Like; readonly value: Value }[]): {
  readonly like: Like;
  readonly values: readonly Value[];
}[] {
  const merged: { like: Like; values: Value[] }[] = [];
  const places = new Map<string, number>();
  for (const { like, value } of entries) {
    const names = [like.key, ...like.aliases];
    const known = names.map((name) => places.get(name)).find((place) => place !== undefined);
    const other = known === undefined ? undefined : merged[known];
    if (known === undefined || other === undefined) {
      for (const name of names) places.set(name, merged.length);
      merged.push({ like, values: [value] });
      continue;
    }
    other.like = mergeLikes(other.like, like);
    other.values.push(value);
    for (const name of names) places.set(name, known);
  }
  return merged;
}
