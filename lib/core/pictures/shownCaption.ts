/** UTF-16 units of a caption that are drawn; whatever is longer is kept as data. */
export const LONGEST_SHOWN_CAPTION = 1000;

// oxlint-disable-next-line no-control-regex -- control characters are what this is about
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]+/;
const EVERY_CONTROL = new RegExp(CONTROLS, 'g');

/** What most captions are, and what is drawn as it stands. */
const PLAIN = /^[!-~](?:[ -~]{0,998}[!-~])?$/;

/** A caption as it is drawn: without control characters, and cut where it is too long. Empty when nothing can be seen. */
export function shownCaption(given: string): string {
  if (PLAIN.test(given)) return given;
  const long = given.length > LONGEST_SHOWN_CAPTION;
  const start = long ? given.slice(0, LONGEST_SHOWN_CAPTION).toWellFormed() : given;
  const text = (CONTROLS.test(start) ? start.replace(EVERY_CONTROL, ' ') : start).trim();
  if (!/[^\p{C}\p{Z}]/u.test(text)) return '';
  return long ? `${text}…` : text;
}

export function hasControls(caption: string): boolean {
  return CONTROLS.test(caption.length > LONGEST_SHOWN_CAPTION ? caption.slice(0, LONGEST_SHOWN_CAPTION) : caption);
}
