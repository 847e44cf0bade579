import { z } from 'zod';
import type { Clock } from '../../common/clock.ts';
import { Kept } from '../../common/kept.ts';
import type { OdooClient } from '../../odoo/client.ts';
import { odooText } from '../reading/odoo-values.ts';
import type { EInvoice, InvoiceParty } from './e-invoice/e-invoice.ts';
import type { OurSide } from './e-invoice/invoice-type.ts';

const LIFE_MS = 10 * 60_000;

const rows = z.array(z.object({ name: z.string(), vat: odooText }));

/** Tells on which side of an invoice the user's companies are. */
export class OurCompanies {
  readonly #client: OdooClient;
  readonly #kept: Kept<z.output<typeof rows>>;

  constructor(client: OdooClient, clock: Clock) {
    this.#client = client;
    this.#kept = new Kept(clock, LIFE_MS);
  }

  /** @returns undefined when neither party is one of them, or both are */
  async sideOf(invoice: EInvoice, context: { allowed_company_ids: number[] }): Promise<OurSide | undefined> {
    const companies = await this.#kept.get(context.allowed_company_ids.join(','), async () =>
      rows.parse(
        await this.#client.call('res.company', 'search_read', {
          args: [[['id', 'in', context.allowed_company_ids]]],
          kwargs: { fields: ['name', 'vat'], order: 'id' },
          context,
        }),
      ),
    );
    const isOurs = (party: InvoiceParty) => companies.some((company) => isSame(party, company));
    const [seller, buyer] = [isOurs(invoice.seller), isOurs(invoice.buyer)];
    return seller === buyer ? undefined : seller ? 'seller' : 'buyer';
  }
}

/** By the VAT number where both have one, else by the name. */
function isSame(party: InvoiceParty, company: { name: string; vat?: string | undefined }): boolean {
  const plain = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
  if (party.vat !== undefined && company.vat !== undefined) return plain(party.vat) === plain(company.vat);
  return party.name !== undefined && plain(party.name) === plain(company.name);
}
