/** Draws `docs/growth.svg` from `docs/growth.json`, which `npm run bench -- --growth` measures. */
import { readFileSync, writeFileSync } from 'node:fs';
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { GrowthData } from './bench/growthData.ts';
import { exponentOf, type MeasuredTrend, type Point } from './bench/trends.ts';

export const growthFiles = { data: 'docs/growth.json', plot: 'docs/growth.svg' } as const;

/** A trend as its panel shows it. */
interface Line {
  readonly trend: string;
  readonly label: string;
  readonly colour: 'first' | 'second' | 'third';
}

interface Panel {
  readonly title: string;
  readonly lines: readonly Line[];
  /** What the floor is called beside its line: that of the panel's first trend. */
  readonly floorLabel?: string;
}

const one = (trend: string, label = 'ours'): readonly Line[] => [{ trend, label, colour: 'first' }];

const PANELS: readonly Panel[] = [
  {
    title: 'Collecting a page’s pictures',
    lines: one('collecting the pictures of a page'),
    floorLabel: 'bare walk',
  },
  { title: 'Opening the gallery', lines: one('opening the gallery'), floorLabel: 'bare page' },
  { title: 'A frame while scrolling', lines: one('a frame while scrolling'), floorLabel: 'bare page' },
  {
    title: 'A judgement, acknowledged',
    lines: one('a judgement, acknowledged'),
    floorLabel: 'strict put',
  },
  { title: 'Looking a picture up', lines: one('looking a picture up'), floorLabel: 'bare get' },
  { title: 'The library’s first screen', lines: one('the library’s first screen') },
  {
    title: 'Exporting the library',
    lines: [
      { trend: 'export as JSON Lines', label: 'JSON Lines', colour: 'first' },
      { trend: 'export as CSV', label: 'CSV', colour: 'second' },
      { trend: 'export as Parquet', label: 'Parquet', colour: 'third' },
    ],
    floorLabel: 'cursor walk',
  },
  { title: 'Sync: the first push', lines: one('a first push over WebDAV') },
  {
    title: 'Sync: one change',
    lines: [
      { trend: 'one change over WebDAV, up', label: 'up', colour: 'first' },
      { trend: 'one change over WebDAV, down', label: 'down', colour: 'second' },
    ],
  },
];

const COLUMNS = 3;
const PANEL = { width: 330, height: 240, left: 56, right: 76, top: 52, bottom: 34 };
/** Every panel has as many decades on each axis, so that a slope means the same in all of them. */
const DECADES = 5;
const SIZES = [10, 100, 1000, 1e4, 1e5, 1e6] as const;
/** Pixels of a decade. */
const ACROSS = (PANEL.width - PANEL.left - PANEL.right) / (SIZES.length - 1);
const DOWN = (PANEL.height - PANEL.top - PANEL.bottom) / DECADES;
const LABEL_HEIGHT = 13;

const STYLE = `
  svg { --paper: #ffffff; --ink: #1f2328; --soft: #636c76; --faint: #dfe3e8; --first: #c9184f; --second: #0b63c5; --third: #8a5a00; font: 11px system-ui, sans-serif }
  @media (prefers-color-scheme: dark) {
    svg { --paper: #0d1117; --ink: #e6edf3; --soft: #929ba5; --faint: #262c35; --first: #ff6f9c; --second: #6cb2ff; --third: #dda63a }
  }
  text { fill: var(--soft); white-space: pre }
  .title { fill: var(--ink); font-size: 13px; font-weight: 600 }`;

