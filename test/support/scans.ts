import { rawPdf } from './papers.ts';

/** Scans as PDFs have them, in formats that a browser cannot show by itself. */

/** A picture of 160 by 80 pixels, a black frame with a grey cross, made with OpenJPEG. */
const JPEG_2000 =
  'AAAADGpQICANCocKAAAAFGZ0eXBqcDIgAAAAAGpwMiAAAAAtanAyaAAAABZpaGRyAAAAUAAAAKAAAQcHAAAAAAAPY29scgEAAAAA' +
  'ABEAAAI0anAyY/9P/1EAKQAAAAAAoAAAAFAAAAAAAAAAAAAAAKAAAABQAAAAAAAAAAAAAQcBAf9SAAwAAAABAAUEBAAB/1wAE0BA' +
  'SEhQSEhQSEhQSEhQSEhQ/2QAJQABQ3JlYXRlZCBieSBPcGVuSlBFRyB2ZXJzaW9uIDIuNS4w/5AACgAAAAABswAB/5PfSQAR4eNq' +
  'uGdiLoXxZtyZWZugz6Bk+YTHxhwK5GGXx41NG8UZ3q0RjLooZWc+WjQEjM5FNwBrz4hV8yOPhMAOxnX+8Y7RAEFOHRzR+lerEfy8' +
  'LVTwvQjNvicqaPx+pmISWt0nEB7duJFmLwgVWsEFH+Tc5fY+OTffGNvgqZ0UcinEo58G6nzOZN6pCiA55Hj+wSHbRHPWMBdarjf4' +
  'vakYeh5IBZakiNQjwvPLVwb7AMIafk9zzgSTHfzOlT2qgBlhlKnhBepn6RorM2qRuAKamxoyfxMwTsK7AnOoPVBIcwXCHkfbQN4c' +
  '7PhmZYHgjUx4mjT5Gj6HqXLSx3TzJgjKspAhcHuBlWS5TqlTHms4+yLbtFUZQb6fiuTf5WrO08Tnu4agUkwH2Ev+6sFDQb2QVajc' +
  'BqjPeoKOCeTMrhdwD2DA6/2ckHRp+BcxuMBqorzHOxsvTeI8T7Y21+CHOSb3qvGWZNoNEe0wg3ThuXc73IsNay1mKmgKKwQJ+nZK' +
  'ouGiB+H8c3b3fR4z9Ht8oLuuFxXJqNCCcmSds7qZ4zd7c0faurG2/9k=';

/** A scan in JPEG 2000. */
export function jpxScan(): Uint8Array {
  return scan(Buffer.from(JPEG_2000, 'base64'), '/Width 160 /Height 80 /Filter /JPXDecode');
}

/** A scan in JBIG2: a black box of 48 by 32 pixels in the middle of 96 by 64 white ones. */
export function jbig2Scan(): Uint8Array {
  const [width, height] = [96, 64];
  const page = segment(0, 48, Buffer.concat([numbers(width, height, 0, 0), Buffer.from([0, 0, 0])]));
  const rows = faxRows(width, height);
  // Where it lies, how it combines, and that its rows are coded as a fax codes them.
  const region = Buffer.concat([numbers(width, height, 0, 0), Buffer.from([0, 1]), rows]);
  const stream = Buffer.concat([page, segment(1, 38, region)]);
  const shape = `/Width ${width} /Height ${height} /Filter /JBIG2Decode`;
  return scan(stream, `${shape} /ColorSpace /DeviceGray /BitsPerComponent 1`);
}

/** White rows, then rows with a black run from a quarter to three quarters, then white ones again (ITU-T T.6). */
function faxRows(width: number, height: number): Buffer {
  if (width !== 96) throw new RangeError('The codes are those of runs in 96 pixels.');
  const quarter = height / 4;
  const same = '1';
  // Horizontal mode (001), 24 white pixels (0101000), 48 black ones (000001100100), the rest as above (1).
  const boxBegins = '00101010000000011001001';
  const boxGoesOn = '111';
  // The two changes of the row above are passed over.
  const boxEnds = '00011';
  const bits = [
    same.repeat(quarter),
    boxBegins,
    boxGoesOn.repeat(height / 2 - 1),
    boxEnds,
    same.repeat(quarter - 1),
    '000000000001000000000001',
  ].join('');
  const bytes = bits.match(/.{1,8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2)));
}

/** A segment of a JBIG2 stream on page 1 that refers to no other (ITU-T T.88, 7.2). */
function segment(number: number, type: number, data: Buffer): Buffer {
  return Buffer.concat([numbers(number), Buffer.from([type, 0, 1]), numbers(data.length), data]);
}

function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, 4 * index);
  return bytes;
}

/** A PDF whose page is this picture. */
function scan(picture: Buffer, shape: string): Uint8Array {
  const image = `<< /Type /XObject /Subtype /Image ${shape} /Length ${picture.length} >>\nstream\n${picture.toString('latin1')}\nendstream`;
  const content = Buffer.from('q 495 0 0 248 50 500 cm /Scan Do Q');
  return rawPdf(content, '', '<< /XObject << /Scan 5 0 R >> >>', [image]);
}

/** A text in a font that every reader has to know by itself. */
export function helveticaPdf(text: string): Uint8Array {
  const fonts = ['Helvetica', 'Helvetica-Bold', 'Times-Roman', 'Courier'];
  const objects = fonts.map(
    (name) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`,
  );
  const rows = fonts.map((_name, index) => `/F${index} 22 Tf 0 -40 Td (${text}) Tj`);
  const content = Buffer.from(`BT 50 780 Td ${rows.join(' ')} ET`, 'latin1');
  const named = fonts.map((_name, index) => `/F${index} ${index + 5} 0 R`).join(' ');
  return rawPdf(content, '', `<< /Font << ${named} >> >>`, objects);
}

/** A Chinese text whose encoding and font every reader has to know by itself. */
export function unembeddedChinesePdf(): Uint8Array {
  const font =
    '<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>';
  const letters =
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 >>';
  const content = Buffer.from('BT /F 22 Tf 50 700 Td <53D17968> Tj ET', 'latin1');
  return rawPdf(content, '', '<< /Font << /F 5 0 R >> >>', [font, letters]);
}
