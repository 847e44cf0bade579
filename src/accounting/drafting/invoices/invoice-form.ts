import { z } from 'zod';
import { canonicalDecimal, fromOdooFloat, parseDecimal } from '../../../common/decimal.ts';
import type { Json } from '../../../common/json.ts';
import type { OdooClient } from '../../../odoo/client.ts';
import type { Named } from '../../documents.ts';
import type { InvoiceType } from '../../kinds.ts';
import { odooFloat, odooMany2one, odooText } from '../../reading/odoo-values.ts';
import { draftingProblems } from '../problems.ts';

const headerAnswer = z.object({
  value: z.object({
    partner_id: odooMany2one.optional(),
    fiscal_position_id: odooMany2one.optional(),
    invoice_payment_term_id: odooMany2one.optional(),
    partner_bank_id: odooMany2one.optional(),
  }),
  warning: z.object({ message: z.string() }).optional(),
});

/** Commands for a many2many: [5] empties it, [4, id] puts a record in. */
const taxCommands = z.array(z.union([z.tuple([z.literal(5)]), z.tuple([z.literal(4), z.int()])]));
const lineAnswer = z.object({
  value: z.object({
    account_id: odooMany2one.optional(),
    tax_ids: taxCommands.optional(),
    name: odooText.optional(),
    price_unit: odooFloat.optional(),
  }),
});

/** What the form fills in when the partner is chosen: ids of Odoo's records. */
export interface PartnerDefaults {
  readonly fiscalPosition?: number;
  readonly paymentTerm?: number;
  /** The bank account that is to be paid: of a bill, the vendor's. */
  readonly bankAccount?: number;
}

/** What the form puts into a line. */
interface LineDefaults {
  readonly account?: number;
  readonly taxes: readonly number[];
  readonly description?: string;
  readonly price?: string;
}

/** What is chosen on a line before the form fills in the rest. */
export interface LineChoice {
  readonly product?: number;
  readonly account?: number;
}

type Values = Readonly<Record<string, Json>>;

/**
 * Odoo 14's and 15's form for a new invoice. There, what an invoice leaves out is filled in by the form and by
 * nothing else, and the form asks Odoo by `onchange` (`_onchange_partner_id`, `_onchange_product_id`, `_onchange_account_id` in
 * account/models/account_move.py). So we ask as the form does. Nothing is saved by asking.
 */
export class InvoiceForm {
  readonly #client: OdooClient;
  readonly #type: InvoiceType;
  readonly #company: Named;
  readonly #journal: Named;
  readonly #signal: AbortSignal | undefined;

  constructor(
    client: OdooClient,
    invoice: { readonly type: InvoiceType; readonly company: Named; readonly journal: Named },
    signal?: AbortSignal,
  ) {
    this.#client = client;
    this.#type = invoice.type;
    this.#company = invoice.company;
    this.#journal = invoice.journal;
    this.#signal = signal;
  }

  /**
   * The partner is chosen.
   * @param date the invoice's, ISO
   * @throws Problem refused_by_odoo when somebody has marked the partner as one to do no business with
   */
  async choosePartner(partner: number, date: string | undefined): Promise<PartnerDefaults> {
    const dates: Values = date === undefined ? {} : { invoice_date: date, date };
    const { value, warning } = headerAnswer.parse(
      await this.#onchange('account.move', { ...this.#header(partner), ...dates }, 'partner_id', [
        ...['partner_id', 'fiscal_position_id', 'invoice_payment_term_id', 'partner_bank_id'],
      ]),
    );
    // The form takes such a partner out again.
    const isTakenOut = 'partner_id' in value && value.partner_id === undefined;
    if (isTakenOut) throw draftingProblems.loadRefused(warning === undefined ? [] : [warning.message]);
    return {
      fiscalPosition: value.fiscal_position_id?.id,
      paymentTerm: value.invoice_payment_term_id?.id,
      bankAccount: value.partner_bank_id?.id,
    };
  }

  /**
   * A line is added.
   * @param chosen the product, or else the account; of what is left out the form chooses the account
   * @returns with the product's, the account's or the company's taxes, mapped by the fiscal position
   */
  async addLine(
    invoice: { readonly partner?: number; readonly fiscalPosition?: number; readonly currency?: number },
    chosen: LineChoice,
  ): Promise<LineDefaults> {
    const { product, account } = chosen;
    const line: Values = {
      company_id: this.#company.id,
      display_type: false,
      exclude_from_invoice_tab: false,
      move_id: {
        ...this.#header(invoice.partner),
        company_id: this.#company.id,
        fiscal_position_id: invoice.fiscalPosition ?? false,
        ...(invoice.currency === undefined ? {} : { currency_id: invoice.currency }),
      },
    };
    const { value } = lineAnswer.parse(await this.#chooseOnLine(line, chosen));
    return {
      account: account ?? value.account_id?.id,
      taxes: (value.tax_ids ?? []).flatMap(([, tax]) => tax ?? []),
      ...(product === undefined || value.name === undefined ? {} : { description: value.name }),
      ...(product === undefined || value.price_unit === undefined
        ? {}
        : { price: entered(value.price_unit) }),
    };
  }

  #chooseOnLine(line: Values, { product, account }: LineChoice): Promise<unknown> {
    const wanted = ['account_id', 'tax_ids'];
    if (product !== undefined) {
      const values = { ...line, product_id: product, account_id: false, tax_ids: [] };
      return this.#onchange('account.move.line', values, 'product_id', [...wanted, 'name', 'price_unit']);
    }
    if (account === undefined) return this.#onchange('account.move.line', line, [], wanted);
    const values = { ...line, account_id: account, tax_ids: [] };
    return this.#onchange('account.move.line', values, 'account_id', wanted);
  }

  #header(partner: number | undefined): Values {
    return { move_type: this.#type, journal_id: this.#journal.id, partner_id: partner ?? false };
  }

  /**
   * @param changed the field that was edited; an empty list for a form that was just opened. A field that is not on
   * the form has no effect, so it is on it
   */
  #onchange(model: string, values: Values, changed: string | readonly string[], wanted: readonly string[]) {
    const onForm = new Set([...[changed].flat(), ...wanted]);
    const specification = Object.fromEntries([...onForm].map((field) => [field, '1'] as const));
    return this.#client.call(model, 'onchange', {
      args: [[], values, changed, specification],
      context: {
        allowed_company_ids: [this.#company.id],
        default_move_type: this.#type,
        journal_id: this.#journal.id,
      },
      signal: this.#signal,
    });
  }
}

function entered(price: number): string {
  return canonicalDecimal(parseDecimal(price) ?? fromOdooFloat(price, 6));
}
