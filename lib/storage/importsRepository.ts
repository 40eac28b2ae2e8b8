import { CodedError } from '../core/codedError.ts';
import type { PastImport } from '../core/imports/importSummary.ts';
import type { Like } from '../core/judging/like.ts';
import { isMergedAlready, mergeLikes } from '../core/judging/mergeLikes.ts';
import type { Thumbnail } from '../core/pictures/thumbnail.ts';
import { operationsOf } from './appliedOperations.ts';
import { beforeImage, piecesOf, restore, restorePictures, takingBack } from './beforeImages.ts';
import type { Database } from './database.ts';
import { createLikeRows } from './likeRows.ts';
import { inMarkedWriting, type MarkedWriting } from './markedWriting.ts';
import type { HeldLike, ImportRow, ThumbnailRow } from './schema.ts';
import { putRows, thumbnailRow } from './thumbnailsRepository.ts';
import { inWriting, LIKE_STORES, type StoreName, type Writing } from './writing.ts';
import { text } from '../core/text.ts';

/** An import, or a merge of duplicates: written in several transactions, and taken back as one. */
export interface ImportRecord extends PastImport {
  readonly state: 'writing' | 'done' | 'undoing';
}

/** What a change to the library in many transactions was before, so that it can be taken back after any of them. */
export interface ImportsRepository {
  /** Forgets former imports, which can no longer be taken back then. */
  begin(fileName: string, now: number): Promise<string>;
  /**
   * Merges Likes into the library by their stamps, and remembers what was there before, in one transaction. Thumbnails of
   * pictures that have none are kept. Advances this device's clock past no stamp that lies more than a day after `now`.
   */
  write(
    id: string,
    likes: readonly Like[],
    thumbnails: readonly Thumbnail[],
    now: number,
  ): Promise<{ readonly added: number; readonly changed: number; readonly unchanged: number }>;
  finish(id: string): Promise<PastImport>;
  /** The last one, whatever its state. */
  last(): Promise<ImportRecord | null>;
  /**
   * Puts back what was before, a piece at a time: call it until it answers `left: 0`. `kept` are Likes of the piece that were
   * changed since and stay as they are.
   */
  revert(id: string, now: number): Promise<{ readonly left: number; readonly kept: number }>;
}

const STORES: readonly StoreName[] = [...LIKE_STORES, 'imports', 'undo'];

export function createImportsRepository(database: Database): ImportsRepository {
  return {
    begin: (fileName, now) =>
      write('strict', async (transaction) => {
        const imports = transaction.objectStore('imports');
        for (const former of await imports.getAllKeys()) {
          transaction.delete('undo', piecesOf(former));
          transaction.delete('imports', former);
        }
        const id = crypto.randomUUID();
        transaction.put('imports', {
          id,
          fileName,
          at: now,
          state: 'writing',
          added: 0,
          changed: 0,
          left: 0,
          pieces: 0,
        });
        return id;
      }),

    async write(id, likes, thumbnails, now) {
      // Before the transaction, which would end meanwhile.
      const pictures = await Promise.all(thumbnails.map(thumbnailRow));
      // Strict is only the end of an import: what was lost before it is taken back as interrupted.
      return change(now, (transaction, circumstances) =>
        writePiece(transaction, { id, likes, pictures, now, ...circumstances }),
      );
    },

    finish: (id) =>
      write('strict', async (transaction) => {
        const row = await importOf(transaction, id);
        transaction.put('imports', { ...row, state: 'done' });
        return pastImport(row);
      }),

    last: () =>
      database.use(async (connection) => {
        const rows = await connection.getAll('imports');
        const [row] = rows.toSorted((a, b) => b.at - a.at);
        return row === undefined ? null : { ...pastImport(row), state: row.state };
      }),

    revert: (id, now) =>
      change(now, (transaction, circumstances) => revertPiece(transaction, { id, now, ...circumstances })),
  };

  /** Changes Likes. */
  function change<Result>(
    now: number,
    work: (transaction: Writing, circumstances: MarkedWriting) => Promise<Result>,
  ): Promise<Result> {
    return inMarkedWriting(database, { stores: STORES, durability: 'relaxed', now, work });
  }

  function write<Result>(
    durability: 'strict' | 'relaxed',
    work: (transaction: Writing) => Promise<Result>,
  ): Promise<Result> {
    return database.use((connection) => inWriting(connection, { stores: STORES, durability, work }));
  }
}

