/** Text as HTML, inside an element or a quoted attribute. Controls and lone surrogates, which HTML cannot hold, go. */
export function escapeMarkup(text: string): string {
  return (
    text
      .toWellFormed()
      // oxlint-disable-next-line no-control-regex -- controls are what this is about
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '\uFFFD')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;')
      // A parser makes a line feed of it otherwise.
      .replaceAll('\r', '&#13;')
  );
}
