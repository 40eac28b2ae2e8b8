import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';

/** One measurement against a floor that was measured in the same run. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the same work costs at the least, in the same unit. */
  readonly floor: number;
  /** The largest ratio of value to floor that passes. */
  readonly limit: number;
}

interface BenchModule {
  readonly benches: readonly (() => Promise<readonly Measurement[]>)[];
}

const FOLDER = 'tests/bench';
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });

const rows = [];
for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.bench.ts'))) {
  const { benches } = (await import(pathToFileURL(resolve(FOLDER, file)).href)) as BenchModule;
  for (const bench of benches) {
    for (const { name, value, unit, floor, limit } of await bench()) {
      const ratio = Number((value / floor).toFixed(3));
      rows.push({ name, value, unit, floor, ratio, limit, pass: ratio <= limit });
    }
  }
}
if (values.json) console.log(JSON.stringify(rows, null, 2));
else console.table(rows);
if (rows.length === 0 || rows.some(({ pass }) => !pass)) process.exitCode = 1;