interface Piece extends MarkedWriting {
  readonly id: string;
  readonly likes: readonly Like[];
  readonly pictures: readonly ThumbnailRow[];
  readonly now: number;
}

async function writePiece(transaction: Writing, { id, likes, pictures, now, clock, carefully }: Piece) {
  const rows = createLikeRows(transaction);
  const [record, first] = await Promise.all([
    importOf(transaction, id),
    transaction.objectStore('likes').getAllKeys(null, 1),
  ]);
  if (first.length > 0) await rows.load(likes);

  const before = new Map<HeldLike, readonly HeldLike[]>();
  /** Which Like each of the file's has become part of. */
  const keys = new Map<string, string>();
  let added = 0;
  let changed = 0;
  let unchanged = 0;
  for (const like of likes) {
    const matches = rows.find(like);
    const existing =
      matches.length === 0 ? undefined : matches.map((held) => held.like).reduce((a, b) => mergeLikes(a, b));
    const merged = existing === undefined ? like : mergeLikes(existing, like);
    keys.set(like.key, merged.key);
    if (existing !== undefined && matches.length === 1 && isMergedAlready(existing, merged)) {
      unchanged++;
      continue;
    }
    const isNew = matches.every((held) => held.like.deletedAt !== undefined);
    if (isNew && merged.deletedAt === undefined) added++;
    else changed++;
    const former = matches.flatMap((held) => before.get(held) ?? [held]);
    before.set(rows.replace(matches, merged, operationsOf(matches)), former);
    for (const held of matches) before.delete(held);
  }

  const moved = await rows.write({ mark: () => clock.mark(now), carefully, keepSpare: true });
  const kept = pictures.map((picture) => ({ ...picture, key: keys.get(picture.key) ?? picture.key }));
  const thumbnails = await putRows(transaction, kept, false);

  const images = Array.from(before, ([held, former]) => beforeImage(held.like, former));
  const isNothing = images.length === 0 && thumbnails.length === 0;
  const { pieces, left } = record;
  if (!isNothing) {
    transaction.put('undo', { id, piece: pieces, at: now, images, thumbnails, moved });
  }
  transaction.put('imports', {
    ...record,
    added: record.added + added,
    changed: record.changed + changed,
    left: left + images.length,
    pieces: pieces + (isNothing ? 0 : 1),
  });
  return { added, changed, unchanged };
}

/** From the last piece on, for one may have changed what another had written. */
async function revertPiece(
  transaction: Writing,
  { id, now, clock, carefully }: Omit<Piece, 'likes' | 'pictures'>,
): Promise<{ left: number; kept: number }> {
  const journal = transaction.objectStore('undo');
  const [record, cursor] = await Promise.all([importOf(transaction, id), journal.openCursor(piecesOf(id), 'prev')]);
  if (cursor === null) {
    transaction.delete('imports', id);
    return { left: 0, kept: 0 };
  }
  const { images, thumbnails, moved } = cursor.value;
  const rows = createLikeRows(transaction);
  await rows.load(images.map(({ key }) => ({ key, aliases: [] })));
  const restored = restore(rows, images, await takingBack(transaction, clock, now));
  await rows.write({ mark: () => clock.mark(now), carefully });
  await restorePictures(transaction, { thumbnails, moved }, restored);
  transaction.delete('undo', cursor.primaryKey);
  const left = record.left - images.length;
  const pieces = record.pieces - 1;
  if (pieces === 0) transaction.delete('imports', id);
  else transaction.put('imports', { ...record, state: 'undoing', left, pieces });
  // A piece may have brought thumbnails alone: it is still to be called for.
  return { left: pieces === 0 ? 0 : Math.max(1, left), kept: restored.kept.size };
}

async function importOf(transaction: Writing, id: string): Promise<ImportRow> {
  const row = await transaction.objectStore('imports').get(id);
  if (row === undefined) throw new CodedError('not-found', text('problem_import_kept'));
  return row;
}

function pastImport({ id, fileName, at, added, changed }: ImportRow): PastImport {
  return { id, fileName, at, added, changed };
}
