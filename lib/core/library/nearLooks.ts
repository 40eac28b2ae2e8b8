import { countBits } from '../pictures/perceptualHash.ts';

/** Bits of 64 in which two looks may differ. */
const NEAR = 6;
/** A look's bits are dealt out to so many bands: where at most seven differ, at most one of some band does. */
const BANDS = 4;
const BAND_BITS = 16;
const BAND_VALUES = 1 << BAND_BITS;
/** The same band, or one with a bit turned over. */
const TURNS = [0, ...Array.from({ length: BAND_BITS }, (_, bit) => 1 << bit)];
/** Pairs that are looked at between two yields. */
const STEP = 1_000_000;

/**
 * Joins each two of `looks`, which are indexes of the two halves of different hashes, that differ in at most `NEAR` bits.
 * Yields the share that is done, from 0 to 1, every few milliseconds, for the caller to pause.
 */
export function* joinNearLooks(
  looks: Uint32Array,
  right: Uint32Array,
  below: Uint32Array,
  join: (a: number, b: number) => void,
): Generator<number> {
  // In the order of a band, side by side: what is compared is read from one place to the next.
  const order = new Uint32Array(looks.length);
  const orderedRight = new Uint32Array(looks.length);
  const orderedBelow = new Uint32Array(looks.length);
  const starts = new Uint32Array(BAND_VALUES + 1);
  let work = 0;

  function compare(at: number, from: number, to: number): void {
    const ownRight = orderedRight[at] ?? 0;
    const ownBelow = orderedBelow[at] ?? 0;
    for (let other = from; other < to; other++) {
      const differing = countBits(ownRight ^ (orderedRight[other] ?? 0));
      if (differing <= NEAR && differing + countBits(ownBelow ^ (orderedBelow[other] ?? 0)) <= NEAR)
        join(order[at] ?? 0, order[other] ?? 0);
    }
  }

  function sortByBand(band: number): void {
    starts.fill(0);
    const places = new Uint32Array(BAND_VALUES);
    for (const index of looks) {
      const value = bandOf(index, band);
      places[value] = (places[value] ?? 0) + 1;
    }
    let start = 0;
    for (let value = 0; value < BAND_VALUES; value++) {
      starts[value] = start;
      start += places[value] ?? 0;
      places[value] = starts[value] ?? 0;
    }
    starts[BAND_VALUES] = start;
    for (const index of looks) {
      const value = bandOf(index, band);
      const place = places[value] ?? 0;
      places[value] = place + 1;
      order[place] = index;
      orderedRight[place] = right[index] ?? 0;
      orderedBelow[place] = below[index] ?? 0;
    }
  }

  for (let band = 0; band < BANDS; band++) {
    sortByBand(band);
    for (let value = 0; value < BAND_VALUES; value++) {
      const end = starts[value + 1] ?? 0;
      for (let at = starts[value] ?? 0; at < end; at++) {
        for (const turn of TURNS) {
          const other = value ^ turn;
          // Each pair once: the greater band has met the smaller one.
          if (other < value) continue;
          const from = other === value ? at + 1 : (starts[other] ?? 0);
          const to = starts[other + 1] ?? 0;
          compare(at, from, to);
          work += 1 + to - from;
        }
        if (work >= STEP) {
          work = 0;
          yield (band + at / looks.length) / BANDS;
        }
      }
    }
  }

  function bandOf(index: number, band: number): number {
    return (everyFourth((right[index] ?? 0) >>> band) << 8) | everyFourth((below[index] ?? 0) >>> band);
  }
}

/** Bits 0, 4, 8… of 32, beside each other. Neighbouring places of a picture often agree: a band of them would tell less. */
function everyFourth(bits: number): number {
  let taken = bits & 0x11111111;
  taken = (taken | (taken >>> 3)) & 0x03030303;
  taken = (taken | (taken >>> 6)) & 0x000f000f;
  return (taken | (taken >>> 12)) & 0xff;
}
