/** Every way in which a request can fail, for the person's panel to tell apart. */
export type ErrorCode =
  /** The background died or was asleep too long; the request may or may not have been done. */
  | 'no-reply'
  /** The extension was updated or reloaded under an open page. */
  | 'extension-reloaded'
  | 'unknown-message'
  | 'invalid-message'
  | 'message-too-large'
  | 'sender-not-allowed'
  | 'private-window'
  | 'storage-unavailable'
  /** The database does not open yet; it does so by itself. */
  | 'storage-waiting'
  | 'storage-full'
  /** The database was written by a newer version of the extension. */
  | 'storage-newer'
  | 'not-found'
  /** The tab whose pictures are shown elsewhere shows another page by now, or none. */
  | 'page-gone'
  | 'download-failed'
  /** A next page could not be fetched or read. */
  | 'page-failed'
  /** The database is damaged: not every record can be read. */
  | 'storage-damaged'
  /** A file is not what it should be, or too large. */
  | 'invalid-import'
  | 'export-failed'
  | 'internal'
  | SyncErrorCode;

/** Why syncing has failed. */
export type SyncErrorCode =
  /** The server's address is none that can be used: what the sentence says of it. */
  | 'sync-address'
  /** The browser may not reach the server, as long as the person has not allowed it. */
  | 'sync-permission'
  /** The server refuses the user or the password (401, 403). */
  | 'sync-credentials'
  /** No answer: offline, a wrong name, a certificate that the browser refuses. */
  | 'sync-unreachable'
  /** The server answers, and not as a server of its kind does. */
  | 'sync-not-understood'
  /** The server asks for a pause (423, 429, 5xx). */
  | 'sync-busy'
  /** The server has no more space (507, 413). */
  | 'sync-full'
  /** The passphrase is not the one that the library there was encrypted with. */
  | 'sync-passphrase'
  /** So many pictures were deleted elsewhere that the person is asked first. */
  | 'sync-deletions';

/** A failure with a code that programs read and a sentence that people read. */
export class CodedError extends Error {
  override readonly name = 'CodedError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** By its form: whoever answers is of our own version, and no script in a page is to carry the list. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return /^[a-z]+(-[a-z]+)*$/.test(String(code));
}

/** The code of whatever was thrown; `internal` where it has none. */
export function codeOf(error: unknown): ErrorCode {
  return error instanceof CodedError ? error.code : 'internal';
}
