/** Milliseconds after which a picture that does not arrive is given up. */
const PATIENCE = 20_000;

/**
 * Puts the picture itself on the clipboard, as PNG, the one form every browser writes.
 * @throws when its site does not let it be read, or the browser does not let it be written.
 */
export async function copyPicture(url: string): Promise<void> {
  // The clipboard wants to be asked while the press lasts, not when the picture has been read.
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': asPng(url) })]);
}

async function asPng(url: string): Promise<Blob> {
  const image = Object.assign(new Image(), { crossOrigin: 'anonymous', src: url });
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('The picture did not arrive')), PATIENCE);
  });
  await Promise.race([image.decode(), late]);
  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
  const context = canvas.getContext('2d');
  if (!context || canvas.width === 0 || canvas.height === 0) throw new Error('The picture has no pixels');
  context.drawImage(image, 0, 0);
  return canvas.convertToBlob({ type: 'image/png' });
}
