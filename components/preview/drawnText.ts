const MOST = 1000;

/** As much of a text as anyone reads in one line or hears as a name: captions of pages may have megabytes. */
export function drawnText(text: string, most = MOST): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`;
}
