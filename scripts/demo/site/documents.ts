import { readFile } from 'node:fs/promises';
import type { Album } from './album.ts';
import { escapeMarkup } from './html.ts';
import { creditLine, fileOf } from './pictures.ts';

/** The register of all photographs; no stylesheet, so that the browser shows it as a tree. */
export function registerXml(album: Album): string {
  const photographs = album.photographs.map(({ name, width, height, title, credit }) => {
    return `  <photograph file="${name}.jpg" width="${width}" height="${height}">
    <title>${escapeMarkup(title)}</title>
    <author>${escapeMarkup(credit.author)}</author>
    <licence>${escapeMarkup(credit.licence)}</licence>
  </photograph>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<register magazine="Frames">\n${photographs.join('\n')}\n</register>\n`;
}

/** The iris of a lens: seven blades, each along one side of the opening and on to the rim. */
export function irisSvg(): string {
  const [count, opening, rim] = [7, 88, 210];
  const step = (2 * Math.PI) / count;
  const onCircle = (radius: number, angle: number): readonly [number, number] => [
    radius * Math.cos(angle),
    radius * Math.sin(angle),
  ];
  // The angle between a corner of the opening and the point where the side that ends there, prolonged, meets the rim.
  const reach = Math.acos((opening * Math.cos(step / 2)) / rim) - step / 2;
  const blades = Array.from({ length: count }, (_, index) => {
    const [here, next] = [index * step, (index + 1) * step];
    const corners = [
      onCircle(opening, here),
      onCircle(rim, here + reach),
      onCircle(rim, next + reach),
      onCircle(opening, next),
    ].map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`);
    const grey = 38 + index * 6;
    return `  <path fill="rgb(${grey} ${grey} ${grey - 3})" d="M${corners[0]}L${corners[1]}A${rim} ${rim} 0 0 1 ${corners[2]}L${corners[3]}Z"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-240 -240 480 480" width="480" height="480">
  <title>The iris of a lens, seven blades, half closed</title>
  <circle r="232" fill="#1b1a17"/>
  <circle r="${opening + 2}" fill="#f3c23c"/>
${blades.join('\n')}
</svg>
`;
}

/** One sheet: a headline, a photograph (PDF takes JPEG as it is) and the line under it. */
export async function sheetPdf(album: Album): Promise<Buffer> {
  const photograph = album.photograph('coffee');
  const file = fileOf(photograph, 'jpeg', 600);
  const jpeg = await readFile(file.path);
  const [width, left] = [475, 60];
  const height = Math.round((width * file.height) / file.width);
  const bottom = 660 - height;
  const drawing = [
    `BT /Body 54 Tf ${left} 740 Td (Frames) Tj ET`,
    `BT /Body 13 Tf ${left} 708 Td (Pictures worth a second look) Tj ET`,
    `0.6 w ${left} 690 m ${left + width} 690 l S`,
    `q ${width} 0 0 ${height} ${left} ${bottom} cm /Photograph Do Q`,
    `BT /Body 13 Tf ${left} ${bottom - 24} Td (${pdfText(photograph.title)}) Tj ET`,
    `BT /Body 9 Tf ${left} ${bottom - 40} Td (${pdfText(creditLine(photograph))}) Tj ET`,
  ].join('\n');
  return assemblePdf([
    ['<< /Type /Catalog /Pages 2 0 R >>'],
    ['<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
    [
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /Body 5 0 R >> /XObject << /Photograph 6 0 R >> >> >>',
    ],
    [`<< /Length ${drawing.length} >>`, Buffer.from(drawing, 'latin1')],
    ['<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>'],
    [
      `<< /Type /XObject /Subtype /Image /Width ${file.width} /Height ${file.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>`,
      jpeg,
    ],
  ]);
}

function pdfText(text: string): string {
  return text.replace(/[()\\]/g, '\\$&');
}

/** A PDF file of the given objects, numbered from 1, the first the catalogue (ISO 32000-1, 7.5). */
function assemblePdf(objects: readonly (readonly [dictionary: string, stream?: Buffer])[]): Buffer {
  const parts: Buffer[] = [];
  let length = 0;
  const add = (part: string | Buffer): void => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
    parts.push(bytes);
    length += bytes.length;
  };
  // The comment of four bytes above 127 tells transfer programs that the file is binary.
  add('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n');
  const offsets = objects.map(([dictionary, stream], index) => {
    const offset = length;
    add(`${index + 1} 0 obj\n${dictionary}\n`);
    if (stream !== undefined) {
      add('stream\n');
      add(stream);
      add('\nendstream\n');
    }
    add('endobj\n');
    return offset;
  });
  const table = length;
  // Every entry is exactly 20 bytes long.
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  add(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join('')}`);
  add(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`);
  return Buffer.concat(parts);
}
