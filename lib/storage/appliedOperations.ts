import type { AppliedOperation, HeldLike } from './schema.ts';

/** Longer than any sender goes on retrying. */
const RETRY_WINDOW_MS = 24 * 60 * 60 * 1000;
/** More than a person makes of one picture while one of them is being retried. */
const MAX_OPERATIONS = 16;

/** Of several Likes that become one. */
export function operationsOf(rows: readonly Pick<HeldLike, 'operations'>[]): AppliedOperation[] {
  const byId = new Map(rows.flatMap(({ operations }) => operations.map((operation) => [operation.id, operation])));
  return [...byId.values()].toSorted((a, b) => a.at - b.at).slice(-MAX_OPERATIONS);
}

/** With one more, and without those that nobody retries any more. */
export function addOperation(known: readonly AppliedOperation[], added: AppliedOperation): AppliedOperation[] {
  const recent = known.filter(({ at }) => at > added.at - RETRY_WINDOW_MS);
  return [...recent, added].slice(-MAX_OPERATIONS);
}

/** Whether what was judged later has come earlier. What lies in the future was judged before the clock was put back. */
export function isOutrun({ at, judgedAt }: AppliedOperation, known: readonly AppliedOperation[]): boolean {
  if (judgedAt === undefined) return false;
  return known.some((other) => other.judgedAt !== undefined && other.judgedAt > judgedAt && other.judgedAt <= at);
}
