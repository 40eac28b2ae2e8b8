import type { ClosedFrame } from '../core/pictures/frameReading.ts';
import { documentProperty } from './clobberProof.ts';

/** What a page has to know of a frame that it may not read. */
export function describeClosedFrame(frame: Element): ClosedFrame {
  const sandbox = frame.getAttribute('sandbox');
  const { src } = frame as HTMLIFrameElement;
  // A frame of the page's own making (`srcdoc`, `about:blank`) belongs to the page's site, even where it may not be read.
  const address = /^https?:/i.test(src) ? src : documentProperty(document, 'URL');
  const origin = /^https?:/i.test(address) && URL.canParse(address) ? new URL(address).origin : '';
  return { origin, isSandboxed: sandbox !== null && !/\ballow-same-origin\b/i.test(sandbox) };
}
