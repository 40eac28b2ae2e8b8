import { text } from '../../../lib/core/text.ts';

export interface BrokenReason {
  readonly title: string;
  /** The HTTP status that says so. */
  readonly status?: number;
}

/** Why a picture did not come, from what the browser lets on about it. */
export function brokenReason(url: string): BrokenReason {
  if (!navigator.onLine && /^https?:/i.test(url)) return { title: text('gallery_broken_offline') };
  const entry = performance.getEntriesByName(url, 'resource').at(-1);
  // Only of one's own origin, and of those that allow it (Resource Timing, "timing allow check").
  const status = entry instanceof PerformanceResourceTiming ? entry.responseStatus : 0;
  if (status === 404 || status === 410) return { title: text('gallery_broken_missing'), status };
  if (status === 401 || status === 403) return { title: text('gallery_broken_forbidden'), status };
  if (status >= 500) return { title: text('gallery_broken_server'), status };
  if (status >= 400) return { title: text('gallery_broken_refused'), status };
  return { title: text('gallery_broken') };
}
