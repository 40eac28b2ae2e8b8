/** The files of a ZIP whose entries are stored as they are, as its central directory lists them (APPNOTE.TXT, 4.3.12). */
export function filesInZip(zip: ArrayBuffer): { readonly name: string; readonly bytes: Uint8Array }[] {
  const view = new DataView(zip);
  const end = zip.byteLength - 22;
  if (view.getUint32(end, true) !== 0x06054b50) throw new Error('This is no ZIP.');
  const count = view.getUint16(end + 10, true);
  let entry = view.getUint32(end + 16, true);
  return Array.from({ length: count }, () => {
    const size = view.getUint32(entry + 24, true);
    const nameLength = view.getUint16(entry + 28, true);
    const name = new TextDecoder().decode(new Uint8Array(zip, entry + 46, nameLength));
    const file = view.getUint32(entry + 42, true);
    const content = file + 30 + view.getUint16(file + 26, true) + view.getUint16(file + 28, true);
    entry += 46 + nameLength + view.getUint16(entry + 30, true) + view.getUint16(entry + 32, true);
    return { name, bytes: new Uint8Array(zip, content, size) };
  });
}
