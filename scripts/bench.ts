import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { baselineText, compare, goneRows, recorded, type Baseline, type ComparedRow } from './bench/baseline.ts';
import { withTrends, type GrowthData } from './bench/growthData.ts';
import { describeMachine } from './bench/machine.ts';
import { rowOf, type Bench, type Measurement } from './bench/measurement.ts';
import { rowsTable, trendsTable } from './bench/table.ts';
import { growthRow, trendsOf, type MeasuredTrend, type TrendPoint } from './bench/trends.ts';
import { installMissing } from './browsers/install.ts';
import { drawGrowth, growthFiles } from './growthPlot.ts';

interface BenchModule {
  readonly benches: readonly Bench[];
}

const FOLDER = 'tests/bench';
const BASELINE = `${FOLDER}/baseline.json`;
/** Minutes on two cores that have nothing else to do. */
const LONGEST = { table: 10, growth: 30 };
const LIKES = { table: 10_000, growth: 100_000 };
const USAGE = `npm run bench                        a table: each value, the floor it is held against, the baseline, and whether it passes; 10 minutes
npm run bench -- --json              the same as JSON, and nothing else on standard output
npm run bench -- --only NAME         one of ${names().join(', ')}
npm run bench -- --likes N           Likes of the largest library, by default 10,000; made once, some hundreds in a second, and kept
npm run bench -- --pages DIR         also measures on a folder of saved pages (.html)
npm run bench -- --update-baseline   records this run in ${BASELINE}; with --add as one more beside those recorded
npm run bench -- --growth            from 10 pictures to as many as can be had, into ${growthFiles.data} and ${growthFiles.plot}; half an hour,
                                     and a while more the first time: it makes libraries of up to 100,000 Likes, and keeps them`;

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    pages: { type: 'string' },
    likes: { type: 'string' },
    'update-baseline': { type: 'boolean', default: false },
    add: { type: 'boolean', default: false },
    growth: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

function names(): string[] {
  return readdirSync(FOLDER).flatMap((file) => /^(.+)\.bench\.ts$/.exec(file)?.[1] ?? []);
}

async function bench(): Promise<void> {
  const started = performance.now();
  await installMissing(process.platform === 'linux' ? ['chromium', 'Xvfb', 'openbox', 'xdotool'] : ['chromium']);
  const wanted = names().filter((name) => options.only === undefined || name === options.only);
  if (wanted.length === 0) throw new Error(`--only wants one of ${names().join(', ')}.`);
  const baseline = JSON.parse(readFileSync(BASELINE, 'utf8')) as Baseline;
  const rows: ComparedRow[] = [];
  const trends: MeasuredTrend[] = [];
  const add = (name: string, measured: Measurement): void => {
    const row = compare({ ...rowOf(measured), bench: name }, baseline);
    rows.push(row);
    console.error(`${row.pass ? 'pass' : 'FAIL'}  ${row.name}: ${row.value} ${row.unit}, ${row.ratio} of ${row.limit}`);
  };
  for (const name of wanted) {
    const points: TrendPoint[] = [];
    for await (const measured of measurements(name)) {
      if (!('trend' in measured)) add(name, measured);
      else {
        points.push(measured);
        console.error(`      ${measured.trend.name}, ${measured.size} ${measured.trend.of}: ${measured.value}`);
      }
    }
    for (const trend of trendsOf(points)) {
      trends.push(trend);
      const row = growthRow(trend);
      if (row !== null) add(name, row);
    }
  }
  const minutes = (performance.now() - started) / 60_000;
  if (options.growth) keepGrowth(trends);
  else if (options['update-baseline']) keepBaseline(baseline, rows);
  const gone = options.growth ? [] : goneRows(rows, baseline, wanted);
  if (options.json) console.log(JSON.stringify(rows, null, 2));
  else console.log(`${rowsTable(rows)}\n\n${trendsTable(trends)}\n`);
  for (const name of gone) console.error(`In the baseline, and not measured: ${name}`);
  const longest = options.growth ? LONGEST.growth : LONGEST.table;
  const isTooLong = options.only === undefined && options.likes === undefined && minutes > longest;
  console.error(`${minutes.toFixed(1)} minutes${isTooLong ? `, more than the ${longest} that it may take` : ''}`);
  if (isTooLong || rows.length === 0 || rows.some(({ pass }) => !pass)) process.exitCode = 1;
}

async function* measurements(name: string): AsyncGenerator<Measurement | TrendPoint> {
  const { benches } = (await import(pathToFileURL(resolve(FOLDER, `${name}.bench.ts`)).href)) as BenchModule;
  const { growth, pages } = options;
  const likes = options.likes === undefined ? (growth ? LIKES.growth : LIKES.table) : Number(options.likes);
  if (!(likes > 0)) throw new Error(`--likes wants a number, not "${options.likes}".`);
  for (const measure of benches) {
    for await (const measured of measure({ pages, likes, growth })) {
      if (!growth || 'trend' in measured) yield measured;
    }
  }
}

function keepBaseline(baseline: Baseline, rows: readonly ComparedRow[]): void {
  writeFileSync(BASELINE, baselineText(recorded(baseline, rows, { adds: options.add, machine: describeMachine() })));
}

function keepGrowth(trends: readonly MeasuredTrend[]): void {
  const { data } = growthFiles;
  const before = existsSync(data) ? (JSON.parse(readFileSync(data, 'utf8')) as GrowthData) : { trends: [] };
  const after = withTrends(before, trends, { date: new Date(), machine: describeMachine() });
  writeFileSync(data, `${JSON.stringify(after, null, 2)}\n`);
  drawGrowth();
}

if (options.help) console.log(USAGE);
else await bench();
