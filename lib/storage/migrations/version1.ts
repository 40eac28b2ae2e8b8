/* Frozen: a database made by it is in somebody's profile. Changes are a new version's. */

/** The stores of the first release. */
export function version1(database: IDBDatabase): void {
  const likes = database.createObjectStore('likes', { keyPath: 'key' });
  likes.createIndex('aliases', 'aliases', { multiEntry: true });
  likes.createIndex('listed', 'index.listed');
  likes.createIndex('reaction', 'index.reaction');
  likes.createIndex('page', 'page.url');
  likes.createIndex('tags', 'tags', { multiEntry: true });
  const operations = database.createObjectStore('operations', { keyPath: 'id' });
  operations.createIndex('at', 'at');
  database.createObjectStore('sync', { keyPath: 'name' });
}
