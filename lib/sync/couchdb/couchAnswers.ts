import * as v from 'valibot';
import type { ServerAnswer } from '../serverRequest.ts';

/** A document as it came, its own members unchecked. */
export interface CouchDocument extends Readonly<Record<string, unknown>> {
  readonly _id: string;
  readonly _rev: string;
  readonly _conflicts?: readonly string[];
  readonly _deleted?: boolean;
}

/** What became of one document of many. */
export type Written =
  | { readonly id: string; readonly rev: string }
  | { readonly id: string; readonly error: string; readonly reason: string };

const MAX_ID = 8192;
const MAX_SEQ = 16_384;

const rev = v.pipe(v.string(), v.maxLength(512));
const id = v.pipe(v.string(), v.maxLength(MAX_ID));
/** A number of CouchDB 1 and PouchDB, a text of CouchDB 2 and later, a list of BigCouch: never looked into. */
const seqPart = v.union([v.number(), v.pipe(v.string(), v.maxLength(MAX_SEQ))]);
const seq = v.union([seqPart, v.pipe(v.array(seqPart), v.maxLength(2))]);
const document = v.looseObject({
  _id: id,
  _rev: rev,
  _conflicts: v.exactOptional(v.array(rev)),
  _deleted: v.exactOptional(v.boolean()),
});
export const databaseAnswer = v.object({ db_name: v.string() });
export const created = v.object({ ok: v.literal(true) });
export const changesAnswer = v.object({
  results: v.array(
    v.object({
      id,
      seq: v.nullish(seq),
      changes: v.array(v.object({ rev })),
      doc: v.optional(v.unknown()),
    }),
  ),
  last_seq: seq,
  pending: v.exactOptional(v.number()),
});
export const listAnswer = v.object({ rows: v.array(v.object({ doc: v.optional(v.unknown()) })) });
export const revisionListAnswer = v.object({
  rows: v.array(
    v.object({ id: v.optional(id), value: v.optional(v.object({ rev, deleted: v.optional(v.boolean()) })) }),
  ),
});
export const revisionsAnswer = v.object({
  results: v.array(v.object({ docs: v.array(v.object({ ok: v.optional(v.unknown()) })) })),
});
export const writtenAnswer = v.object({ rev });
const words = v.fallback(v.string(), '');
export const writtenAllAnswer = v.array(
  v.union([v.object({ id, rev, error: v.optional(v.undefined()) }), v.object({ id, error: words, reason: words })]),
);
export const errorAnswer = v.object({ error: v.string(), reason: words });

export function isGood({ status }: ServerAnswer): boolean {
  return status >= 200 && status < 300;
}

/** `undefined` for what is no JSON. */
export function jsonOf({ bytes }: ServerAnswer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** `null` for what is no document, or not the one of that id. */
export function documentOf(value: unknown, of?: string): CouchDocument | null {
  return v.is(document, value) && (of === undefined || value._id === of) ? value : null;
}

export function outcome(row: v.InferOutput<typeof writtenAllAnswer>[number]): Written {
  return 'rev' in row ? { id: row.id, rev: row.rev } : { id: row.id, error: row.error, reason: row.reason };
}
