/** A name that no other operation has. `crypto.randomUUID` is missing on pages without TLS. */
export function newOperationId(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36).padStart(7, '0')).join('-');
}
