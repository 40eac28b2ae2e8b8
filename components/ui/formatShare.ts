import { textLanguage } from '../../lib/core/text.ts';

/** A share from 0 to 1 in whole percents, of which the last is only said when it is done: `99%`. */
export function formatShare(share: number): string {
  return new Intl.NumberFormat(textLanguage(), { style: 'percent' }).format(Math.floor(share * 100) / 100);
}
