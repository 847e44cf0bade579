import { z } from 'zod';
import type { OdooClient } from '../../../odoo/client.ts';
import type { OdooVersion } from '../../../odoo/session.ts';
import { moveHandle } from '../../handle.ts';
import { isPurchase } from '../../kinds.ts';
import { computesInvoices } from '../../versions.ts';
import { lockedOn } from '../lock-dates.ts';
import type { ResolvedInvoice } from './invoice-request.ts';

/** Why Odoo refused a draft. */
export interface Refusals {
  /**
   * @param words Odoo's own
   * @returns sentences for people
   */
  explain(words: readonly string[], invoice: ResolvedInvoice): Promise<readonly string[]>;
}

export function refusals(client: OdooClient, version: OdooVersion): Refusals {
  return computesInvoices(version) ? AS_ODOO_SAYS : new FoundAfterwards(client);
}

const AS_ODOO_SAYS: Refusals = { explain: (words) => Promise.resolve(words) };

const idRows = z.array(z.object({ id: z.int() }));

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

  async explain(words: readonly string[], invoice: ResolvedInvoice): Promise<readonly string[]> {
    const looks = [this.#sameReference(invoice), this.#lockedUntil(invoice)];
    // A look that fails leaves Odoo's own words, which are still true: it was refused.
    const found = await Promise.all(looks).catch((): (string | undefined)[] => []);
    const reasons = found.filter((reason) => reason !== undefined);
    return reasons.length > 0 ? reasons : words;
  }

  async #sameReference(invoice: ResolvedInvoice): Promise<string | undefined> {
    const { type, company, partner, reference, invoiceDate } = invoice;
    if (!isPurchase(type) || partner === undefined || reference === undefined) return undefined;
    const domain = [
      ['move_type', '=', type],
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
      `There is a document of this vendor with the reference "${reference}"${invoiceDate === undefined ? '' : ` and the date ${invoiceDate}`} already, ${moveHandle(same.id)}, and this version of Odoo allows no second one.`
    );
  }

  async #lockedUntil({ invoiceDate, accountingDate, company }: ResolvedInvoice): Promise<string | undefined> {
    const date = accountingDate ?? invoiceDate;
    return date === undefined ? undefined : lockedOn(this.#client, company, date);
  }
}
