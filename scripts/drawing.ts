/** Draws who imports whom, for ARCHITECTURE.md; run it again when a room comes, goes, or imports another. */
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { drawBoxes } from './drawing/drawBoxes.ts';
import { readImportGraph } from './drawing/importGraph.ts';
import { boxes } from './drawing/rooms.ts';
import { roomsTable, withTable } from './drawing/roomsTable.ts';

const root = resolve(import.meta.dirname, '..');

export const drawingFile = resolve(root, 'docs/architecture.svg');
export const architectureFile = resolve(root, 'ARCHITECTURE.md');

/** What the sources as they are now come to: the drawing, and the text of ARCHITECTURE.md with its table. */
export async function drawArchitecture(): Promise<{ readonly drawing: string; readonly text: string }> {
  const graph = readImportGraph(root);
  const text = await readFile(architectureFile, 'utf8');
  return { drawing: drawBoxes(boxes, graph), text: withTable(text, roomsTable(boxes, graph)) };
}

if (import.meta.main) {
  const { drawing, text } = await drawArchitecture();
  await writeFile(drawingFile, drawing);
  await writeFile(architectureFile, text);
}
