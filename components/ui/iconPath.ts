import type { IconNode } from 'lucide';

type Attributes = IconNode[number][1];

const paths = new WeakMap<IconNode, string>();

/** All shapes of an icon as the data of one path, for icons whose shapes are drawn alike. */
export function iconPath(node: IconNode): string {
  let path = paths.get(node);
  if (path === undefined) {
    path = node.map(([tag, attributes]) => shapePath(tag, attributes)).join('');
    paths.set(node, path);
  }
  return path;
}

/** The equivalent paths of the basic shapes (SVG 2, "Basic shapes"). */
function shapePath(tag: string, attributes: Attributes): string {
  const value = (name: string): number => Number(attributes[name] ?? 0);
  switch (tag) {
    case 'path': {
      const data = String(attributes['d']);
      // Behind another path, a relative beginning would start from where that one ends.
      return data.startsWith('m') ? `M0 0${data}` : data;
    }
    case 'line':
      return `M${value('x1')} ${value('y1')}L${value('x2')} ${value('y2')}`;
    case 'polyline':
      return `M${attributes['points']}`;
    case 'polygon':
      return `M${attributes['points']}z`;
    case 'rect': {
      const [width, height] = [value('width'), value('height')];
      const rx = Number(attributes['rx'] ?? attributes['ry'] ?? 0);
      const ry = Number(attributes['ry'] ?? rx);
      const arc = (x: number, y: number): string => (rx > 0 ? `a${rx} ${ry} 0 0 1 ${x} ${y}` : '');
      const [across, down] = [width - 2 * rx, height - 2 * ry];
      return `M${value('x') + rx} ${value('y')}h${across}${arc(rx, ry)}v${down}${arc(-rx, ry)}h${-across}${arc(-rx, -ry)}v${-down}${arc(rx, -ry)}z`;
    }
    default: {
      // A circle or an ellipse.
      const rx = Number(attributes['r'] ?? attributes['rx']);
      const ry = Number(attributes['r'] ?? attributes['ry']);
      return `M${value('cx') - rx} ${value('cy')}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z`;
    }
  }
}
