import { CodedError } from '../../core/codedError.ts';
import { text } from '../../core/text.ts';
import { canonicalJson } from '../canonicalJson.ts';
import type { KeyFiles } from '../encryption.ts';
import type { CouchDatabase } from './couchDatabase.ts';
import { KEY_FILES } from './documents.ts';

const ROUNDS = 8;
const MAX_FILES = 500;

/** Wrapped keys as documents, which are replicated with what they open. */
export function couchdbKeyFiles(database: CouchDatabase, signal: () => AbortSignal): KeyFiles {
  return {
    async read() {
      const found = await database.startingWith(KEY_FILES, MAX_FILES, signal());
      return new Map(
        found.flatMap(({ _id: id, file }) =>
          typeof file === 'string' ? [[id.slice(KEY_FILES.length), file] as const] : [],
        ),
      );
    },
    async write(name, file) {
      const id = `${KEY_FILES}${name}`;
      for (let round = 0; round < ROUNDS; round++) {
        const there = await database.get(id, signal());
        const revised = there === null ? {} : { _rev: there._rev };
        if ((await database.put(id, canonicalJson({ file, ...revised }), signal())) !== null) return;
      }
      throw new CodedError('sync-busy', text('sync_error_busy', { host: database.host }));
    },
  };
}
