import type { ExportJob } from './exportJob.ts';

/** A group's pieces, in the order in which they were added. */
export interface TextGroup {
  readonly name: string;
  pieces(): AsyncGenerator<string>;
}

/** Characters that are held before they are put into the file. */
const HELD = 1 << 23;

interface Group {
  held: string;
  /** Where in the file its text is. */
  readonly places: number[];
}

/**
 * Sorts text into groups without holding it: it goes into a file of the export's, from which each group is read back. What
 * stays in memory are the groups' names and where their text is.
 */
export async function createGroupedText(job: ExportJob) {
  const output = await job.createDraft();
  const groups = new Map<string, Group>();
  const encoder = new TextEncoder();
  let held = 0;
  let written = 0;

  async function spill(): Promise<void> {
    for (const group of groups.values()) {
      if (group.held === '') continue;
      const bytes = encoder.encode(group.held);
      group.held = '';
      group.places.push(written, written + bytes.length);
      written += bytes.length;
      await output.write(bytes);
    }
    held = 0;
  }

  return {
    async add(name: string, text: string): Promise<void> {
      const group = groups.get(name) ?? { held: '', places: [] };
      groups.set(name, group);
      group.held += text;
      held += text.length;
      if (held >= HELD) await spill();
    },

    /** Ends the adding: the groups in the order of their names. */
    async *all(): AsyncGenerator<TextGroup> {
      await spill();
      const file = await output.close();
      for (const [name, { places }] of [...groups].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
        await job.breathe();
        yield {
          name,
          async *pieces() {
            for (let index = 0; index < places.length; index += 2) {
              yield await file.slice(places[index], places[index + 1]).text();
            }
          },
        };
      }
    },
  };
}

/** Groups of records, one a line. */
export async function* linesOf({ pieces }: TextGroup): AsyncGenerator<string> {
  // A piece ends with a whole record: each was added in one.
  for await (const piece of pieces()) yield* piece.split('\n').slice(0, -1);
}
