import { z } from 'zod';
import type { OdooClient } from '../../odoo/client.ts';
import type { OdooVersion } from '../../odoo/session.ts';
import type { BillRequest } from './bill-request.ts';
import type { Named } from '../documents.ts';
import { moveHandle } from '../handle.ts';
import { odooText } from '../reading/odoo-values.ts';
import { computesInvoices } from '../versions.ts';

/** Why Odoo refused a draft. */
export interface Refusals {
  /**
   * @param words Odoo's own
   * @returns sentences for people
   */
  explain(words: readonly string[], bill: BillRequest, company: Named): Promise<readonly string[]>;
}

export function refusals(client: OdooClient, version: OdooVersion): Refusals {
  return computesInvoices(version) ? AS_ODOO_SAYS : new FoundAfterwards(client);
}

const AS_ODOO_SAYS: Refusals = { explain: (words) => Promise.resolve(words) };

const idRows = z.array(z.object({ id: z.int() }));
const lockRows = z.array(z.object({ fiscalyear_lock_date: odooText, period_lock_date: odooText }));

/**
 * Odoo 14 and 15 try a refused draft once more with values that the first try has used up, and tell why the second
 * one failed: an "unbalanced journal entry", whatever it was (`BaseModel.load` in odoo/models.py, observed on 14).
 * What they refuse at this point, unlike later versions, is looked for here.
 */
class FoundAfterwards implements Refusals {
  readonly #client: OdooClient;

  constructor(client: OdooClient) {
    this.#client = client;
  }

  async explain(words: readonly string[], bill: BillRequest, company: Named): Promise<readonly string[]> {
    const looks = [this.#sameReference(bill, company), this.#lockedUntil(bill, company)];
    // A look that fails leaves Odoo's own words, which are still true: it was refused.
    const found = await Promise.all(looks).catch((): (string | undefined)[] => []);
    const reasons = found.filter((reason) => reason !== undefined);
    return reasons.length > 0 ? reasons : words;
  }

  async #sameReference(bill: BillRequest, company: Named): Promise<string | undefined> {
    const { partner, reference, invoiceDate } = bill;
    if (partner === undefined || reference === undefined) return undefined;
    const domain = [
      ['move_type', '=', 'in_invoice'],
      ['company_id', '=', company.id],
      ['commercial_partner_id', 'parent_of', partner],
      ['ref', '=', reference],
      ...(invoiceDate === undefined ? [] : [['invoice_date', '=', invoiceDate]]),
    ];
    const [same] = idRows.parse(
      await this.#client.call('account.move', 'search_read', {
        args: [domain],
        kwargs: { fields: ['ref'], order: 'id', limit: 1 },
        context: { allowed_company_ids: [company.id] },
      }),
    );
    return (
      same &&
      `There is a bill of this vendor with the reference "${reference}" already: ${moveHandle(same.id)}.`
    );
  }

  async #lockedUntil({ invoiceDate }: BillRequest, company: Named): Promise<string | undefined> {
    if (invoiceDate === undefined) return undefined;
    const [locks] = lockRows.parse(
      await this.#client.call('res.company', 'search_read', {
        args: [[['id', '=', company.id]]],
        kwargs: { fields: ['fiscalyear_lock_date', 'period_lock_date'] },
        context: { allowed_company_ids: [company.id] },
      }),
    );
    // The tax lock date refuses nothing here: it moves the date when the bill is posted.
    const until = [locks?.fiscalyear_lock_date, locks?.period_lock_date]
      .filter((date) => date !== undefined)
      .toSorted()
      .at(-1);
    return until !== undefined && invoiceDate <= until
      ? `The books of ${company.name} are locked up to ${until}, and the bill is of ${invoiceDate}.`
      : undefined;
  }
}
