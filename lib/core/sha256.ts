/*
 * SHA-256 (FIPS 180-4), ours because every page would pay for a library: the browser's own is missing on pages without
 * TLS, and the smallest well-kept package is four times this one. Held to Node's implementation by property tests.
 */

/** Hashes bytes that may arrive in pieces. */
export interface Sha256 {
  update(bytes: Uint8Array): void;
  /** 64 hexadecimal digits; ends the hash. */
  hex(): string;
}

const BLOCK = 64;

/** Bits of the fractional part: the constants are those of the square and cube roots of the first primes (section 4.2.2). */
const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0;
const primes: number[] = [];
for (let candidate = 2; primes.length < 64; candidate++) {
  if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
}
const initial = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
const constants = Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));

/** Scratch of one block's work: never read from one call to the next. */
const schedule = new Int32Array(64);

export function createSha256(): Sha256 {
  const state = initial.slice();
  /** The unfinished block; its end has room for the padding to spill over into a second one. */
  const rest = new Uint8Array(2 * BLOCK);
  const restWords = new DataView(rest.buffer);
  let filled = 0;
  let length = 0;

  return {
    update(bytes) {
      length += bytes.length;
      let start = 0;
      if (filled > 0) {
        start = Math.min(bytes.length, BLOCK - filled);
        rest.set(bytes.subarray(0, start), filled);
        filled += start;
        if (filled < BLOCK) return;
        compress(state, restWords, 0);
      }
      const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      for (; start + BLOCK <= bytes.length; start += BLOCK) compress(state, words, start);
      rest.set(bytes.subarray(start));
      filled = bytes.length - start;
    },
    hex() {
      // Section 5.1.1: a one, zeros, and the length in bits at the end of a block.
      rest.fill(0, filled);
      rest[filled] = 0x80;
      const end = filled < BLOCK - 8 ? BLOCK : 2 * BLOCK;
      restWords.setUint32(end - 8, Math.floor(length / 2 ** 29));
      restWords.setUint32(end - 4, length * 8);
      for (let start = 0; start < end; start += BLOCK) compress(state, restWords, start);
      let digits = '';
      for (const word of state) digits += (word >>> 0).toString(16).padStart(8, '0');
      return digits;
    },
  };
}

/** Section 6.2.2: one block of 16 words, from `start` on. */
function compress(state: Int32Array, words: DataView, start: number): void {
  const w = schedule;
  const k = constants;
  for (let t = 0; t < 16; t++) schedule[t] = words.getInt32(start + 4 * t);
  for (let t = 16; t < 64; t++) {
    const early = w[t - 15] ?? 0;
    const late = w[t - 2] ?? 0;
    schedule[t] =
      (rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10)) +
      (w[t - 7] ?? 0) +
      (rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3)) +
      (w[t - 16] ?? 0);
  }
  // By index: an array pattern goes through the iterator, which takes longer than the hashing.
  let a = state[0] ?? 0;
  let b = state[1] ?? 0;
  let c = state[2] ?? 0;
  let d = state[3] ?? 0;
  let e = state[4] ?? 0;
  let f = state[5] ?? 0;
  let g = state[6] ?? 0;
  let h = state[7] ?? 0;
  for (let t = 0; t < 64; t++) {
    const choice = (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g));
    const first = (h + choice + (k[t] ?? 0) + (w[t] ?? 0)) | 0;
    const majority = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + majority) | 0;
  }
  add(state, 0, a);
  add(state, 1, b);
  add(state, 2, c);
  add(state, 3, d);
  add(state, 4, e);
  add(state, 5, f);
  add(state, 6, g);
  add(state, 7, h);
}

function add(state: Int32Array, index: number, word: number): void {
  state[index] = (state[index] ?? 0) + word;
}

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}
