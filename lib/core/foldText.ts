/** Accents of European scripts, points of Hebrew and Arabic: what people leave out when they type. */
const accents = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f]/g;

/** Text as it is compared with what people type: without case and accents. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replaceAll(accents, '').toLowerCase();
}
