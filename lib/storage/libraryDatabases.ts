import { DATABASE_NAME } from './schema.ts';
import { notOpened } from './storageError.ts';

/*
 * Where the whole library was deleted, a new, empty database takes the place of the one there was, which stays until the
 * person can no longer want it back: `likeable-gallery`, `likeable-gallery.2` and so on. The last one is the library.
 */

const LATER = /^(.*)\.(\d+)$/;

/**
 * The names of all there are, the library's own last.
 * @throws {CodedError} `storage-full` or `storage-unavailable` where the browser cannot say: Chromium can as little as open
 * one of them on a full disk.
 */
export async function libraryDatabases(factory: IDBFactory = indexedDB): Promise<readonly string[]> {
  const known = await factory.databases().catch(async (error: unknown) => {
    throw await notOpened(error);
  });
  return known
    .flatMap(({ name }) => (name !== undefined && numberOf(name) !== null ? [name] : []))
    .toSorted((a, b) => (numberOf(a) ?? 0) - (numberOf(b) ?? 0));
}

/** The library's name, whether it is there or is still to be made. */
export async function presentDatabase(factory?: IDBFactory): Promise<string> {
  return (await libraryDatabases(factory)).at(-1) ?? DATABASE_NAME;
}

export function databaseAfter(name: string): string {
  return `${DATABASE_NAME}.${(numberOf(name) ?? 1) + 1}`;
}

/** Whether it took another one's place: such a database is made by whoever deletes the library, and by nobody else. */
export function isSuccessor(name: string): boolean {
  return name !== DATABASE_NAME;
}

function numberOf(name: string): number | null {
  if (name === DATABASE_NAME) return 1;
  const [, first, number = ''] = LATER.exec(name) ?? [];
  return first === DATABASE_NAME ? Number(number) : null;
}
