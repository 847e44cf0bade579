import { z } from 'zod';
import { moveHandle } from '../../../accounting/handle.ts';
import { odooText } from '../../../accounting/reading/odoo-values.ts';
import { placeInSet } from '../../asking/asked-set.ts';
import { search } from '../../looking/asking-odoo.ts';
import type { AskingOdoo } from '../../looking/asking-odoo.ts';
import type { SameFile } from './findings.ts';
import type { LookedAt } from './looked-at.ts';

const rows = z.array(
  z.object({
    /** False for a file that was uploaded and not put anywhere. */
    res_id: z.union([z.int(), z.literal(false)]),
    res_name: odooText,
    checksum: odooText,
  }),
);

export const FILE_FIELDS = ['res_id', 'res_name', 'checksum'];

const MOST = 200;

/** Files of the documents that hang on others, too, told by their content. */
export async function sameFiles(
  documents: readonly LookedAt[],
  asking: AskingOdoo,
): Promise<readonly (readonly SameFile[])[]> {
  const checksums = new Set(documents.flatMap(({ files }) => files.map(({ checksum }) => checksum)));
  // An address has no content, and so no checksum.
  checksums.delete('');
  const found =
    checksums.size === 0
      ? []
      : rows.parse(
          await search(asking, {
            model: 'ir.attachment',
            domain: [
              ['res_model', '=', 'account.move'],
              ['checksum', 'in', [...checksums]],
            ],
            fields: FILE_FIELDS,
            order: 'id',
            limit: MOST,
          }),
        );
  return documents.map(({ id, files, set }) =>
    files.flatMap(({ name, checksum }) => {
      const others = found.flatMap(({ res_id, res_name, checksum: same }) =>
        res_id === false || res_id === 0 || res_id === id || same !== checksum
          ? []
          : ([[res_id, res_name]] as const),
      );
      return [...new Map(others)].map(([other, known]) => {
        const document = moveHandle(other);
        return { name, document, known: placeInSet(set, document) ?? known ?? document };
      });
    }),
  );
}
