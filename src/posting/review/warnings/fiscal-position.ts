import { z } from 'zod';
import { odooMany2one } from '../../../accounting/reading/odoo-values.ts';
import { taxesNameTheirPosition } from '../../../accounting/versions.ts';
import { search } from '../../looking/asking-odoo.ts';
import type { AskingOdoo } from '../../looking/asking-odoo.ts';
import type { ReplacedTax } from './findings.ts';
import type { LookedAt } from './looked-at.ts';

const taxRows = z.array(
  z.object({
    id: z.int(),
    name: z.string(),
    fiscal_position_ids: z.array(z.int()),
    original_tax_ids: z.array(z.int()),
  }),
);
const pairRows = z.array(
  z.object({ position_id: odooMany2one, tax_src_id: odooMany2one, tax_dest_id: odooMany2one }),
);

export const POSITION_TAX_FIELDS = ['name', 'fiscal_position_ids', 'original_tax_ids'];
export const POSITION_PAIR_FIELDS = ['position_id', 'tax_src_id', 'tax_dest_id'];

const MOST = 1_000;

/** What one fiscal position makes of a tax: undefined where it leaves it alone. */
type Mapping = (
  position: number,
  tax: number,
) => readonly { readonly id: number; readonly name: string }[] | undefined;

/**
 * Taxes that stand on the lines although the document's fiscal position would have others there. A tax that is given
 * is not mapped by Odoo; one that Odoo fills in by itself is.
 */
export async function replacedTaxes(
  documents: readonly LookedAt[],
  asking: AskingOdoo,
): Promise<readonly (readonly ReplacedTax[])[]> {
  const positions = new Set(
    documents.flatMap(({ fiscalPosition, taxes }) => (taxes.length === 0 ? [] : (fiscalPosition ?? []))),
  );
  if (positions.size === 0) return documents.map(() => []);
  const mapping = taxesNameTheirPosition(asking.version)
    ? await taxesOfPositions([...positions], asking)
    : await pairsOfPositions([...positions], asking);
  return documents.map(({ fiscalPosition: position, taxes }) =>
    taxes.flatMap((tax) => {
      const by = position === undefined ? undefined : mapping(position, tax);
      if (by === undefined || by.some(({ id }) => id === tax)) return [];
      return [{ tax, by: by.map(({ name }) => name) }];
    }),
  );
}

/** As `map_tax` of 19: taxes say which they replace, and a position without any takes every tax away. */
async function taxesOfPositions(positions: readonly number[], asking: AskingOdoo): Promise<Mapping> {
  const found = taxRows.parse(
    await search(asking, {
      model: 'account.tax',
      domain: [['fiscal_position_ids', 'in', [...positions]]],
      fields: POSITION_TAX_FIELDS,
      order: 'id',
      limit: MOST,
    }),
  );
  return (position, tax) => {
    const own = found.filter(({ fiscal_position_ids: of }) => of.includes(position));
    const by = own.filter(({ original_tax_ids: from }) => from.includes(tax));
    return own.length === 0 ? [] : by.length === 0 ? undefined : by;
  };
}

/** As `map_tax` up to 18: a list of pairs; the second one is empty where the tax goes. */
async function pairsOfPositions(positions: readonly number[], asking: AskingOdoo): Promise<Mapping> {
  const found = pairRows.parse(
    await search(asking, {
      model: 'account.fiscal.position.tax',
      domain: [['position_id', 'in', [...positions]]],
      fields: POSITION_PAIR_FIELDS,
      order: 'id',
      limit: MOST,
    }),
  );
  return (position, tax) => {
    const own = found.filter((pair) => pair.position_id?.id === position && pair.tax_src_id?.id === tax);
    return own.length === 0 ? undefined : own.flatMap(({ tax_dest_id: by }) => by ?? []);
  };
}
