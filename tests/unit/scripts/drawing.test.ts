import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { architectureFile, drawArchitecture, drawingFile } from '../../../scripts/drawing.ts';
import { drawBoxes } from '../../../scripts/drawing/drawBoxes.ts';
import { readImportGraph, type Import } from '../../../scripts/drawing/importGraph.ts';
import type { Box } from '../../../scripts/drawing/rooms.ts';
import { roomsTable, withTable } from '../../../scripts/drawing/roomsTable.ts';

function box(room: string, row: number, column = 0): Box {
  return { title: room, rooms: { [room]: `what ${room} does` }, at: { x: column * 200, y: row * 100, width: 150 } };
}

function imports(...pairs: readonly string[]): readonly Import[] {
  return pairs.map((pair) => {
    const [from = '', to = '', types] = pair.split(' ');
    return { from, to, typesOnly: types === 'types' };
  });
}

const boxes = [box('components/cards', 0), box('lib/state', 1), box('lib/core', 2)];
const rooms = ['components/cards', 'lib/core', 'lib/state'];

test('the drawing and the table are what the sources say (else: npm run drawing)', async () => {
  const { drawing, text } = await drawArchitecture();
  expect(await readFile(drawingFile, 'utf8')).toBe(drawing);
  expect(await readFile(architectureFile, 'utf8')).toBe(text);
});

test('imports of every kind are found, and told from imports of types alone', async () => {
  const root = await mkdtemp(join(tmpdir(), 'likeable-gallery-imports-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const files = {
    'components/cards/Card.tsx': `import { text } from '../../lib/core/text.ts';\nimport type { Model } from '../../lib/state/model.ts';\nimport { Row } from './Row.tsx';\nimport '../gallery/cards.css';\nexport const card = <Row text={text as Model} />;`,
    'components/cards/Row.tsx': `export const Row = () => import('../../lib/page/deep/read.ts');`,
    'lib/core/text.ts': `// import { nothing } from '../storage/database.ts';\nexport const text = "from '../sync/run.ts'";`,
    'lib/state/model.ts': `export type { Text } from '../core/text.ts';\nimport 'preact';`,
    'lib/page/deep/read.ts': `export { text } from '../../core/text.ts';`,
  };
  for (const [file, source] of Object.entries(files)) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), source);
  }
  const graph = readImportGraph(root);
  expect(graph.rooms).toEqual(['components/cards', 'lib/core', 'lib/page', 'lib/state']);
  expect(graph.imports).toEqual(
    imports(
      'components/cards lib/core',
      'components/cards lib/state types',
      'components/cards lib/page',
      'lib/page lib/core',
      'lib/state lib/core types',
    ),
  );
});

test('an arrow is left out where a longer way leads there too, and dashed for types alone', () => {
  const graph = {
    rooms,
    imports: imports('components/cards lib/state', 'components/cards lib/core', 'lib/state lib/core types'),
  };
  const drawing = drawBoxes(boxes, graph);
  expect(drawing).toContain('<title>Who imports whom: components/cards → lib/state, lib/state → lib/core</title>');
  expect(drawing.match(/class="arrow"/g)).toHaveLength(1);
  expect(drawing.match(/class="arrow types"/g)).toHaveLength(1);
});

test('a room that stands nowhere, and an import that runs upwards, are refused', () => {
  expect(() => drawBoxes(boxes, { rooms: [...rooms, 'lib/attic'], imports: [] })).toThrow('nothing of lib/attic');
  expect(() => drawBoxes(boxes, { rooms, imports: imports('lib/core components/cards') })).toThrow(
    'lib/core imports components/cards',
  );
  expect(() => drawBoxes([...boxes, box('lib/page', 1, 1)], { rooms, imports: imports('lib/page lib/state') })).toThrow(
    'lib/page imports lib/state',
  );
});

test('the table has a line for each room, and stands where the text has a place for it', () => {
  const table = roomsTable(boxes, {
    rooms,
    imports: imports('components/cards lib/state', 'components/cards lib/core', 'lib/state lib/core'),
  });
  expect(table.split('\n').slice(2)).toEqual([
    '| **components/cards** | what components/cards does | state                |',
    '| **lib/state**        | what lib/state does        |                      |',
    '| **lib/core**         | what lib/core does         |                      |',
  ]);
  const place = '# Title\n\n<!-- rooms: npm run drawing -->\n\nan old table\n\n<!-- end of rooms -->\n\nThe end.\n';
  const placed = withTable(place, table);
  expect(placed).toContain(`\n\n${table}\n\n<!-- end of rooms -->\n\nThe end.\n`);
  expect(placed).not.toContain('an old table');
  expect(withTable(placed, table)).toBe(placed);
  expect(() => withTable('# Title\n', table)).toThrow('ARCHITECTURE.md has no');
});
