import * as v from 'valibot';

/* What several messages have in them. */

export const MAX_URL = 8192;
/** A picture may be its own `data:` address; anything longer is known by its bytes alone. */
export const MAX_PICTURE_URL = 262_144;
const MAX_ALIASES = 500;

export const key = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
export const operationId = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/));
export const actionId = v.pipe(v.string(), v.nonEmpty(), v.maxLength(64));
export const reaction = v.nullable(v.boolean());
export const aliases = v.pipe(v.array(v.pipe(v.string(), v.maxLength(MAX_URL))), v.maxLength(MAX_ALIASES));
export const pixels = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000));
export const tabId = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Messages without a request arrive with `null` or nothing. */
export const nothing = v.pipe(
  v.nullish(v.null()),
  v.transform(() => undefined),
);
export const json = v.union([v.string(), v.number(), v.boolean(), v.null()]);
