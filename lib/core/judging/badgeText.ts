import { textLanguage } from '../text.ts';

/** There is room for four characters. */
const MOST = 999;

/** A number of likes as it stands on the toolbar's button; nothing for none. */
export function badgeText(count: number): string {
  if (count <= 0) return '';
  const written = new Intl.NumberFormat(textLanguage(), { useGrouping: false }).format(Math.min(MOST, count));
  return count > MOST ? `${written}+` : written;
}
