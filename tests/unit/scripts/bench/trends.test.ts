import { describe, expect, test } from 'vitest';
import { withTrends } from '../../../../scripts/bench/growthData.ts';
import { exponentOf, growthRow, trendsOf, type MeasuredTrend, type Trend } from '../../../../scripts/bench/trends.ts';

const even: Trend = { name: 'collecting', of: 'pictures', unit: 'ms', floorName: 'a bare walk', grows: 'evenly' };
const constant: Trend = { name: 'first screen', of: 'Likes', unit: 'ms', floorName: null, grows: 'not' };

function measured(trend: Trend, values: readonly (readonly [size: number, value: number])[]): MeasuredTrend {
  return { ...trend, points: values.map(([size, value]) => ({ size, value, floor: null })) };
}

test('points become trends by name, from the smallest size to the largest', () => {
  const points = [
    { trend: even, size: 100, value: 9, floor: 4 },
    { trend: constant, size: 10, value: 50, floor: null },
    { trend: even, size: 10, value: 1, floor: 0.5 },
    { trend: even, size: 100, value: 8, floor: 4 },
  ];
  expect(trendsOf(points)).toEqual([
    {
      ...even,
      points: [
        { size: 10, value: 1, floor: 0.5 },
        { size: 100, value: 8, floor: 4 },
      ],
    },
    { ...constant, points: [{ size: 10, value: 50, floor: null }] },
  ]);
});

describe('the exponent between the two largest sizes', () => {
  test.each([
    [
      'even growth',
      [
        [10, 1],
        [100, 10],
      ],
      1,
    ],
    [
      'none',
      [
        [10, 7],
        [1000, 7],
      ],
      0,
    ],
    [
      'quadratic',
      [
        [10, 1],
        [100, 100],
      ],
      2,
    ],
    [
      'of small sizes counts nothing',
      [
        [10, 1],
        [100, 1],
        [1000, 10],
      ],
      1,
    ],
    [
      'less than there was',
      [
        [10, 10],
        [100, 1],
      ],
      -1,
    ],
  ] as const)('%s', (_, values, exponent) => {
    expect(exponentOf(measured(even, values))).toBeCloseTo(exponent);
  });

  test.each([[[]], [[[10, 1]]]] as const)('of %j there is none', (values) => {
    expect(exponentOf(measured(even, values))).toBeNull();
    expect(growthRow(measured(even, values))).toBeNull();
  });
});

test.each([
  [
    even,
    [
      [100, 2],
      [1000, 18],
    ],
    { value: 9, floor: 10, floorName: 'budget: 10 times, as the pictures are' },
  ],
  [
    constant,
    [
      [1000, 50],
      [100_000, 60],
    ],
    { value: 1.2, floor: 1, floorName: 'budget: no growth' },
  ],
] as const)('growth is held against what is claimed of $name', (trend, values, row) => {
  expect(growthRow(measured(trend, values))).toMatchObject({ ...row, unit: 'times' });
});

test('a growth row says from where to where', () => {
  expect(
    growthRow(
      measured(even, [
        [100, 2],
        [1000, 18],
      ]),
    )?.name,
  ).toBe('growth, 100 to 1,000 pictures: collecting');
});

describe('the data of the plot', () => {
  const before = withTrends(
    { trends: [] },
    [
      measured(even, [
        [10, 1],
        [100, 9],
      ]),
      measured(constant, [[10, 5]]),
    ],
    {
      date: new Date('2026-01-02T03:04:05Z'),
      machine: 'two cores',
    },
  );

  test('says when and on what each trend was measured', () => {
    expect(before.trends.map(({ name, measured: day, machine }) => [name, day, machine])).toEqual([
      ['collecting', '2026-01-02', 'two cores'],
      ['first screen', '2026-01-02', 'two cores'],
    ]);
  });

  test('takes a new run of a trend whole, mixes no points, and keeps the other trends', () => {
    const after = withTrends(before, [measured(even, [[1000, 90]]), measured({ ...even, name: 'new' }, [[10, 3]])], {
      date: new Date('2026-02-03T00:00:00Z'),
      machine: 'four cores',
    });
    expect(after.trends.map(({ name, measured: day, points }) => [name, day, points.map(({ size }) => size)])).toEqual([
      ['collecting', '2026-02-03', [1000]],
      ['first screen', '2026-01-02', [10]],
      ['new', '2026-02-03', [10]],
    ]);
  });
});
