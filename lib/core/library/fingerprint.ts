/**
 * Sixteen hex digits that tell two texts apart as long as nobody tries to make them alike: MurmurHash3's finish over two
 * sums of its kind (Austin Appleby, public domain).
 */
export function fingerprint(text: string): string {
  let a = 0x9e_37_79_b9;
  let b = 0x85_eb_ca_6b ^ text.length;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 0xcc_9e_2d_51);
    b = Math.imul(b ^ code, 0x1b_87_35_93) + (a >>> 15);
  }
  return hex(finish(a ^ (b >>> 13))) + hex(finish(b ^ (a >>> 16)));
}

function finish(sum: number): number {
  const mixed = Math.imul(sum ^ (sum >>> 16), 0x85_eb_ca_6b);
  const again = Math.imul(mixed ^ (mixed >>> 13), 0xc2_b2_ae_35);
  return (again ^ (again >>> 16)) >>> 0;
}

function hex(word: number): string {
  return word.toString(16).padStart(8, '0');
}
