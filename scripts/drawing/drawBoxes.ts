import type { ImportGraph } from './importGraph.ts';
import { BOX_HEIGHT, type Box } from './rooms.ts';

interface Arrow {
  readonly from: Box;
  readonly to: Box;
  readonly typesOnly: boolean;
}

const WIDTH = 960;
const MARGIN = 44;
/** What is left free between an arrow and the corner of a box. */
const CORNER = 16;
/** How wide a letter of a subtitle is, on average. */
const LETTER = 6;

/** Colours are the extension's own (`components/ui/tokens.css`), as is the choice between light and dark. */
const STYLE = `
    svg { color-scheme: light dark; font-family: system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; }
    .canvas { fill: #f6f6f7; }
    .box { fill: #fff; stroke: #7a7a84; }
    .title { fill: #18181b; font-size: 15px; font-weight: 600; }
    .subtitle { fill: #4a4a54; font-size: 12px; }
    .arrow { fill: none; stroke: #4a4a54; stroke-width: 1.5; }
    .types { stroke-dasharray: 4 4; }
    .head { fill: #4a4a54; }
    @media (prefers-color-scheme: dark) {
      .canvas { fill: #131315; }
      .box { fill: #1a1a1d; stroke: #84848f; }
      .title { fill: #ededf0; }
      .subtitle { fill: #b8b8c2; }
      .arrow { stroke: #b8b8c2; }
      .head { fill: #b8b8c2; }
    }
  `;

/** The drawing as SVG: an arrow goes from the box that imports to the one that is imported. */
export function drawBoxes(boxes: readonly Box[], graph: ImportGraph): string {
  const height = Math.max(...boxes.map(({ at }) => at.y)) + BOX_HEIGHT + MARGIN;
  const arrows = withoutShortcuts(arrowsBetween(boxes, graph));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img">
  <title>Who imports whom: ${arrows.map(({ from, to }) => `${from.title} → ${to.title}`).join(', ')}</title>
  <style>${STYLE}</style>
  <defs>
    <marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto">
      <path class="head" d="M0 0 8 4 0 8Z"/>
    </marker>
  </defs>
  <rect class="canvas" width="${WIDTH}" height="${height}" rx="8"/>
${boxes.map(drawBox).join('\n')}
${arrows.map(drawArrow).join('\n')}
  <text class="subtitle" x="20" y="${height - 16}">An arrow: imports; dashed, its types alone. An arrow is left out where a longer way of arrows leads there too.</text>
</svg>
`;
}

function drawBox({ title, subtitle, rooms, at }: Box): string {
  const middle = at.x + at.width / 2;
  const lines = subtitle === undefined ? namesIn(rooms, at.width - CORNER) : [subtitle];
  const top = at.y + (lines.length === 1 ? 28 : 21);
  const texts = lines.map(
    (line, index) =>
      `  <text class="subtitle" text-anchor="middle" x="${middle}" y="${top + 18 + index * 15}">${line}</text>`,
  );
  return [
    `  <rect class="box" x="${at.x}" y="${at.y}" width="${at.width}" height="${BOX_HEIGHT}" rx="8"/>`,
    `  <text class="title" text-anchor="middle" x="${middle}" y="${top}">${title}</text>`,
    ...texts,
  ].join('\n');
}

/** The rooms' own names in lines of about `width` px. */
function namesIn(rooms: Box['rooms'], width: number): string[] {
  const lines: string[] = [];
  for (const room of Object.keys(rooms)) {
    const name = room.slice(room.indexOf('/') + 1);
    const longer = `${lines.at(-1)} · ${name}`;
    if (lines.length > 0 && longer.length * LETTER <= width) lines[lines.length - 1] = longer;
    else lines.push(name);
  }
  return lines;
}

/** Straight down where one box stands over the other, and else between the corners that are nearest. */
function drawArrow({ from, to, typesOnly }: Arrow): string {
  const left = Math.max(from.at.x, to.at.x) + CORNER;
  const right = Math.min(from.at.x + from.at.width, to.at.x + to.at.width) - CORNER;
  const middle = (left + right) / 2;
  const [start, end] = left <= right ? [middle, middle] : from.at.x < to.at.x ? [right, left] : [left, right];
  return `  <path class="arrow${typesOnly ? ' types' : ''}" marker-end="url(#head)" d="M${start} ${from.at.y + BOX_HEIGHT}L${end} ${to.at.y}"/>`;
}

/** @throws {Error} when a room stands in no box, or imports one of a box that is not below its own. */
function arrowsBetween(boxes: readonly Box[], { rooms, imports }: ImportGraph): Arrow[] {
  const boxOf = new Map(boxes.flatMap((box) => Object.keys(box.rooms).map((room) => [room, box])));
  const homeless = rooms.filter((room) => !boxOf.has(room));
  if (homeless.length > 0) throw new Error(`scripts/drawing/rooms.ts says nothing of ${homeless.join(', ')}.`);
  const arrows: Arrow[] = [];
  for (const { from, to, typesOnly } of imports) {
    const [upper, lower] = [boxOf.get(from), boxOf.get(to)];
    if (upper === undefined || lower === undefined || upper === lower) continue;
    if (upper.at.y >= lower.at.y) throw new Error(`${from} imports ${to}, which does not stand below it.`);
    const same = arrows.findIndex((arrow) => arrow.from === upper && arrow.to === lower);
    if (same === -1) arrows.push({ from: upper, to: lower, typesOnly });
    else if (!typesOnly) arrows[same] = { from: upper, to: lower, typesOnly };
  }
  return arrows;
}

/** Without what a longer way says as well (the transitive reduction; arrows lead down, so they make no circle). */
function withoutShortcuts(arrows: readonly Arrow[]): Arrow[] {
  const reaches = (from: Box, to: Box): boolean =>
    arrows.some((arrow) => arrow.from === from && (arrow.to === to || reaches(arrow.to, to)));
  return arrows.filter(
    ({ from, to }) => !arrows.some((first) => first.from === from && first.to !== to && reaches(first.to, to)),
  );
}
