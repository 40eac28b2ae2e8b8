/** The last time that the whole library was taken out as a file that it can be read back from. */
export interface LastExport {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly pictures: number;
}

/** From what was stored; `null` where there was none. */
export function readLastExport(stored: unknown): LastExport | null {
  if (typeof stored !== 'object' || stored === null || !('at' in stored) || !('pictures' in stored)) return null;
  const { at, pictures } = stored;
  return isNumber(at) && isNumber(pictures) ? { at, pictures } : null;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
