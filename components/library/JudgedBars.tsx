import { useLayoutEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import type { JudgedStretches } from '../../lib/core/library/judgedWeeks.ts';
import { writtenNumber } from '../../lib/core/text.ts';
import { formatDate } from '../ui/formatDate.ts';

export interface JudgedBarsProps {
  readonly judged: JudgedStretches;
  /** The bar under the pointer, and the middle of it in pixels from the start of the chart; `null` when there is none. */
  readonly onPoint: (at: { readonly index: number; readonly left: number } | null) => void;
}

interface Colours {
  readonly liked: string;
  readonly disliked: string;
  readonly text: string;
  readonly line: string;
}

/** CSS pixels. */
const HEIGHT = 180;
const AXIS_TEXT = 11;
/** Names under the bars need so much room each. */
const NAME_WIDTH = 44;
/** Between likes and dislikes. */
const BETWEEN = 2;
/** How much the bars step back that are not pointed at. */
const AT_REST = 0.72;

const MONTH = { month: 'short', timeZone: 'UTC' } as const;

/** Likes upwards, dislikes downwards, in the colours of the theme. For the eye alone. */
export function JudgedBars({ judged, onPoint }: JudgedBarsProps) {
  const place = useRef<HTMLDivElement>(null);
  const told = useRef(onPoint);
  told.current = onPoint;

  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    let colours = coloursOf(element);
    const chart = new uPlot(
      optionsFor(
        judged,
        element.clientWidth,
        () => colours,
        (at) => told.current(at),
      ),
      dataOf(judged),
      element,
    );
    const recolour = (): void => {
      colours = coloursOf(element);
      chart.redraw();
    };
    const theme = matchMedia('(prefers-color-scheme: dark)');
    theme.addEventListener('change', recolour);
    const choice = new MutationObserver(recolour);
    choice.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    let frame = 0;
    const size = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        if (element.clientWidth > 0) chart.setSize({ width: element.clientWidth, height: HEIGHT });
      });
    });
    size.observe(element);
    return () => {
      theme.removeEventListener('change', recolour);
      choice.disconnect();
      size.disconnect();
      cancelAnimationFrame(frame);
      chart.destroy();
      told.current(null);
    };
  }, [judged]);

  return <div ref={place} class="lg-judged-bars" aria-hidden="true" />;
}

function dataOf({ stretches }: JudgedStretches): uPlot.AlignedData {
  return [
    stretches.map((_, index) => index),
    stretches.map(({ liked }) => liked),
    stretches.map(({ disliked }) => -disliked),
  ];
}

function optionsFor(
  { stretches, unit }: JudgedStretches,
  width: number,
  colours: () => Colours,
  onPoint: JudgedBarsProps['onPoint'],
): uPlot.Options {
  const { length } = stretches;
  const top = niceStep(Math.max(1, ...stretches.map(({ liked }) => liked)));
  const bottom = Math.max(0, ...stretches.map(({ disliked }) => disliked));
  const bars = uPlot.paths.bars?.({ size: [0.76, 40], radius: 0.14, gap: 0 });
  const series = (name: 'liked' | 'disliked'): uPlot.Series => ({
    ...(bars && { paths: bars }),
    points: { show: false },
    width: 0,
    fill: () => withAlpha(colours()[name], AT_REST),
  });
  return {
    width,
    height: HEIGHT,
    padding: [8, 0, 0, 0],
    legend: { show: false },
    cursor: { y: false, x: false, points: { show: false }, drag: { setScale: false, x: false, y: false } },
    scales: {
      x: { time: false, range: [-0.5, length - 0.5] },
      // A little room between the two, and under the longer of them.
      y: { range: [-Math.max(bottom * 1.04, top * 0.06), top] },
    },
    series: [{}, series('liked'), series('disliked')],
    axes: [
      {
        size: 24,
        gap: 6,
        grid: { show: false },
        ticks: { show: false },
        stroke: () => colours().text,
        font: `${AXIS_TEXT}px system-ui, sans-serif`,
        splits: (chart) => namedBars(stretches, unit, chart.bbox.width / devicePixelRatio),
        values: (_, splits) => splits.map((index) => barName(stretches[index]?.start ?? 0, unit)),
      },
      {
        // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- `Side.Right` exists in the types alone
        side: 1,
        size: 40,
        gap: 8,
        grid: { stroke: () => colours().line, width: 1, dash: [2, 3] },
        ticks: { show: false },
        stroke: () => colours().text,
        font: `${AXIS_TEXT}px system-ui, sans-serif`,
        splits: () => (top > 1 ? [top / 2, top] : [top]),
        values: (_, splits) => splits.map((value) => writtenNumber(value)),
      },
    ],
    hooks: {
      setCursor: [
        (chart) => {
          const { idx, left = -1 } = chart.cursor;
          const isOver = typeof idx === 'number' && left >= 0;
          onPoint(isOver ? { index: idx, left: chart.valToPos(idx, 'x') } : null);
          chart.redraw(false);
        },
      ],
      draw: [
        (chart) => {
          drawPointed(chart, colours(), length);
          clearBetween(chart);
        },
      ],
    },
  };
}

