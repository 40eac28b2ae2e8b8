/* Frozen: a database made by it is in somebody's profile. Changes are a new version's. */

/** What other people have judged, in a library that several share. */
export function version3(database: IDBDatabase): void {
  const judgements = database.createObjectStore('judgements', { keyPath: ['key', 'by'] });
  judgements.createIndex('key', 'key');
  judgements.createIndex('aliases', 'aliases', { multiEntry: true });
}
