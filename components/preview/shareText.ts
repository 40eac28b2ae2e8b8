/** What is copied of a picture. */
export interface SharedPicture {
  readonly url: string;
  readonly caption: string;
}

/**
 * An image in Markdown (CommonMark 0.31, "images"). Any ASCII punctuation of the caption is escaped; the address is kept from
 * ending early and from being read as a character reference.
 */
export function markdownImage({ url, caption }: SharedPicture): string {
  const text = inOneLine(caption).replace(/[!-/:-@[-`{-~]/g, '\\$&');
  const target = url
    .replace(/[\s<>()\\]/g, (character) => encodeURIComponent(character).replace(/[()]/, percent))
    .replace(/&(?=#?\w+;)/g, '%26');
  return `![${text}](${target})`;
}

/** An image in HTML. */
export function htmlImage({ url, caption }: SharedPicture): string {
  return `<img src="${attribute(url)}" alt="${attribute(inOneLine(caption))}">`;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16)}`;
}

function attribute(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function inOneLine(text: string): string {
  return (
    text
      .toWellFormed()
      // oxlint-disable-next-line no-control-regex -- no text field takes them
      .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
      .trim()
  );
}
