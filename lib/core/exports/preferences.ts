import type { Like } from '../judging/like.ts';
import type { TableRow } from './table.ts';
import { webAddress } from './webAddress.ts';

/**
 * Unpaired preference data: one row a judged picture. The prompt is its caption, the completion its address, which
 * `image` repeats under the name that image datasets use.
 */
export const LABEL_COLUMNS = ['prompt', 'completion', 'label', 'image', 'key', 'page_url', 'page_title'] as const;

/** `null` for a picture that is no example: without a reaction, for a cleared one is no dislike, or without an address. */
export function labelRow({ liked, url, caption, key, page }: Like): TableRow | null {
  const address = webAddress(url);
  if (liked === null || address === null) return null;
  return {
    prompt: caption,
    completion: address,
    label: liked,
    image: address,
    key,
    page_url: page.url,
    page_title: page.title,
  };
}

/** Pairs: `group` is the page's address, the tag, or the comparison's session. */
export const PAIR_COLUMNS = [
  'prompt',
  'chosen',
  'rejected',
  'chosen_key',
  'rejected_key',
  'chosen_caption',
  'rejected_caption',
  'group',
] as const;

/** What a pair says of a picture. */
export interface PairMember {
  readonly key: string;
  readonly address: string;
  readonly caption: string;
}

export interface PairGroup {
  readonly group: string;
  /** For people, and the prompt of pairs whose pictures have no caption in common. */
  readonly name: string;
}

/** `null` for a picture without an address on the web. */
export function pairMember({ key, url, caption }: Like): PairMember | null {
  const address = webAddress(url);
  return address === null ? null : { key, address, caption };
}

/** The prompt is the caption where both share one, as pictures generated from one prompt do. */
export function pairRow(chosen: PairMember, rejected: PairMember, { group, name }: PairGroup): TableRow {
  return {
    prompt: chosen.caption === rejected.caption && chosen.caption !== '' ? chosen.caption : name,
    chosen: chosen.address,
    rejected: rejected.address,
    chosen_key: chosen.key,
    rejected_key: rejected.key,
    chosen_caption: chosen.caption,
    rejected_caption: rejected.caption,
    group,
  };
}
