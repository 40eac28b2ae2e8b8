import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { installMissing } from './browsers/install.ts';

/** One measurement against a floor that was measured in the same run. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the same work costs at the least, or what it may cost, in the same unit. */
  readonly floor: number;
  /** The largest ratio of value to floor that passes. */
  readonly limit: number;
}

export interface BenchOptions {
  /** A folder of saved pages (`.html`), when one was given. */
  readonly pages: string | undefined;
  /** Likes in the large library. */
  readonly likes: number;
}

/** Yields each measurement as soon as it is there: the next one may take an hour. */
export type Bench = (options: BenchOptions) => AsyncIterable<Measurement>;

interface BenchModule {
  readonly benches: readonly Bench[];
}

const FOLDER = 'tests/bench';
const USAGE = `npm run bench                    a table: each value, what it is held against, and whether it passes
npm run bench -- --json          the same as JSON, and nothing else on standard output
npm run bench -- --only NAME     one of collect, gallery, library, marks
npm run bench -- --likes N       size of the large library, by default a million: made once, in most of an hour, and kept
npm run bench -- --pages DIR     also measures on a folder of saved pages (.html)`;

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    pages: { type: 'string' },
    likes: { type: 'string', default: '1000000' },
    help: { type: 'boolean', default: false },
  },
});

async function bench(): Promise<void> {
  await installMissing(process.platform === 'linux' ? ['chromium', 'Xvfb', 'openbox', 'xdotool'] : ['chromium']);
  const rows = [];
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.bench.ts'));
  const wanted = options.only === undefined ? files : files.filter((name) => name === `${options.only}.bench.ts`);
  for (const file of wanted) {
    const { benches } = (await import(pathToFileURL(resolve(FOLDER, file)).href)) as BenchModule;
    for (const measure of benches) {
      for await (const measured of measure({ pages: options.pages, likes: Number(options.likes) })) {
        const row = rowOf(measured);
        rows.push(row);
        console.error(
          `${row.pass ? 'pass' : 'FAIL'}  ${row.name}: ${row.value} ${row.unit}, ${row.ratio} of ${row.limit}`,
        );
      }
    }
  }
  if (options.json) console.log(JSON.stringify(rows, null, 2));
  else console.table(rows);
  if (rows.length === 0 || rows.some(({ pass }) => !pass)) process.exitCode = 1;
}

function rowOf({ name, value, unit, floor, limit }: Measurement) {
  const ratio = rounded(value / floor);
  return { name, value: rounded(value), unit, floor: rounded(floor), ratio, limit, pass: ratio <= limit };
}

function rounded(value: number): number {
  return Number(value.toFixed(3));
}

if (options.help) console.log(USAGE);
else await bench();
