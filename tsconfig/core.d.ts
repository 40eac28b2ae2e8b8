/* The two platform classes the pure rules may use; both exist, and behave alike, in every context and in Node. */
declare class URL {
  constructor(url: string, base?: string);
  static canParse(url: string, base?: string): boolean;
  hash: string;
  readonly host: string;
  readonly hostname: string;
  readonly href: string;
  readonly origin: string;
  readonly pathname: string;
  readonly protocol: string;
  search: string;
  username: string;
  password: string;
}
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare function decodeURIComponent(text: string): string;
declare function encodeURIComponent(text: string): string;
