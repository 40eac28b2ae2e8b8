/** Every way in which a request can fail, for the person's panel to tell apart. */
const errorCodes = [
  /** The background died or was asleep too long; the request may or may not have been done. */
  'no-reply',
  /** The extension was updated or reloaded under an open page. */
  'extension-reloaded',
  'unknown-message',
  'invalid-message',
  'message-too-large',
  'sender-not-allowed',
  'private-window',
  'storage-unavailable',
  /** The database does not open yet; it does so by itself. */
  'storage-waiting',
  'storage-full',
  /** The database was written by a newer version of the extension. */
  'storage-newer',
  'not-found',
  'download-failed',
  /** A next page could not be fetched or read. */
  'page-failed',
  /** The database is damaged: not every record can be read. */
  'storage-damaged',
  /** A file is not what it should be, or too large. */
  'invalid-import',
  'export-failed',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** A failure with a code that programs read and a sentence that people read. */
export class CodedError extends Error {
  override readonly name = 'CodedError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export function isErrorCode(code: unknown): code is ErrorCode {
  return errorCodes.some((known) => known === code);
}

/** The code of whatever was thrown; `internal` where it has none. */
export function codeOf(error: unknown): ErrorCode {
  return error instanceof CodedError ? error.code : 'internal';
}
