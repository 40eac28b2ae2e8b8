import type { Envelope } from '../platform/messaging.ts';

/** A message of a page of ours that asks as the page of another tab would: see `onBehalf.ts`. */
export interface EnvelopeOnBehalf extends Envelope {
  /** The id of the gallery that shows that page's pictures. */
  readonly gallery: string;
}

export function inNameOf(gallery: string, message: Envelope): EnvelopeOnBehalf {
  return { ...message, gallery };
}
