import { PAIR_COLUMNS, pairMember, pairRow, type PairGroup, type PairMember } from '../../core/exports/preferences.ts';
import { tableText, type TableRow } from '../../core/exports/table.ts';
import type { Comparison } from '../../core/judging/comparison.ts';
import { WHOLE_LIBRARY } from '../../core/library/libraryQuery.ts';
import type { Like } from '../../core/judging/like.ts';
import type { ExportJob } from './exportJob.ts';
import { createGroupedText, linesOf, type TextGroup } from './groupedText.ts';
import { writeText } from './textFormats.ts';

/** Of a group where each is paired with every other: they grow with its square. */
const MAX_PAIRS = 1000;
/** Pictures of one side that are held until some of the other come. */
const MAX_WAITING = 50_000;
const BATCH = 500;

/** A picture as it waits in its group. */
interface Judged extends PairMember {
  readonly liked: boolean;
  readonly name: string;
}

export async function writePairs(job: ExportJob): Promise<void> {
  const rows = job.options.pairsBy === 'comparison' ? comparedRows(job) : groupedRows(job);
  const { table: form, rawCells: raw } = job.options;
  await writeText(job, form, tableText(rows, { columns: PAIR_COLUMNS, form, raw }), '-pairs');
}

async function* groupedRows(job: ExportJob): AsyncGenerator<readonly TableRow[]> {
  const groups = await createGroupedText(job);
  const byPage = job.options.pairsBy === 'page';
  for await (const likes of job.likes()) {
    for (const like of likes) {
      const { liked, page, tags } = like;
      const member = pairMember(like);
      const names = byPage ? [page.url].filter((url) => url !== '') : tags;
      if (liked === null || member === null || names.length === 0) {
        job.leaveOut();
        continue;
      }
      for (const name of names) {
        const judged: Judged = { ...member, liked, name: byPage ? page.title || page.url : name };
        await groups.add(name, `${JSON.stringify(judged)}\n`);
      }
    }
  }
  for await (const group of groups.all()) yield* pairsOf(job, group);
}

async function* pairsOf(job: ExportJob, group: TextGroup): AsyncGenerator<readonly TableRow[]> {
  const pairs = job.options.pairing === 'all' ? allPairs(group) : oncePaired(group);
  let rows: TableRow[] = [];
  for await (const [chosen, rejected] of pairs) {
    const about: PairGroup = { group: group.name, name: chosen.name };
    rows.push(pairRow(chosen, rejected, about));
    if (rows.length < BATCH) continue;
    await job.breathe();
    yield rows;
    job.wrote(rows.length);
    rows = [];
  }
  yield rows;
  job.wrote(rows.length);
}

/** Each with the next of the other side; those that wait for one are all of one side. */
async function* oncePaired(group: TextGroup): AsyncGenerator<readonly [chosen: Judged, rejected: Judged]> {
  let waiting: Judged[] = [];
  let next = 0;
  for await (const judged of judgedOf(group)) {
    const partner = waiting[next];
    if (partner !== undefined && partner.liked !== judged.liked) {
      next += 1;
      yield judged.liked ? [judged, partner] : [partner, judged];
    } else if (partner === undefined) {
      waiting = [judged];
      next = 0;
    } else if (waiting.length - next < MAX_WAITING) waiting.push(judged);
  }
}

/**
 * Every liked with every disliked, along the diagonals, so that a group that is cut off has shown as many different
 * pictures as it can. However large a group is, no more of it is held than makes up its pairs.
 */
async function* allPairs(group: TextGroup): AsyncGenerator<readonly [chosen: Judged, rejected: Judged]> {
  const liked: Judged[] = [];
  const disliked: Judged[] = [];
  for await (const judged of judgedOf(group)) {
    const side = judged.liked ? liked : disliked;
    if (side.length < MAX_PAIRS) side.push(judged);
    if (liked.length === MAX_PAIRS && disliked.length === MAX_PAIRS) break;
  }
  const longer = Math.max(liked.length, disliked.length);
  const shorter = Math.min(liked.length, disliked.length);
  for (let count = 0; count < Math.min(MAX_PAIRS, longer * shorter); count++) {
    const long = count % longer;
    const short = (long + Math.floor(count / longer)) % shorter;
    const [chosen, rejected] =
      liked.length === longer ? [liked[long], disliked[short]] : [liked[short], disliked[long]];
    if (chosen !== undefined && rejected !== undefined) yield [chosen, rejected];
  }
}

async function* judgedOf(group: TextGroup): AsyncGenerator<Judged> {
  for await (const line of linesOf(group)) yield JSON.parse(line) as Judged;
}

async function* comparedRows(job: ExportJob): AsyncGenerator<readonly TableRow[]> {
  const isMeant = await membership(job);
  const { comparisons, library } = job.sources;
  for await (const some of comparisons.all(BATCH)) {
    await job.breathe();
    const meant = some.filter(({ chosen, rejected }) => isMeant(chosen) && isMeant(rejected));
    const keys = [...new Set(meant.flatMap(({ chosen, rejected }) => [chosen, rejected]))];
    const known = new Map<string, Like>();
    if (keys.length > 0) {
      for await (const likes of library.all({ kind: 'keys', keys }, BATCH)) {
        for (const like of likes) known.set(like.key, like);
      }
    }
    const rows = meant.map((comparison) => comparedRow(comparison, known));
    const found = rows.filter((row) => row !== null);
    job.wrote(found.length);
    job.leaveOut(some.length - found.length);
    yield found;
  }
}

/** `null` where one of both is gone or cleared since, or their reactions now say the opposite. */
function comparedRow({ chosen, rejected, session }: Comparison, known: ReadonlyMap<string, Like>): TableRow | null {
  const [one, other] = [known.get(chosen), known.get(rejected)];
  if (one === undefined || other === undefined || one.liked === null || other.liked === null) return null;
  if (!one.liked && other.liked) return null;
  const [kept, refused] = [pairMember(one), pairMember(other)];
  if (kept === null || refused === null) return null;
  return pairRow(kept, refused, { group: session, name: one.page.url === other.page.url ? one.page.title : '' });
}

/** Whether a picture is of the job's scope; of a filter's result, only pictures that were compared are remembered. */
async function membership({ scope, sources, breathe }: ExportJob): Promise<(key: string) => boolean> {
  if (scope.kind === 'keys') {
    const keys = new Set(scope.keys);
    return (key) => keys.has(key);
  }
  if (JSON.stringify(scope.filter) === JSON.stringify(WHOLE_LIBRARY)) return () => true;
  const compared = new Set<string>();
  for await (const some of sources.comparisons.all(BATCH)) {
    for (const { chosen, rejected } of some) compared.add(chosen).add(rejected);
  }
  const meant = new Set<string>();
  for await (const likes of sources.library.all(scope, BATCH)) {
    await breathe();
    for (const { key } of likes) if (compared.has(key)) meant.add(key);
  }
  return (key) => meant.has(key);
}
