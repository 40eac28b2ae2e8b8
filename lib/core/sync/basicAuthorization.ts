import { toBase64 } from '../base64.ts';

/** The value of an `Authorization` header (RFC 7617, with UTF-8). */
export function basicAuthorization(user: string, password: string): string {
  return `Basic ${toBase64(new TextEncoder().encode(`${user}:${password}`))}`;
}