/** An SVG document with a panel for each of `PANELS` that has data. Sizes that were not measured are not in it. */
export function growthPlot({ trends }: GrowthData): string {
  const byName = new Map<string, MeasuredTrend>(trends.map((trend) => [trend.name, trend]));
  const panels = PANELS.map((panel) => panelSvg(panel, byName)).filter((svg) => svg !== null);
  const width = COLUMNS * PANEL.width;
  const height = Math.ceil(panels.length / COLUMNS) * PANEL.height;
  const placed = panels.map((svg, index) => {
    const [x, y] = [(index % COLUMNS) * PANEL.width, Math.floor(index / COLUMNS) * PANEL.height];
    return `<g transform="translate(${x},${y})">${svg}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">
<title id="title">What each task takes, from ten pictures to a million</title>
<style>${STYLE}
</style>
<rect width="100%" height="100%" fill="var(--paper)"/>
${placed.join('\n')}
</svg>
`;
}

interface DrawnLine {
  readonly label: string;
  readonly colour: string;
  readonly points: readonly { readonly size: number; readonly value: number }[];
}

function panelSvg(panel: Panel, byName: ReadonlyMap<string, MeasuredTrend>): string | null {
  const measured = panel.lines.flatMap(({ trend, ...line }) => {
    const known = byName.get(trend);
    return known === undefined || known.points.length === 0 ? [] : [{ ...line, trend: known }];
  });
  const [first] = measured;
  if (first === undefined) return null;
  const floors = floorPoints(first.trend.points);
  const lines: DrawnLine[] = [
    ...(floors.length > 0 && panel.floorLabel !== undefined
      ? [{ label: panel.floorLabel, colour: 'soft', points: floors }]
      : []),
    ...measured.map(({ label, colour, trend }) => ({ label, colour, points: trend.points })),
  ];
  const { of, unit } = first.trend;
  const domain = domainOf(lines);
  const svg = Plot.plot({
    document: parseHTML('<html><body></body></html>').document,
    width: PANEL.width,
    height: PANEL.height,
    marginLeft: PANEL.left,
    marginRight: PANEL.right,
    marginTop: PANEL.top,
    marginBottom: PANEL.bottom,
    x: { type: 'log', domain: [SIZES[0], SIZES.at(-1)] },
    y: { type: 'log', domain },
    marks: [
      Plot.gridY(powersWithin(domain), { stroke: 'var(--faint)', strokeOpacity: 1 }),
      Plot.axisY(powersWithin(domain), { tickSize: 0, label: null, tickFormat: (value) => amount(value, unit) }),
      Plot.axisX(SIZES, { tickSize: 0, label: null, tickFormat: (size) => count(size) }),
      ...lines.flatMap(({ colour, points }) => [
        Plot.line(points, { x: 'size', y: 'value', stroke: `var(--${colour})`, strokeWidth: 1.75 }),
        Plot.dot(points, { x: 'size', y: 'value', fill: `var(--${colour})`, r: 2.5 }),
      ]),
    ],
  });
  const which = measured.length > 1 ? `${first.label} ` : '';
  const title = `<text class="title" x="12" y="22">${panel.title}</text><text x="12" y="39">${which}${claimOf(first.trend)}</text>`;
  const name = `<text x="${PANEL.width - PANEL.right + 18}" y="${PANEL.height - PANEL.bottom + 17}">${of}</text>`;
  // What Plot says at its root, which is not taken over, is how its texts are aligned.
  const drawn = svg.innerHTML.replace(/<style>.*?<\/style>/s, '');
  return `${title}<g text-anchor="middle">${drawn}</g>${name}${labelsOf(lines)}`;
}

/** How much more it takes for ten times as many, between the two largest sizes that were measured. */
function claimOf(trend: MeasuredTrend): string {
  const exponent = exponentOf(trend);
  if (exponent === null) return '';
  const [from, to] = trend.points.slice(-2).map(({ size }) => count(size));
  return `×${(10 ** exponent).toPrecision(2)} for ten times the ${trend.of}, ${from} to ${to}`;
}

function floorPoints(points: readonly Point[]): { size: number; value: number }[] {
  return points.flatMap(({ size, floor }) => (floor === null ? [] : [{ size, value: floor }]));
}

/** As many decades in every panel, with what was measured in their middle. */
function domainOf(lines: readonly DrawnLine[]): [number, number] {
  const powers = lines.flatMap(({ points }) => points.map(({ value }) => Math.log10(value)));
  const middle = (Math.min(...powers) + Math.max(...powers)) / 2;
  return [10 ** (middle - DECADES / 2), 10 ** (middle + DECADES / 2)];
}

function powersWithin([from, to]: readonly [number, number]): number[] {
  const [lowest, highest] = [Math.ceil(Math.log10(from)), Math.floor(Math.log10(to))];
  return Array.from({ length: highest - lowest + 1 }, (_, index) => 10 ** (lowest + index));
}

/** The lines' names behind their last points; where these lie together, one above the other. One line has the title. */
function labelsOf(lines: readonly DrawnLine[]): string {
  if (lines.length === 1) return '';
  const [, top] = domainOf(lines);
  const placed = lines
    .flatMap(({ label, colour, points }) => {
      const last = points.at(-1);
      if (last === undefined) return [];
      const x = PANEL.left + ACROSS * (Math.log10(last.size) - Math.log10(SIZES[0]));
      return [{ label, colour, x, y: PANEL.top + DOWN * (Math.log10(top) - Math.log10(last.value)) }];
    })
    .toSorted((a, b) => a.y - b.y);
  return apart(placed.map(({ y }) => y))
    .map((y, index) => {
      const { label, colour, x } = placed[index] ?? { label: '', colour: '', x: 0 };
      return `<text x="${(x + 7).toFixed(1)}" y="${(y + 4).toFixed(1)}" style="fill: var(--${colour})">${label}</text>`;
    })
    .join('');
}

/** Heights from the top down, moved as little as keeps each a line's height from the next. */
export function apart(heights: readonly number[], least = LABEL_HEIGHT): number[] {
  const groups: { middle: number; size: number }[] = [];
  for (const height of heights) {
    let group = { middle: height, size: 1 };
    for (let above = groups.at(-1); above !== undefined; above = groups.at(-1)) {
      if (group.middle - above.middle >= ((group.size + above.size) / 2) * least) break;
      const size = group.size + above.size;
      group = { middle: (group.middle * group.size + above.middle * above.size) / size, size };
      groups.pop();
    }
    groups.push(group);
  }
  return groups.flatMap(({ middle, size }) =>
    Array.from({ length: size }, (_, index) => middle + (index - (size - 1) / 2) * least),
  );
}

function count(size: number): string {
  if (size >= 1e6) return `${size / 1e6}M`;
  return size >= 1000 ? `${size / 1000}k` : String(size);
}

function amount(value: number, unit: MeasuredTrend['unit']): string {
  const steps =
    unit === 'ms'
      ? ([
          [1000, 's'],
          [1, 'ms'],
          [1e-3, 'µs'],
          [1e-6, 'ns'],
        ] as const)
      : ([
          [1e6, 'MB'],
          [1000, 'kB'],
          [1, 'B'],
        ] as const);
  const [factor, name] = steps.find(([least]) => value >= least * 0.999) ?? [1, unit];
  return `${Number((value / factor).toPrecision(3))} ${name}`;
}

export function drawGrowth(): void {
  const data = JSON.parse(readFileSync(growthFiles.data, 'utf8')) as GrowthData;
  writeFileSync(growthFiles.plot, growthPlot(data));
}

if (import.meta.main) drawGrowth();
