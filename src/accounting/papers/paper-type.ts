import { said } from '../../common/said.ts';
import type { Said } from '../../common/said.ts';
import { invoiceRootOf } from './e-invoice/invoice-root.ts';

/** What papers may be. Odoo is told the same. */
export const MIMETYPES = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  xml: 'application/xml',
} as const;

export type PaperType = keyof typeof MIMETYPES;

/**
 * Tells by its content what a file is: a name is only a claim.
 * @returns its type, or what it seems to be instead: completes "It was not read: ..."
 */
export function paperType(bytes: Uint8Array): { readonly type: PaperType } | { readonly seems: Said } {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return { type: 'png' };
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return { type: 'jpeg' };
  const start = textStart(bytes);
  if (start.startsWith('%PDF-')) return { type: 'pdf' };
  if (start.startsWith('<')) return xmlType(bytes, start);
  return { seems: said`it seems to be ${guess(bytes, start)}` };
}

function xmlType(bytes: Uint8Array, start: string): { readonly type: 'xml' } | { readonly seems: Said } {
  if (/^<(?:!doctype html|html)/i.test(start)) return { seems: said`it seems to be a web page` };
  return invoiceRootOf(bytes) === undefined
    ? { seems: said`it seems to be XML, but no electronic invoice (UBL or CII)` }
    : { type: 'xml' };
}

function guess(bytes: Uint8Array, start: string): Said {
  if (/^-----BEGIN [A-Z0-9 ]*PRIVATE KEY/.test(start)) return said`a private key`;
  if (/^-----BEGIN|^PuTTY-User-Key-File|^ssh-(?:rsa|ed25519|dss) /.test(start))
    return said`a key or a certificate`;
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return said`an archive or an Office document`;
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return said`an old Office document`;
  if (start.startsWith('{\\rtf')) return said`a text document`;
  if (start.startsWith('GIF8') || start.startsWith('BM')) return said`an image that is neither PNG nor JPEG`;
  if (start.startsWith('II*\0') || start.startsWith('MM\0*')) return said`a TIFF image`;
  if (/^RIFF.{4}WEBP/s.test(start) || /^.{4}ftyp/s.test(start))
    return said`an image or a film that is neither PNG nor JPEG`;
  if (startsWith(bytes, [0x7f, 0x45, 0x4c, 0x46]) || start.startsWith('MZ') || start.startsWith('#!'))
    return said`a program`;
  if (start.startsWith('SQLite format 3')) return said`a database`;
  return isText(bytes) ? said`plain text` : said`data of an unknown kind`;
}

/** The beginning, without what may stand before a text: a byte order mark, blanks. */
function textStart(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.subarray(0, 256)).toString('latin1');
  // UTF-16 has a zero in every other byte of plain letters.
  const plain = /^(?:\xff\xfe|\xfe\xff)/.test(text) ? text.slice(2).replaceAll('\0', '') : text;
  return plain.replace(/^\xef\xbb\xbf/, '').replace(/^[ \t\r\n]+/, '');
}

function isText(bytes: Uint8Array): boolean {
  return !bytes.subarray(0, 4096).includes(0);
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}
