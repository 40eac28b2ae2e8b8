import type { ImportGraph } from './importGraph.ts';
import type { Box } from './rooms.ts';

const BEGIN = '<!-- rooms: npm run drawing -->';
const END = '<!-- end of rooms -->';
/** Nearly everybody imports it. */
const EVERYWHERE = 'lib/core';

/** One line for each room, as the formatter leaves it: what it is for, and which others it imports. */
export function roomsTable(boxes: readonly Box[], { imports }: ImportGraph): string {
  const rows = boxes.flatMap(({ rooms }) =>
    Object.entries(rooms).map(([room, purpose]) => {
      const imported = imports.filter(({ from, to }) => from === room && to !== EVERYWHERE);
      return [
        `**${room}**`,
        purpose,
        imported
          .map(({ to }) => shortName(to))
          .toSorted()
          .join(', '),
      ];
    }),
  );
  const [head, ...body] = [['room', 'is for', 'imports, beside core'], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...[head, ...body].map((row) => row?.[column]?.length ?? 0)));
  const line = (row: readonly string[] = []) => `| ${row.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

/** @throws {Error} when the text has no place for a table. */
export function withTable(text: string, table: string): string {
  const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (before === -1 || after < before) throw new Error(`ARCHITECTURE.md has no "${BEGIN}" before "${END}".`);
  return `${text.slice(0, before + BEGIN.length)}\n\n${table}\n\n${text.slice(after)}`;
}

/** Views and rooms of lib differ in their names; an entry point keeps its folder. */
function shortName(room: string): string {
  return room.replace(/^(?:components|lib)\//, '');
}
