/**
 * Runs `work` under a lock that all pages of ours share, without waiting for it: `held` says whether it was free. It ends
 * with the work, or with the page.
 */
export function withLock<Result>(name: string, work: (held: boolean) => Promise<Result>): Promise<Result> {
  return navigator.locks.request(name, { ifAvailable: true }, (lock) => work(lock !== null));
}