/** The bars under the pointer in their full colours, over those at rest. */
function drawPointed(chart: uPlot, { liked, disliked }: Colours, length: number): void {
  const { idx, left = -1 } = chart.cursor;
  if (typeof idx !== 'number' || left < 0) return;
  const { ctx, bbox, data } = chart;
  const width = Math.min((bbox.width / length) * 0.76, 40 * devicePixelRatio);
  const middle = chart.valToPos(idx, 'x', true);
  const base = chart.valToPos(0, 'y', true);
  ctx.save();
  for (const [values, colour] of [
    [data[1], liked],
    [data[2], disliked],
  ] as const) {
    const value = values?.[idx] ?? 0;
    if (value === 0) continue;
    const end = chart.valToPos(value, 'y', true);
    ctx.fillStyle = colour;
    ctx.beginPath();
    ctx.roundRect(middle - width / 2, Math.min(base, end), width, Math.abs(end - base), width * 0.14);
    ctx.fill();
  }
  ctx.restore();
}

/** Nothing lies behind the bars but what the page itself has there. */
function clearBetween({ ctx, bbox, valToPos }: uPlot): void {
  const height = BETWEEN * devicePixelRatio;
  ctx.clearRect(bbox.left, Math.round(valToPos(0, 'y', true) - height / 2), bbox.width, height);
}

/** The first bar of each month, or of each year, as far as their names have room. */
function namedBars(stretches: JudgedStretches['stretches'], unit: JudgedStretches['unit'], width: number): number[] {
  const group = (start: number): number => {
    const date = new Date(start);
    return unit === 'week' ? date.getUTCFullYear() * 12 + date.getUTCMonth() : date.getUTCFullYear();
  };
  const firsts = stretches.flatMap(({ start }, index) => {
    const before = stretches[index - 1];
    return before === undefined || group(before.start) !== group(start) ? [index] : [];
  });
  // What is left of the first one may be too little for its name.
  const [first = 0, second = Infinity] = firsts;
  const named = ((second - first) * width) / stretches.length < NAME_WIDTH ? firsts.slice(1) : firsts;
  const room = Math.max(1, Math.floor(width / NAME_WIDTH));
  const every = Math.ceil(named.length / room);
  return named.filter((_, index) => index % every === 0);
}

function barName(start: number, unit: JudgedStretches['unit']): string {
  return unit === 'week' ? formatDate(start, MONTH) : String(new Date(start).getUTCFullYear());
}

/** The next even number of one digit and zeros: half of it is a line as well. */
function niceStep(most: number): number {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(most)) - 1);
  const steps = Math.ceil(most / power);
  const even = steps + (steps % 2);
  return most <= 1 ? 1 : even * power;
}

/** Tokens resolve in the style of an element only. */
function coloursOf(element: Element): Colours {
  const probe = document.createElement('span');
  element.append(probe);
  const resolved = (token: string): string => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    liked: resolved('--lg-accent-text'),
    disliked: resolved('--lg-text-3'),
    text: resolved('--lg-text-3'),
    line: resolved('--lg-line'),
  };
  probe.remove();
  return colours;
}

function withAlpha(colour: string, alpha: number): string {
  const [, channels] = /^rgb\(([^)/]+)\)$/.exec(colour) ?? [];
  return channels === undefined ? colour : `rgba(${channels}, ${alpha})`;
}
