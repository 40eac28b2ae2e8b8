import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  baselineText,
  compare,
  goneRows,
  recorded,
  type Baseline,
  type BenchRow,
} from '../../../../scripts/bench/baseline.ts';
import { rowOf } from '../../../../scripts/bench/measurement.ts';

function aRow(name: string, value: number, { limit = 2, bench = 'library' } = {}): BenchRow {
  return { ...rowOf({ name, value, unit: 'ms', floor: 10, floorName: 'a bare put', limit }), bench };
}

function aBaseline(rows: Baseline['rows']): Baseline {
  return { about: ['How it is read.'], machine: 'two cores', tolerance: 1.3, slack: 0.02, rows };
}

const baseline = aBaseline({
  library: {
    steady: { ratios: [1] },
    uneven: { ratios: [1, 1.4, 1.1] },
    'near nothing': { ratios: [0.01] },
    noisy: { ratios: [0.5], tolerance: 3, because: 'the collector of garbage comes when it likes' },
    'below nothing': { ratios: [-0.2] },
  },
  marks: { elsewhere: { ratios: [1] } },
});

describe('a row beside the baseline', () => {
  test.each([
    ['as it was', 'steady', 10, 'pass', 0],
    ['within the tolerance', 'steady', 13, 'pass', 0.3],
    ['beyond the tolerance', 'steady', 13.1, 'worse than the baseline', 0.31],
    ['better, by however much', 'steady', 1, 'pass', -0.9],
    ['over its limit, whatever the baseline says', 'noisy', 21, 'over its limit', 3.2],
    ['as bad as the worst of several runs, and a little more', 'uneven', 18, 'pass', 1.8 / 1.1 - 1],
    ['worse than the worst of several runs allows', 'uneven', 18.3, 'worse than the baseline', 1.83 / 1.1 - 1],
    ['near nothing, where a double means nothing', 'near nothing', 0.2, 'pass', 1],
    ['near nothing, and beyond the slack', 'near nothing', 0.4, 'worse than the baseline', 3],
    ['within a tolerance of its own', 'noisy', 15, 'pass', 2],
    ['beyond a tolerance of its own', 'noisy', 15.1, 'worse than the baseline', 2.02],
    ['that was below nothing, within the slack', 'below nothing', -1.9, 'pass', -0.05],
    ['that was below nothing, and beyond the slack', 'below nothing', 0, 'worse than the baseline', -1],
  ] as const)('%s', (_, name, value, verdict, change) => {
    const row = compare(aRow(name, value), baseline);
    expect(row).toMatchObject({ verdict, pass: verdict === 'pass' });
    expect(row.change).toBeCloseTo(change);
  });

  test('that the baseline does not have is new, and has its own limit alone', () => {
    expect(compare(aRow('unheard of', 20), baseline)).toMatchObject({ baseline: null, change: null, verdict: 'pass' });
    expect(compare(aRow('unheard of', 20.1), baseline)).toMatchObject({ baseline: null, verdict: 'over its limit' });
  });

  test('is looked for under its own bench', () => {
    expect(compare(aRow('elsewhere', 10), baseline).baseline).toBeNull();
    expect(compare(aRow('elsewhere', 10, { bench: 'marks' }), baseline).baseline).toBe(1);
  });

  test.each([NaN, Infinity])('that gave %d was not measured, and does not pass', (value) => {
    expect(compare(aRow('steady', value), baseline)).toMatchObject({ verdict: 'not measured', pass: false });
  });
});

test('what is not measured any more is named, of those benches that have run', () => {
  const rows = ['steady', 'uneven', 'near nothing', 'below nothing', 'new'].map((name) => aRow(name, 10));
  expect(goneRows(rows, baseline, ['library'])).toEqual(['noisy']);
  expect(goneRows(rows, baseline, ['library', 'marks'])).toEqual(['noisy', 'elsewhere']);
  expect(goneRows(rows, baseline, ['webdav'])).toEqual([]);
});

describe('recording', () => {
  const rows = [aRow('steady', 12), aRow('noisy', 6), aRow('new', 9)];

  test('a run takes the place of what was recorded of its benches', () => {
    const after = recorded(baseline, rows, { adds: false, machine: 'four cores' });
    expect(after).toMatchObject({ machine: 'four cores', tolerance: 1.3, slack: 0.02 });
    expect(after.rows).toEqual({
      library: {
        steady: { ratios: [1.2] },
        noisy: { ratios: [0.6], tolerance: 3, because: 'the collector of garbage comes when it likes' },
        new: { ratios: [0.9] },
      },
      marks: { elsewhere: { ratios: [1] } },
    });
  });

  test('one more run is added to those recorded, and what it did not measure stays', () => {
    const { library } = recorded(baseline, rows, { adds: true, machine: 'two cores' }).rows;
    expect(library?.['steady']).toEqual({ ratios: [1, 1.2] });
    expect(library?.['uneven']).toEqual({ ratios: [1, 1.4, 1.1] });
    expect(library?.['new']).toEqual({ ratios: [0.9] });
  });

  test('the run that was recorded passes beside itself', () => {
    const after = recorded(baseline, rows, { adds: false, machine: 'two cores' });
    expect(rows.map((row) => compare(row, after)).map(({ pass, change }) => ({ pass, change }))).toEqual(
      rows.map(() => ({ pass: true, change: 0 })),
    );
  });

  test('the file holds all of it, a line for each row', () => {
    const text = baselineText(baseline);
    expect(JSON.parse(text)).toEqual(baseline);
    expect(text.split('\n').filter((line) => line.includes('"ratios"'))).toHaveLength(6);
  });
});

test('the committed baseline is as the bench writes it', () => {
  const text = readFileSync('tests/bench/baseline.json', 'utf8');
  expect(baselineText(JSON.parse(text) as Baseline)).toBe(text);
});
