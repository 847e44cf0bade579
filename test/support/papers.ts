import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';

/** Papers that the tests make themselves. */

export interface PdfPaper {
  /** Lines of text, page by page. */
  readonly pages?: readonly (readonly string[])[];
  /** A picture fills each page, as in a scan. */
  readonly picture?: Uint8Array;
  readonly password?: string;
  readonly files?: readonly { readonly name: string; readonly content: string | Uint8Array }[];
}

export async function pdf({ pages = [['']], picture, password, files = [] }: PdfPaper): Promise<Uint8Array> {
  const encrypted = password === undefined ? {} : { userPassword: password, pdfVersion: '1.7ext3' as const };
  const document = new PDFDocument({ size: 'A4', autoFirstPage: false, ...encrypted });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => document.on('end', resolve));
  for (const { name, content } of files) document.file(Buffer.from(content), { name });
  for (const lines of pages) {
    document.addPage();
    for (const [index, line] of lines.entries()) {
      if (line !== '') document.text(line, 50, 50 + index * 16, { lineBreak: false });
    }
    if (picture !== undefined) document.image(Buffer.from(picture), 0, 0, { width: 595 });
  }
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

/** A grey PNG. */
export function png(side = 8): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 8;
  const rows = Buffer.alloc((side + 1) * side, 0x80);
  for (let row = 0; row < side; row += 1) rows[row * (side + 1)] = 0;
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return new Uint8Array(Buffer.concat([start, ...chunks]));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** What only its first bytes make a JPEG. */
export const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0]);

/** A PDF of one page by hand, for what no program writes. */
export function rawPdf(
  content: Buffer,
  filters = '',
  resources = '<< >>',
  more: readonly string[] = [],
): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources ${resources} >>`,
    `<< /Length ${content.length} ${filters} >>\nstream\n${content.toString('latin1')}\nendstream`,
    ...more,
  ];
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const xref = `xref\n0 ${size}\n0000000000 65535 f \n${table}`;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text + xref + trailer, 'latin1'));
}

/** A few kilobytes that unpack to so many megabytes of blanks. */
export function packedBomb(megabytes: number): Uint8Array {
  const packed = deflateSync(deflateSync(Buffer.alloc(megabytes * 1024 * 1024, ' ')));
  return rawPdf(packed, '/Filter [/FlateDecode /FlateDecode]');
}

/** Forms that each show the next one ten times: ten to the power of `depth` texts. */
export function endlessPdf(depth: number): Uint8Array {
  const form = (index: number) => {
    const isLast = index === depth - 1;
    const content = isLast ? 'BT /F 9 Tf (x) Tj ET' : '/N Do '.repeat(10);
    const next = isLast ? '' : `/XObject << /N ${index + 6} 0 R >>`;
    return `<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << ${next} >> /Length ${content.length} >>\nstream\n${content}\nendstream`;
  };
  const forms = Array.from({ length: depth }, (_none, index) => form(index));
  return rawPdf(Buffer.from('/N Do'), '', '<< /XObject << /N 5 0 R >> >>', forms);
}
