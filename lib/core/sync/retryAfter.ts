/** What a `Retry-After` header asks for: seconds, or a date (RFC 9110, section 10.2.3); in ms from now. */
export function retryAfter(header: string | null, now: () => number): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
