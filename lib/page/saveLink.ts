/** Saves what only the page itself can read (`data:`, `blob:`) through a link; the browser asks or saves as it is set. */
export function saveLink(url: string, fileName: string): void {
  const link = document.createElementNS('http://www.w3.org/1999/xhtml', 'a') as HTMLAnchorElement;
  link.href = url;
  link.download = fileName;
  link.click();
}
