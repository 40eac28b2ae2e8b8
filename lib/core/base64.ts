/** Arguments that one call takes everywhere. */
const PIECE = 0x8000;

/** Of bytes, as RFC 4648 has it (section 4). */
export function toBase64(bytes: Uint8Array): string {
  let characters = '';
  for (let from = 0; from < bytes.length; from += PIECE) {
    characters += String.fromCodePoint(...bytes.subarray(from, from + PIECE));
  }
  return btoa(characters);
}
