export interface BrokenReason {
  readonly title: string;
  /** The HTTP status that says so. */
  readonly status?: number;
}

/** Why a picture did not come, from what the browser lets on about it. */
export function brokenReason(url: string): BrokenReason {
  if (!navigator.onLine && /^https?:/i.test(url)) return { title: 'You are offline' };
  const entry = performance.getEntriesByName(url, 'resource').at(-1);
  // Only of one's own origin, and of those that allow it (Resource Timing, "timing allow check").
  const status = entry instanceof PerformanceResourceTiming ? entry.responseStatus : 0;
  if (status === 404 || status === 410) return { title: 'Not found', status };
  if (status === 401 || status === 403) return { title: 'Not allowed', status };
  if (status >= 500) return { title: 'Server error', status };
  if (status >= 400) return { title: 'Refused', status };
  return { title: 'Could not be loaded' };
}
