import { bytes, flood, gzipBomb, notGzip, page, truncated, typed } from '../answers.ts';
import { bothWays } from '../row.ts';
import type { Row } from '../row.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** An answer of a success that cannot be Odoo's, or is too much. */
export const damageRows: readonly Row[] = [
  ...damaged('JSON that ends too early, of the length it says', { answer: truncated }),
  ...damaged('a login page with 200', { answer: page(200) }),
  ...damaged('nothing at all with 200', { answer: bytes('', JSON_TYPE) }),
  ...damaged("somebody else's JSON with 200", {
    answer: bytes('{"status": "ok"}', JSON_TYPE),
    isPlausible: true,
  }),
  ...damaged('JSON that calls itself text', { answer: typed('text/plain') }),
  ...damaged('bytes that are not compressed as they say', { answer: notGzip }),
  ...damaged('a few bytes that unpack to 50 MB', { answer: gzipBomb(50), failsReads: true }),
  ...damaged('100 MB', { answer: flood(100), failsReads: true }),
];

function damaged(name: string, more: Pick<Row, 'answer' | 'failsReads' | 'isPlausible'>): Row[] {
  return bothWays({ name, family: 'answer damaged', ...more });
}
