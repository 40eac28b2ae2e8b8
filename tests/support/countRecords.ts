interface RecordCount {
  start(): void;
  /** How many records requests have answered since. */
  records(): number;
  stop(): void;
}

/** Counts what is read of any store: records, not keys. */
export function countRecords(): RecordCount {
  let records = 0;
  const restore: (() => void)[] = [];
  for (const prototype of [IDBObjectStore.prototype, IDBIndex.prototype]) {
    for (const name of ['get', 'getAll', 'openCursor'] as const) {
      const original = prototype[name] as (...parameters: unknown[]) => IDBRequest;
      Object.assign(prototype, {
        [name](this: unknown, ...parameters: unknown[]) {
          const request = original.apply(this, parameters);
          // Again at each step of a cursor.
          request.addEventListener('success', () => {
            records += Array.isArray(request.result) ? request.result.length : Number(Boolean(request.result));
          });
          return request;
        },
      });
      restore.push(() => void Object.assign(prototype, { [name]: original }));
    }
  }
  return {
    start() {
      records = 0;
    },
    records: () => records,
    stop() {
      for (const undo of restore) undo();
    },
  };
}
