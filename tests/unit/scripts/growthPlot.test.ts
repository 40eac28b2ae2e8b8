import { readFileSync } from 'node:fs';
import { parseXml, type XmlElement } from '@rgrove/parse-xml';
import { describe, expect, test } from 'vitest';
import type { GrowthData } from '../../../scripts/bench/growthData.ts';
import { apart, growthFiles, growthPlot } from '../../../scripts/growthPlot.ts';

function dataOf(name: string, points: GrowthData['trends'][number]['points']): GrowthData['trends'][number] {
  const trend = { name, of: 'Likes', unit: 'ms', floorName: 'a bare walk by cursor', grows: 'evenly' } as const;
  return { ...trend, points, measured: '2026-01-02', machine: 'two cores' };
}

const csv = dataOf('export as CSV', [
  { size: 10, value: 2, floor: 1 },
  { size: 100, value: 18, floor: 9 },
  { size: 1000, value: 180, floor: 90 },
]);

function elements(svg: string, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (element: XmlElement): void => {
    if (element.name === name) found.push(element);
    for (const child of element.children) if (child.type === 'element') visit(child as XmlElement);
  };
  const { root } = parseXml(svg);
  if (root) visit(root);
  return found;
}

const texts = (svg: string): string[] => elements(svg, 'text').map(({ text }) => text);

test('the committed picture is what the committed data draws', () => {
  const data = JSON.parse(readFileSync(growthFiles.data, 'utf8')) as GrowthData;
  expect(readFileSync(growthFiles.plot, 'utf8')).toBe(growthPlot(data));
});

describe('the plot', () => {
  test('has a panel for what was measured alone, with a dot for each size, its floor included', () => {
    const svg = growthPlot({ trends: [csv] });
    expect(elements(svg, 'text').filter(({ attributes }) => attributes['class'] === 'title')).toHaveLength(1);
    expect(elements(svg, 'circle')).toHaveLength(6);
    expect(texts(svg)).toContain('CSV');
    expect(texts(svg)).not.toContain('Parquet');
  });

  test('says how it grows between the two largest sizes', () => {
    expect(texts(growthPlot({ trends: [csv] }))).toContain('×10 for ten times the Likes, 100 to 1k');
  });

  test('draws no floor where none was measured', () => {
    const points = csv.points.map((point) => ({ ...point, floor: null }));
    const svg = growthPlot({ trends: [{ ...csv, points }] });
    expect(elements(svg, 'circle')).toHaveLength(3);
    expect(texts(svg)).not.toContain('bare walk by cursor');
  });

  test('has no panel for a trend without points, nor for one that it does not know', () => {
    const svg = growthPlot({ trends: [{ ...csv, points: [] }, dataOf('something else', csv.points)] });
    expect(elements(svg, 'circle')).toEqual([]);
    expect(elements(svg, 'text')).toEqual([]);
  });

  test('gives every panel a scale on which a slope means the same', () => {
    const steep = growthPlot({ trends: [csv] });
    const [first, second] = elements(steep, 'circle')
      .slice(-3)
      .map(({ attributes }) => Number(attributes['cy']));
    const sync = {
      ...csv,
      name: 'a first push over WebDAV',
      points: csv.points.map((point) => ({ ...point, floor: null, value: 1000 * point.value })),
    };
    const [third, fourth] = elements(growthPlot({ trends: [sync] }), 'circle').map(({ attributes }) =>
      Number(attributes['cy']),
    );
    expect((first ?? NaN) - (second ?? NaN)).toBeCloseTo((third ?? NaN) - (fourth ?? NaN));
  });
});

test.each<[string, number[], number[]]>([
  ['nothing', [], []],
  ['far enough apart', [0, 20, 40], [0, 20, 40]],
  ['two at one height', [10, 10], [5, 15]],
  ['a group that runs into the next one', [10, 10, 19], [3, 13, 23]],
])('labels are kept apart: %s', (_, heights, expected) => {
  expect(apart(heights, 10)).toEqual(expected);
});
