import type { Clock } from '../../../common/clock.ts';
import { Kept } from '../../../common/kept.ts';
import type { OdooClient } from '../../../odoo/client.ts';
import type { OdooVersion } from '../../../odoo/session.ts';
import { computesInvoices } from '../../versions.ts';
import { InvoiceForm } from './invoice-form.ts';
import type { LineChoice, PartnerDefaults } from './invoice-form.ts';
import type { InvoiceLine, ResolvedInvoice } from './invoice-request.ts';

/** An invoice as it is sent: what was asked for, and what had to be filled in for Odoo. */
export interface FilledInInvoice extends ResolvedInvoice, PartnerDefaults {
  /** It names no date, and Odoo shall not take today's instead. */
  readonly withoutDate?: boolean;
}

/** Who fills in what a request leaves out. */
export interface InvoiceDefaults {
  /** @throws OdooError or Problem when Odoo's own form would say no */
  fillIn(invoice: ResolvedInvoice, signal?: AbortSignal): Promise<FilledInInvoice>;
}

export function invoiceDefaults(client: OdooClient, version: OdooVersion, clock: Clock): InvoiceDefaults {
  return computesInvoices(version) ? LEFT_TO_ODOO : new FormDefaults(client, clock);
}

/** Odoo 16 and newer fill in what is left out when the draft is made. */
const LEFT_TO_ODOO: InvoiceDefaults = { fillIn: (invoice) => Promise.resolve(invoice) };

/** How long (milliseconds) the form's answers are believed: the documents of one call are mostly alike. */
const LIFE_MS = 60_000;

/** For Odoo 14 and 15, what their form would have filled in is sent along. */
class FormDefaults implements InvoiceDefaults {
  readonly #client: OdooClient;
  readonly #ofPartners: Kept<PartnerDefaults>;
  readonly #ofLines: Kept<Partial<InvoiceLine>>;

  constructor(client: OdooClient, clock: Clock) {
    this.#client = client;
    this.#ofPartners = new Kept(clock, LIFE_MS);
    this.#ofLines = new Kept(clock, LIFE_MS);
  }

  async fillIn(invoice: ResolvedInvoice): Promise<FilledInInvoice> {
    // Whoever asks the same at the same time shares the answer: it is nobody's to break off.
    const form = new InvoiceForm(this.#client, invoice);
    const { type, company, journal, partner, invoiceDate, currency, paymentTerm } = invoice;
    const place = [type, company.id, journal.id, partner];
    const ofPartner =
      partner === undefined
        ? {}
        : await this.#ofPartners.get([...place, invoiceDate].join(' '), () =>
            form.choosePartner(partner, invoiceDate),
          );
    const lines = await fillLines(invoice.lines, (chosen) => {
      const asked = [...place, currency, ofPartner.fiscalPosition, chosen.product, chosen.account];
      return this.#ofLines.get(asked.join(' '), () =>
        form.addLine({ partner, currency, ...ofPartner }, chosen),
      );
    });
    return {
      ...invoice,
      ...ofPartner,
      paymentTerm: paymentTerm ?? ofPartner.paymentTerm,
      lines,
      withoutDate: invoiceDate === undefined,
    };
  }
}

/** What is named on some lines only is refused later, and taxes that are named are not mapped: then those stay as they are. */
async function fillLines(
  lines: readonly InvoiceLine[],
  defaultsOf: (chosen: LineChoice) => Promise<Partial<InvoiceLine>>,
): Promise<readonly InvoiceLine[]> {
  const namesAccounts = lines.some((line) => line.account !== undefined);
  const isMixed = namesAccounts && lines.some((line) => line.account === undefined);
  const namesTaxes = lines.some((line) => line.taxes !== undefined);
  if (isMixed || (namesTaxes && lines.every((line) => line.product === undefined))) return lines;
  const filled = lines.map(async (line) => {
    const { product, account } = line;
    const form = await defaultsOf({ product, account });
    return {
      ...line,
      description: line.description ?? form.description,
      price: line.price ?? form.price,
      account: account ?? form.account,
      taxes: namesTaxes ? line.taxes : form.taxes,
    };
  });
  return Promise.all(filled);
}
