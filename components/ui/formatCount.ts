import { writtenNumber } from '../../lib/core/text.ts';

/** A number of pictures as it is written in the interface's language: `12,408`. */
export function formatCount(count: number): string {
  return writtenNumber(count);
}

/** `1 judgement`, `12,408 judgements`. */
export function formatCounted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
