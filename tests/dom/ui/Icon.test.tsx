import { cleanup, render } from '@testing-library/preact';
import * as lucide from 'lucide';
import { Heart, ThumbsDown, type IconNode } from 'lucide';
import { h } from 'preact';
import { afterEach, describe, expect, test } from 'vitest';
import { Icon } from '../../../components/ui/Icon.tsx';
import { iconPath } from '../../../components/ui/iconPath.ts';
import '../../../components/ui/ui.css';

afterEach(cleanup);

describe('an icon', () => {
  test('is one path', () => {
    const { container } = render(<Icon node={lucide.Keyboard} />);
    expect(container.querySelectorAll('svg *')).toHaveLength(1);
  });

  test('keeps its shapes apart where one is filled and the other is cut out of it', () => {
    const { container } = render(<Icon node={ThumbsDown} filled />);
    expect([...container.querySelectorAll('svg *')].map((shape) => shape.getAttribute('d'))).toEqual(
      ThumbsDown.map(([, { d }]) => d),
    );
    render(<Icon node={Heart} filled />, { container });
    expect(container.querySelectorAll('svg *')).toHaveLength(1);
  });
});

test('one path covers what all shapes cover, for every eighth icon there is', () => {
  const { container } = render(<div />);
  const drawn = (shapes: IconNode): SVGGeometryElement[] => {
    render(
      <svg class="lg-icon" viewBox="0 0 24 24">
        {shapes.map(([tag, attributes]) => h(tag, attributes))}
      </svg>,
      { container },
    );
    return [...container.querySelectorAll<SVGGeometryElement>('svg *')];
  };
  // Off the grid that icons are drawn on, where outlines end.
  const points = Array.from(
    { length: 169 },
    (_, index) => new DOMPoint((index % 13) * 1.83 + 1.07, Math.floor(index / 13) * 1.83 + 1.03),
  );
  const coverOf = (shapes: readonly SVGGeometryElement[]): boolean[] =>
    points.map((point) => shapes.some((shape) => shape.isPointInStroke(point)));
  const wrong: string[] = [];
  const icons = Object.entries(lucide).filter(([, node]) => Array.isArray(node));
  for (const [name, node] of icons.filter((_, index) => index % 8 === 0)) {
    const shapes = node as IconNode;
    const cover = coverOf(drawn(shapes));
    const joined = coverOf(drawn([['path', { d: iconPath(shapes) }]]));
    const missed = joined.filter((covered, index) => covered !== cover[index]).length;
    // Round corners are drawn a little differently.
    if (missed > 1) wrong.push(`${name}: ${missed} points`);
  }
  expect(wrong).toEqual([]);
});
